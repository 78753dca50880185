"""The house form, and the Arabic form, of a name that is a phrase: put together of the words that it is made of.

Names inside the phrase are looked up, and spelled like any other name where they are not listed; the score of the
whole then falls with theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from arabtext.candidates import Candidate
from arabtext.memory import once
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import LATIN_ARTICLES, text_key
from arabtext.names.phrases import read_arabic, read_english, read_phrase, write_arabic, write_english
from arabtext.names.phrases.phrase import Proper
from arabtext.names.phrases.terms import arabic_term_key, arabic_terms, is_place_head
from arabtext.names.phrases.write_english import Spelled, evidence
from arabtext.script.chars import ARTICLE, has_arabic_letter

#: The source of a composed form.
COMPOSED: Final = "composed"
_ENGLISH_SCORE: Final = 0.9  # of an English phrase that stays as it is; chosen by hand

_UNREAD_SCORE: Final = 0.7  # of one of English words alone that is not read to its end; chosen by hand

_MINISTRY: Final = "وزارة"

SpellName = Callable[[str], Candidate]


def compose_english(text: str, spell: SpellName, country: str = "") -> Candidate | None:
    """Return the English form of a phrase in either language, None if ``text`` is none.

    ``spell`` writes a name that is not listed in the house form. Of a phrase in English only the names are brought to
    their house forms. The reason of the candidate says which word was read as what.
    """
    if not has_arabic_letter(text):
        return _english_as_it_is(text, spell)
    phrase = read_arabic.read(text) if read_arabic.may_be_phrase(text) else None
    if phrase is None:
        return None

    own = country or next((code for term in phrase.countries for code in term.countries), "")
    form = write_english.write(phrase, lambda name: _press(name, spell, own), country)
    return Candidate(form.text, form.score, COMPOSED, evidence(phrase))


def _press(name: Proper, spell: SpellName, country: str = "") -> Spelled:
    """Return the house form of a name inside a phrase; of several places with the name, that in a country."""
    if name.entity is not None and name.entity.kind == "person":
        return _person(name.text, name.entity, spell)
    if name.entity is not None:
        known = gazetteer.entity(name.text, country) if name.is_place and country else None
        return Spelled(_without_head(name.text, known or name.entity), 1.0)
    best = spell(name.text)
    return Spelled(best.text, best.score)


def _person(text: str, known: gazetteer.Entity, spell: SpellName) -> Spelled:
    """Return the house form of a listed person's name as far as it is written: الملك عبد العزيز is no Ibn Saud."""
    words, arabic, press = text.split(), known.arabic.split(), known.press.split()
    if len(arabic) == len(press) and words in (arabic[: len(words)], press[: len(words)]):
        return Spelled(" ".join(press[: len(words)]), 1.0)
    title = gazetteer.titles().get(text_key(words[0]).strip()) if len(words) > 1 else None
    if text == known.arabic or (len(words) == len(press) and (title is None or title[0] == press[0])):
        return Spelled(known.press, 1.0)
    best = spell(" ".join(words[1:]) if title else text)
    return Spelled(f"{title[0]} {best.text}" if title else best.text, best.score)


def _without_head(text: str, known: gazetteer.Entity) -> str:
    """Return the house form of a body or place without its head, if only the name is written: أمل of حركة أمل."""
    if not has_arabic_letter(text):
        return text if known.press.startswith(f"{_without_article(text)} ") else known.press
    head, _, rest = known.arabic.partition(" ")
    if known.arabic == text or (rest and rest != text and " " in text):
        return known.press
    name, _, last = known.press.rpartition(" ")
    first, _, behind = known.press.partition(" ")
    heads = arabic_terms().whole((arabic_term_key(head),)) if rest else ()
    kinds = {word for term in heads if term.part == "head" for word in term.shown.casefold().split()}
    if name and first.casefold() in kinds:
        return behind  # Camp Speicher
    longer, two = " ".join(name.split()[:-1]), " ".join(known.press.split()[-2:])
    name = longer if longer and is_place_head(two) else name  # Sharara oil field
    return name if name and last.casefold() in kinds else known.press


