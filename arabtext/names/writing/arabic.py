"""The house form of one unit of a name in Arabic letters: a word, or a compound of Abd.

A listed word has its listed spellings. Any other word is spelled as an Arab, a Persian or a foreign name, each
weighed by the probability of that origin; an Arab name also by its vocalized forms.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

import regex

from arabtext.candidates import Candidate
from arabtext.memory import remember
from arabtext.names.comparing.respelling import preference
from arabtext.names.known import gazetteer
from arabtext.names.known.alphabets import arabic_letters
from arabtext.names.known.keys import bare_key, loose, text_key
from arabtext.names.known.run_together import cut
from arabtext.names.model import Role
from arabtext.names.writing import schemes, spell, vocalize
from arabtext.names.writing.alphabets import unit_of_language
from arabtext.names.writing.combining import combine
from arabtext.names.writing.latin import latin_unit
from arabtext.names.writing.spell import MIN_SHARE, Origin, origins, spellings
from arabtext.names.writing.styled import STYLE, preferred_arabic, spell_word, token_form
from arabtext.names.writing.usage import Usage, drop_article, in_region, join_abd, join_allah, speller_style
from arabtext.script.chars import ALEF, ALEF_MAKSURA, FATHA, TEH_MARBUTA, YEH, ZWNJ
from arabtext.script.morphology import tokens
from arabtext.script.stages import PLAIN

_READINGS: Final = 8  # readings of an unlisted word that are weighed
# A spelling of an unlisted Arab name is weighed by P(speller) · P(vocalized form) ** _AGREEMENT; a form that only the
# speller has counts as _UNHEARD probable among the vocalized forms, one that only they have as _UNSPELT times the
# least probable of the speller's. Chosen by hand: a larger _AGREEMENT follows
# the vocalizer more and the speller less (باجوه: Bajwa at 0.4, Bajva at 1.2).
_AGREEMENT, _UNHEARD, _UNSPELT = 0.4, 0.02, 0.4

_ABD = regex.compile(r"^عبد[ ]?(ال.+)$")
_ALLAH = regex.compile(r"^(?!ال)(\p{L}{3,}) الله$")

#: Word → its Latin spellings, as :func:`arabtext.names.writing.hints.hints` gives them.
Spellings = Mapping[str, tuple[str, ...]]
NO_SPELLINGS: Final[Spellings] = MappingProxyType({})


def arabic_unit(
    text: str, usage: Usage, n: int, spelled: Spellings = NO_SPELLINGS, role: Role = "given"
) -> list[Candidate]:
    """Return up to ``n`` house forms of a unit in Arabic letters, best first; ``spelled`` are hints at its vowels.

    ``role`` chooses among the names that a word with ى may write.
    """
    if usage.style.preferred and (form := preferred_arabic(text, usage.style, role)):
        return [Candidate(form, 1.0, STYLE)]
    if usage.region and (known := unit_of_language(text, usage.region)):
        return known
    text = arabic_letters(text).replace(ZWNJ, "")
    hints = vocalize.fitting(text, spelled.get(text, ()))
    if tokens := gazetteer.tokens_of(text, role):
        has_article = gazetteer.has_article(text)
        forms: dict[tuple[str, str], gazetteer.Token] = {}
        for token in tokens:
            forms.setdefault((_fit_article(token, has_article), token.source), token)
        listed = list[Candidate]()
        for place, ((form, source), token) in enumerate(forms.items()):
            is_foreign = not hints and gazetteer.is_rather_foreign(text, (token.press, *token.variants))
            score = _listed_score(gazetteer.trust("spelling", source, foreign=is_foreign), place)
            listed.append(Candidate(token_form(token, form, usage), score, source))
        return (_unlisted(text, usage, hints) if _is_unlisted(text, tokens, hints) else _weighed(listed, hints))[:n]
    if compound := _ABD.match(text):
        if divine := gazetteer.after_abd().get(gazetteer.arabic_key(compound.group(1))):
            form = join_abd(_divine(*divine, usage), usage)
            return [Candidate(form, gazetteer.trust("spelling", "given"), "given")]
        inner = arabic_unit(compound.group(1), usage, n, spelled)
        return [replace(c, text=join_abd(drop_article(c.text), usage)) for c in inner]
    if compound := _ALLAH.match(text):
        written = (compound[1], *(token.arabic for token in gazetteer.tokens_of(compound[1])))
        is_feminine = any(word.endswith(TEH_MARBUTA) for word in written)
        inner = arabic_unit(compound[1], usage, n, spelled)
        return [replace(c, text=join_allah(c.text, usage, feminine=is_feminine)) for c in inner]
    if " " in text:
        return combine([arabic_unit(word, usage, n, spelled) for word in text.split(" ")], n)
    if vocalize.is_readable(text):
        return _unlisted(text, usage, hints)[:n]
    return [
        replace(c, text=latin_unit(schemes.render(c.text, "press"), usage).text)
        for c in vocalize.vocalize_word(text, n)
    ]


def _divine(vocalized: str, press: str, usage: Usage) -> str:
    """Return a listed word behind Abd, without article."""
    if usage.style.preferred and (own := preferred_arabic(gazetteer.strip_marks(vocalized), usage.style)):
        return drop_article(own)
    said = in_region(press, usage.region)
    return spell_word(press, vocalized, usage) if said == press else said


def _listed_score(first: float, place: int) -> float:
    """Return how probable a table's spelling at ``place`` is: the others share what the ``first`` leaves."""
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


