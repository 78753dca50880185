"""The house form of one unit of a name in Arabic letters: a word, or a compound of Abd.

A listed word has its listed spellings. Any other word is spelled as an Arab, a Persian or a foreign name, each
weighed by the probability of that origin; an Arab name also by its vocalized forms.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import regex

from arabtext.candidates import Candidate
from arabtext.memory import remember
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import bare_key, loose, text_key
from arabtext.names.writing import schemes, spell, vocalize
from arabtext.names.writing.combining import combine
from arabtext.names.writing.latin import latin_unit
from arabtext.names.writing.spell import MIN_SHARE, origins, spellings
from arabtext.names.writing.usage import drop_article, in_region, join_abd, speller_style
from arabtext.script.morphology import tokens

#: Probability that a table's first spelling of an Arabic word is the press's, up to convention: how often it was
#: (docs/benchmarks.md). "الجبوري" → al-Jabouri is of the table "family", so its score is 0.86.
FIRST_SPELLING: Final = {"given": 0.82, "family": 0.86, "words": 0.82, "western": 0.93, "attested": 0.74}
_READINGS: Final = 8  # readings of an unlisted word that are weighed
# A spelling of an unlisted Arab name is weighed by P(speller) · P(vocalized form) ** _AGREEMENT; a form that only the
# speller has counts as _UNHEARD probable among the vocalized forms, one that only they have as _UNSPELT times the
# least probable of the speller's. Chosen by hand: a larger _AGREEMENT follows
# the vocalizer more and the speller less (باجوه: Bajwa at 0.4, Bajva at 1.2).
_AGREEMENT, _UNHEARD, _UNSPELT = 0.4, 0.02, 0.4

_ABD = regex.compile(r"^عبد[ ]?(ال.+)$")


def arabic_unit(text: str, region: str, n: int) -> list[Candidate]:
    """Return up to ``n`` house forms of a unit in Arabic letters, best first."""
    if tokens := gazetteer.arabic_tokens().get(gazetteer.arabic_key(text)):
        has_article = gazetteer.has_article(text)
        forms = dict.fromkeys((_fit_article(token, has_article), token.source) for token in tokens)
        return [
            Candidate(in_region(form, region), _listed_score(source, place), source)
            for place, (form, source) in enumerate(forms)
        ][:n]
    if compound := _ABD.match(text):
        if known := gazetteer.after_abd().get(gazetteer.arabic_key(compound.group(1))):
            return [Candidate(join_abd(in_region(known[1], region), region), FIRST_SPELLING["given"], "given")]
        inner = arabic_unit(compound.group(1), region, n)
        return [replace(c, text=join_abd(drop_article(c.text), region)) for c in inner]
    if " " in text:
        return combine([arabic_unit(word, region, n) for word in text.split(" ")], n)
    if vocalize.is_readable(text):
        return _unlisted(text, region)[:n]
    return [
        replace(c, text=latin_unit(schemes.render(c.text, "press"), region).text)
        for c in vocalize.vocalize_word(text, n)
    ]


def _listed_score(source: str, place: int) -> float:
    """Return how probable a table's spelling at ``place`` is: the others share what the first leaves."""
    first = FIRST_SPELLING[source]
    return first if place == 0 else (1 - first) / 2**place


def _fit_article(token: gazetteer.Token, has_article: bool) -> str:
    """Return a listed spelling with its article as the Arabic has it.

    One that never has it in English (``Khoury`` for الخوري) stays without.
    """
    bare = drop_article(token.press)
    if not has_article:
        return bare
    never = token.press == bare and bare_key(token.arabic) != token.arabic
    return bare if never else f"al-{bare}"


def _unlisted(word: str, region: str) -> list[Candidate]:
    """Return forms of a word that no table of Arab names has: as an Arab, a Persian and a foreign name."""
    bare = bare_key(word)
    article = "al-" if bare != word else ""
    share = origins(word)
    forms: list[Candidate] = []
    if share["arab"] >= MIN_SHARE:
        forms += (Candidate(article + c.text, c.score * share["arab"], c.source) for c in _unlisted_arab(bare, region))
    if share["persian"] >= MIN_SHARE:
        spelled = spellings(bare, "persian")
        forms += (Candidate(_capitalize(s.text), s.probability * share["persian"], "model") for s in spelled)
    if share["foreign"] >= MIN_SHARE:
        spelled = spellings(word, "foreign")
        forms += (
            Candidate(_capitalize(s.text), s.probability * share["foreign"], "foreign" if s.attested else "model")
            for s in spelled
        )
    found: dict[str, Candidate] = {}
    for form in forms:
        earlier = found.get(form.text, Candidate(form.text, 0.0, form.source))
        source = earlier.source if earlier.score > form.score else form.source
        found[form.text] = Candidate(form.text, form.score + earlier.score, source)
    return sorted(found.values(), key=lambda c: (-c.score, c.text))


@remember("house forms of words")
def _unlisted_arab(bare: str, region: str) -> tuple[Candidate, ...]:
    """Return spellings of an unlisted Arab name: the speller's, weighed by the vocalized forms."""
    vocalized = vocalize.vocalize_word(bare, _READINGS)
    by_sound: dict[str, float] = {}
    scores: dict[str, float] = {}
    for reading in vocalized:
        text = schemes.render(reading.text, "press").lower()
        by_sound[loose(text)] = by_sound.get(loose(text), 0.0) + reading.score
        scores.setdefault(text, 0.0)
    spelled = {s.text: s.probability for s in spellings(bare, "arab", style=speller_style(region))}
    floor = min(spelled.values(), default=1.0) * _UNSPELT
    for text in (*scores, *spelled):
        agreement = by_sound.get(loose(text), 0.0) + _UNHEARD
        scores[text] = spelled.get(text, floor) * agreement**_AGREEMENT
    total = sum(scores.values())
    source = "catalogue" if any(reading.source == "catalogue" for reading in vocalized) else "model"
    best = sorted(scores, key=lambda text: (-scores[text], text))[:_READINGS]
    return tuple(Candidate(latin_unit(_capitalize(text), region).text, scores[text] / total, source) for text in best)


def _capitalize(text: str) -> str:
    return regex.sub(r"(?<![a-z])[a-z]", lambda match: match.group().upper(), text)


def prepare(names: Iterable[str], region: str = "") -> None:
    """Read the unlisted words of many names at once; each name is then romanized in a fraction of the time."""
    words = dict.fromkeys(word for name in names for word in unlisted(name))
    spell.prepare(words, style=speller_style(region))
    vocalize.prepare(bare_key(word) for word in words if origins(word)["arab"] >= MIN_SHARE)


def unlisted(name: str) -> list[str]:
    """Return the Arabic words of a name that no table spells.

    >>> unlisted("محمد بن تويفو"), unlisted("Mohammed")
    (['تويفو'], [])
    """
    return [token.text for token in tokens(name) if token.script == "arabic" and not _is_listed(token.text)]


def _is_listed(word: str) -> bool:
    """Return whether a table spells an Arabic word, or it is a particle, a title or a compound of a listed name."""
    if gazetteer.tokens_of(word):
        return True
    key = text_key(word).strip()
    compound = _ABD.match(word)
    known = compound and gazetteer.arabic_key(compound.group(1)) in gazetteer.after_abd()
    return bool(known) or key in gazetteer.particles() or key in gazetteer.titles()