def _without_article(name: str) -> str:
    article, hyphen, rest = name.partition("-")
    return rest if hyphen and article.casefold() in LATIN_ARTICLES else name


def _english_as_it_is(text: str, spell: SpellName) -> Candidate | None:
    """Return an English phrase with the names in it in their house forms.

    A ministry is also put in the order of the house: every state has the same ones, so that the order is no name's.
    """
    phrase = read_english.read(text) if read_english.may_be_phrase(text) else None
    if phrase is None:
        return Candidate(text, _UNREAD_SCORE, COMPOSED) if read_english.is_english(text) else None
    before = "-".join(term.english for term in phrase.countries)
    is_in_order = text.startswith(f"{before} {phrase.head.shown} of ".lstrip())
    if phrase.head.arabic == _MINISTRY and phrase.fields and not (is_in_order or phrase.names or phrase.links):
        form = write_english.write(phrase, lambda name: _press(name, spell))
        return Candidate(form.text, form.score, COMPOSED, evidence(phrase))
    score, written = _ENGLISH_SCORE, text
    for name in phrase.all_names:
        best = _press(name, spell)
        is_longer = name.text in best.text and best.text in written  # Hamrin is listed as Hamrin Mountains
        if name.text in written and not is_longer:
            written = written.replace(name.text, best.text, 1)
        score *= best.score
    return Candidate(written, round(score, 4), COMPOSED, evidence(phrase))


def _is_whole(name: Proper) -> bool:
    """Return whether a listed name is written as such: الملك سعود is no full name of the king's."""
    assert name.entity is not None
    if name.entity.kind != "person":
        return True
    forms = (name.entity.arabic, name.entity.press)
    return any(len(form.split()) == len(name.text.split()) for form in forms)


def compose_arabic(text: str, spell: SpellName) -> Candidate | None:
    """Return the Arabic form of a phrase in English, None if ``text`` is none."""
    phrase = read_english.read(text) if read_english.may_be_phrase(text) else None
    if phrase is None:
        return None

    def spelled(name: Proper) -> Spelled:
        if name.entity is not None and _is_whole(name):
            return Spelled(name.entity.arabic, 1.0)
        head, rest = _arabic_title(name.text)
        best = spell(rest)
        return Spelled(f"{head} {best.text}".strip(), best.score)

    form = write_arabic.write(phrase, spelled)
    return Candidate(form.text, form.score, COMPOSED, evidence(phrase))


def _arabic_title(name: str) -> tuple[str, str]:
    """Return the Arabic title that a name begins with, and the rest: King Saud."""
    first, _, rest = name.partition(" ")
    known = gazetteer.titles().get(text_key(first)) if rest else None
    arabic = _arabic_titles().get(known[0]) if known else None
    return (arabic, rest) if arabic else ("", name)


@once
def _arabic_titles() -> dict[str, str]:
    """Return English title → its Arabic form with the article."""
    found: dict[str, str] = {}
    for key, (english, _) in gazetteer.titles().items():
        if has_arabic_letter(key) and " " not in key:
            form = key if key.startswith(ARTICLE) else ARTICLE + key
            if english not in found or len(form) > len(found[english]):
                found[english] = form
    return found


def keeps_head(name: str, known: gazetteer.Entity) -> bool:
    """Return whether a listed place is written with a head that its house form lacks: نهر الليطاني is Litani River.

    In English it is a head that the listed Arabic form lacks: Camp Taji is معسكر التاجي.
    """
    if known.kind != "place" or known.type == "country" or name in (known.press, known.arabic):
        return False
    phrase, press = read_phrase(name), known.press.casefold()
    if phrase is None or all(inner.entity is None or inner.entity.press != known.press for inner in phrase.names):
        return False  # مدينة السادس من أكتوبر
    if not has_arabic_letter(name):
        first = arabic_term_key(known.arabic.split(" ")[0])
        return not any(term.part == "head" for term in arabic_terms().whole((first,)))
    return not any(form.casefold() in press for form in phrase.head.all_english)