def _is_unlisted(word: str, tokens: Sequence[gazetteer.Token], hints: tuple[str, ...]) -> bool:
    """Return whether Latin spellings of a listed word choose a reading that no table lists (ملك, listed as Malak)."""
    if not hints or not all(token.vocalized for token in tokens):
        return False
    chosen = vocalize.vocalize_word(word, 1, hints)[0]
    sounds = {loose(token.press) for token in tokens}
    return chosen.source in ("catalogue", "model") and loose(schemes.render(chosen.text, "press")) not in sounds


def _weighed(forms: list[Candidate], hints: tuple[str, ...]) -> list[Candidate]:
    """Return house forms of a word with their scores given Latin spellings of it; the scores keep their sum."""
    gains = [sum(preference(_letters(form.text), hint) for hint in hints) for form in forms]
    if max(gains, default=0.0) in (0.0, -math.inf):
        return forms
    weights = [form.score * math.exp(gain - max(gains)) for form, gain in zip(forms, gains, strict=True)]
    scale = sum(form.score for form in forms) / sum(weights)
    scored = (replace(form, score=weight * scale) for form, weight in zip(forms, weights, strict=True))
    return sorted(scored, key=lambda c: (-c.score, c.text))


def _letters(form: str) -> str:
    """Return the letters of a house form, without its article."""
    return "".join(c for c in drop_article(form).casefold() if c.isalpha())


def _unlisted(word: str, usage: Usage, hints: tuple[str, ...] = ()) -> list[Candidate]:
    """Return forms of a word that no table of Arab names has: as an Arab, a Persian and a foreign name."""
    bare = bare_key(word)
    article = "al-" if bare != word else ""
    spell.prepare([word], style=speller_style(usage.region))  # its letters are read once for all origins
    share = origins(word)
    forms: list[Candidate] = []
    if share["arab"] >= MIN_SHARE:
        forms += (
            Candidate(article + c.text, c.score * share["arab"], c.source) for c in _unlisted_arab(bare, usage, hints)
        )
    if share["persian"] >= MIN_SHARE:
        forms += _weighed(_spelled(bare, "persian", share["persian"]), hints)
    if share["foreign"] >= MIN_SHARE:
        forms += _weighed(_spelled(word, "foreign", share["foreign"], hints), hints)
    found: dict[str, Candidate] = {}
    for form in forms:
        earlier = found.get(form.text, Candidate(form.text, 0.0, form.source))
        source = earlier.source if earlier.score > form.score else form.source
        found[form.text] = Candidate(form.text, form.score + earlier.score, source)
    return sorted(found.values(), key=lambda c: (-c.score, c.text))


