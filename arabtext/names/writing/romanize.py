"""Romanize names: one consistent English form, or a formal scheme, from Arabic letters or any Latin spelling."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import regex

from arabtext.candidates import Candidate
from arabtext.errors import expect_count, expect_names, expect_text
from arabtext.names.authority import Authority, Given
from arabtext.names.known import gazetteer
from arabtext.names.known.absent import why_no_name
from arabtext.names.known.alphabets import latin_letters
from arabtext.names.model import MAX_NAME
from arabtext.names.style.value import Style, StyleLike
from arabtext.names.writing import arabic, schemes, vocalize
from arabtext.names.writing.hints import hints
from arabtext.names.writing.press import AUTHORITY, MAX_ROUNDS, house_forms
from arabtext.names.writing.usage import region_of_country, usage_of_name
from arabtext.script import normalize
from arabtext.script.stages import PLAIN

#: Names whose unlisted words are read together: all that is read of them must fit the caches of the nets, or it is read
#: a second time. Chosen by hand; twice as many gain 2 %.
BATCH: Final = 250
#: Marks of other scripts on an Arabic letter, which would stand on the Latin letter that it becomes.
_FOREIGN_MARKS = regex.compile(r"(?V1)(?<=\p{Arabic}[\p{M}\N{ARABIC TATWEEL}]*)[\p{M}--\p{Block=Arabic}]+")


def romanize(
    name: str,
    scheme: str = "press",
    *,
    country: str | None = None,
    titles: bool = True,
    style: StyleLike = None,
    authority: Given = None,
) -> str:
    """Return ``name`` in Latin letters: the house form by default, else that of a formal scheme.

    A Latin spelling is brought to the same house form as the Arabic. ``country`` (its ISO 3166 code of two letters, or
    its name) shifts the defaults to the usage of a region, and chooses among places of one name; ``titles=False``
    leaves titles off. ``style`` is a house style, as :meth:`arabtext.names.Style.of` takes it, and ``authority`` names
    that are decided, as :meth:`arabtext.names.Authority.of` takes them; it wins over everything else. All four apply to
    the house form alone. A text without a name comes back as it is. Raises :class:`arabtext.errors.UsageError` for an
    unknown scheme, country or style.

    >>> romanize("قيس الخزعلي"), romanize("Qays al-Khaz'ali")
    ('Qais al-Khazali', 'Qais al-Khazali')
    >>> romanize("عبد العزيز جمال", country="EG")
    'Abdel Aziz Gamal'
    >>> romanize("الصويرة"), romanize("الصويرة", country="IQ")
    ('Essaouira', 'al-Suwaira')
    >>> romanize("قيس الخزعلي", "ala-lc")
    'Qays al-Khaz‘alī'
    """
    return candidates(name, 1, scheme, country=country, titles=titles, style=style, authority=authority)[0].text


def candidates(
    name: str,
    n: int = 5,
    scheme: str = "press",
    *,
    country: str | None = None,
    titles: bool = True,
    latin: str | None = None,
    style: StyleLike = None,
    authority: Given = None,
) -> list[Candidate]:
    """Return up to ``n`` forms of ``name``, best first, each with a score and the source that decided it.

    The parameters are those of :func:`romanize`. A name of several parts has the source of its weakest part;
    docs/names.md lists the sources. There is always at least one candidate. ``latin`` is a spelling of the name in
    Latin letters, which chooses among the readings of its vowels; where it is that of another name, it changes nothing.

    >>> [candidate.source for candidate in candidates("حسن نصر الله", 1)]
    ['person']
    >>> candidates("نمير ملك", 1)[0].text, candidates("نمير ملك", 1, latin="Numayr Malik")[0].text
    ('Namir Malak', 'Numeir Malik')
    """
    scheme = schemes.expect_scheme(scheme)
    style, decided = Style.of(style), Authority.of(authority)
    text, n = expect_text(name, "name"), max(expect_count(n), 1)
    usage = usage_of_name(text, country, style)
    latin = expect_text(latin, "latin") if latin is not None else None
    if schemes.is_transliteration(scheme):
        return [Candidate(schemes.transliterate(text, scheme), 1.0, "letters")]
    if scheme == "press" and (decision := decided.lookup(text)):
        return [Candidate(decision.canonical, 1.0, AUTHORITY)]
    if reason := why_no_name(text):
        return [Candidate(text, 0.0, "unchanged", reason)]
    if scheme != "press":
        return [
            Candidate(schemes.render(c.text, scheme), c.score, c.source)
            for c in vocalize.vocalize(text, n, latin=latin)
        ]
    text = " ".join(_FOREIGN_MARKS.sub("", normalize(text, "title")).split()) or text
    spelled = {word: (letters,) for word, letters in hints(text, latin).items()} if latin is not None else {}
    titles = titles and style.titles != "dropped"
    forms = house_forms(text, n, usage, titles=titles, spelled=spelled, decided=decided)
    forms = [c if c.text.isascii() else replace(c, text=latin_letters(c.text)) for c in forms]
    if usage.region != region_of_country(usage.habits or None):
        forms = [
            c if c.source == AUTHORITY else replace(c, text=_settled(c.text, country, titles, style)) for c in forms
        ]
    return forms


def _settled(form: str, country: str | None, titles: bool, style: Style) -> str:
    """Return a form that followed the usage of the letters it was read from, as its own Latin letters would have it.

    So romanizing twice changes nothing: a usage that the Latin form does not show is given up.
    """
    for _ in range(MAX_ROUNDS):
        again = house_forms(form, 1, usage_of_name(form, country, style), titles=titles)[0].text
        if again == form:
            break
        form = again
    return form


def romanize_all(
    names: Iterable[str],
    scheme: str = "press",
    *,
    country: str | None = None,
    titles: bool = True,
    style: StyleLike = None,
    authority: Given = None,
) -> list[str]:
    """Return every name as :func:`romanize` returns it, in order; the unlisted words of a column are read together.

    The parameters and errors are those of :func:`romanize`.

    >>> romanize_all(["قيس الخزعلي", "Qays al-Khaz'ali", "N/A"])
    ['Qais al-Khazali', 'Qais al-Khazali', 'N/A']
    """
    found = candidates_all(names, 1, scheme, country=country, titles=titles, style=style, authority=authority)
    return [some[0].text for some in found]


def candidates_all(
    names: Iterable[str],
    n: int = 5,
    scheme: str = "press",
    *,
    country: str | None = None,
    titles: bool = True,
    style: StyleLike = None,
    authority: Given = None,
) -> list[list[Candidate]]:
    """Return for every name what :func:`candidates` returns, in order; unlisted words are read together.

    The parameters and errors are those of :func:`candidates`.

    >>> [found[0].source for found in candidates_all(["حسن نصر الله", "سعاد"], 1)]
    ['person', 'given']
    """
    n, column = expect_count(n), expect_names(names)
    style, decided = Style.of(style), Authority.of(authority)
    distinct = list(dict.fromkeys(column))
    forms: dict[str, list[Candidate]] = {}
    for start in range(0, len(distinct), BATCH):
        batch = distinct[start : start + BATCH]
        prepare(batch, n, scheme, country=country)
        forms |= {
            name: candidates(name, n, scheme, country=country, titles=titles, style=style, authority=decided)
            for name in batch
        }
    return [forms[name] for name in column]


def prepare(names: Iterable[str], n: int = 1, scheme: str = "press", *, country: str | None = None) -> None:
    """Read the unlisted words of names at once; each is then romanized in a fraction of the time.

    Of more than :data:`BATCH` names, what is read first may be forgotten before it is used.
    """
    scheme, region = schemes.expect_scheme(scheme), region_of_country(country)
    arabic_names = (name for name in names if not (name.isascii() or len(name) > MAX_NAME))
    plain = (name if PLAIN.fullmatch(name) else normalize(name, "title") for name in arabic_names)
    texts = [
        name for name in plain if gazetteer.entity(name) is None and gazetteer.place(name) is None
    ]  # a listed name needs no table of words
    if scheme == "press":
        arabic.prepare(texts, region)
    elif not schemes.is_transliteration(scheme):
        known = gazetteer.catalogue() if n == 1 else ()
        words = (word for text in texts for word in (arabic.unlisted(text) if n == 1 else text.split()))
        vocalize.prepare(word for word in words if word not in known)
