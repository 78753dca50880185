"""Romanize names: one consistent English form, or a formal scheme, from Arabic letters or any Latin spelling."""

from __future__ import annotations

from collections.abc import Iterable

from arabtext.candidates import Candidate
from arabtext.errors import expect_text
from arabtext.names.known.absent import why_no_name
from arabtext.names.writing import arabic, schemes
from arabtext.names.writing.press import house_forms
from arabtext.names.writing.usage import region_of_country
from arabtext.names.writing.vocalize import vocalize
from arabtext.script import normalize


def romanize(name: str, scheme: str = "press", *, country: str | None = None, titles: bool = True) -> str:
    """Return ``name`` in Latin letters: the house form by default, else that of a formal scheme.

    A Latin spelling is brought to the same house form as the Arabic. ``country`` (ISO 3166 alpha-2) shifts the
    defaults to the usage of a region; ``titles=False`` leaves titles off. Both apply to the house form alone. A text
    without a name comes back as it is. Raises :class:`arabtext.errors.UsageError` for an unknown scheme or country
    code.

    >>> romanize("قيس الخزعلي"), romanize("Qays al-Khaz'ali")
    ('Qais al-Khazali', 'Qais al-Khazali')
    >>> romanize("عبد العزيز جمال", country="EG")
    'Abdel Aziz Gamal'
    >>> romanize("قيس الخزعلي", "ala-lc")
    'Qays al-Khaz‘alī'
    """
    return candidates(name, 1, scheme, country=country, titles=titles)[0].text


def candidates(
    name: str, n: int = 5, scheme: str = "press", *, country: str | None = None, titles: bool = True
) -> list[Candidate]:
    """Return up to ``n`` forms of ``name``, best first, each with a score and the source that decided it.

    The parameters are those of :func:`romanize`. A name of several parts has the source of its weakest part;
    docs/names.md lists the sources. There is always at least one candidate.

    >>> [candidate.source for candidate in candidates("حسن نصر الله", 1)]
    ['person']
    """
    schemes.expect_scheme(scheme)
    region = region_of_country(country)
    text, n = expect_text(name, "name"), max(n, 1)
    if schemes.is_transliteration(scheme):
        return [Candidate(schemes.transliterate(text, scheme), 1.0, "letters")]
    if reason := why_no_name(text):
        return [Candidate(text, 0.0, "unchanged", reason)]
    if scheme != "press":
        return [Candidate(schemes.render(c.text, scheme), c.score, c.source) for c in vocalize(text, n)]
    return house_forms(" ".join(normalize(text, "title").split()) or text, n, region, titles=titles)


def prepare(names: Iterable[str], *, country: str | None = None) -> None:
    """Read the unlisted words of many names at once; each name is then romanized in a fraction of the time."""
    arabic.prepare(names, region_of_country(country))