def _spelled(word: str, origin: Origin, share: float, hints: tuple[str, ...] = ()) -> list[Candidate]:
    """Return spellings of a name of another origin that the word has with a probability of ``share``."""
    return [
        Candidate(_capitalize(s.text), s.probability * share, "foreign" if s.attested else "model")
        for s in spellings(word, origin, hints=hints)
    ]


@remember("house forms of words")
def _unlisted_arab(bare: str, usage: Usage, hints: tuple[str, ...] = ()) -> tuple[Candidate, ...]:
    """Return spellings of an unlisted Arab name: the speller's, weighed by the vocalized forms.

    With Latin spellings of the word, which choose among the vocalized forms, these decide how it sounds, and the
    speller only how that is spelled.
    """
    vocalized = vocalize.vocalize_word(bare, _READINGS, hints)
    by_sound: dict[str, float] = defaultdict(float)
    texts: list[str] = []
    for reading in vocalized:
        texts.append(schemes.render(reading.text, "press").lower())
        by_sound[loose(texts[-1])] += reading.score
    written = _with_sounded_ending(bare, vocalized)
    spelled = {s.text: s.probability for s in spellings(written, "arab", style=speller_style(usage.region))}
    floor = min(spelled.values(), default=1.0) * _UNSPELT
    chances = {text: spelled.get(text, floor) for text in (*texts, *spelled)}
    alike: dict[str, float] = defaultdict(float)
    for text, chance in chances.items():
        alike[loose(text)] += chance
    scores: dict[str, float] = {}
    for text, chance in chances.items():
        agreement = by_sound[loose(text)] + _UNHEARD
        scores[text] = agreement * chance / alike[loose(text)] if hints else agreement**_AGREEMENT * chance
    total = sum(scores.values())
    source = "catalogue" if any(reading.source == "catalogue" for reading in vocalized) else "model"
    best = sorted(scores, key=lambda text: (-scores[text], text))[:_READINGS]
    return tuple(Candidate(_rule_form(text, vocalized, usage), scores[text] / total, source) for text in best)


def _rule_form(text: str, readings: Sequence[Candidate], usage: Usage) -> str:
    """Return a spelling in small letters in the house form; an unlisted one has its sounds as the style writes them."""
    form = latin_unit(_capitalize(text), usage)
    is_spelled = usage.region == "maghreb"  # the speller knows the letters of the Maghreb
    if form.source != "rule" or not (usage.changes_letters or (usage.habits and not is_spelled)):
        return form.text
    return spell_word(form.text, _reading_like(text, readings), usage)


def _reading_like(text: str, readings: Sequence[Candidate]) -> str:
    """Return the likeliest reading that sounds like a spelling, else the likeliest."""
    sound = loose(text)
    alike = (reading.text for reading in readings if loose(schemes.render(reading.text, "press")) == sound)
    return next(alike, readings[0].text if readings else "")


def _with_sounded_ending(word: str, readings: Iterable[Candidate]) -> str:
    """Return a word with the letter of the sound that its ى has in most readings: ا or ي."""
    if word[-1] != ALEF_MAKSURA:
        return word
    long_a = sum(c.score if c.text.endswith(FATHA + ALEF_MAKSURA) else -c.score for c in readings)
    return word[:-1] + (ALEF if long_a > 0 else YEH)


_INITIAL = regex.compile(r"(?<![a-z])[a-z]")


def _capitalize(text: str) -> str:
    return _INITIAL.sub(lambda match: match.group().upper(), text)


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
    if PLAIN.fullmatch(name):
        words = name.split()
    else:
        words = [token.text for token in tokens(name) if token.script == "arabic"]
    return [word for word in words if not (_is_listed(word) or cut(word))]


def _is_listed(word: str) -> bool:
    """Return whether a table spells an Arabic word, or it is a particle, a title or a compound of a listed name."""
    if gazetteer.tokens_of(word):
        return True
    key = text_key(word).strip()
    compound = _ABD.match(word)
    known = compound and gazetteer.arabic_key(compound.group(1)) in gazetteer.after_abd()
    return bool(known) or key in gazetteer.particles() or key in gazetteer.titles()
