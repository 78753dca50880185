"""Write a phrase in Arabic.

The head comes first: without its article where a noun or a name follows (وزارة الدفاع), else with it. Then the nouns
and names, the ordinal, the adjectives and the nationality, which agree with the head, and what follows a preposition.
With "Supreme" or "General" the head has its article, and its field follows behind ل (الهيئة العامة للاستثمار).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from arabtext.names.phrases.ordinals import arabic_ordinal
from arabtext.names.phrases.phrase import Phrase, Proper
from arabtext.names.phrases.terms import Term, arabic_term_key, arabic_terms, is_body, phrase_words
from arabtext.names.phrases.write_english import COMPOSED_SCORE, LINK_FACTOR, Spelled, Speller
from arabtext.script.chars import ARTICLE, LAM, WAW

_MINISTRY: Final = "وزارة"
_HUMAN_PLURAL: Final = "ين"
_PREPOSITIONS: Final = {"in": "في", "against": "ضد", "to": "إلى", "with": "مع", "from": "من"}


def write(phrase: Phrase, spell: Speller) -> Spelled:
    """Return the Arabic form of a phrase and its score; ``spell`` writes the proper names in it.

    >>> from arabtext.names.phrases import read_english
    >>> write(read_english.read("Iraqi Ministry of Health"), lambda name: Spelled(name.text, 1.0)).text
    'وزارة الصحة العراقية'
    """
    writer = _Writer(spell)
    text = writer.whole(phrase)
    return Spelled(text, round(COMPOSED_SCORE * writer.score, 4))


class _Writer:
    def __init__(self, spell: Speller) -> None:
        self._spell = spell
        self.score = 1.0

    def whole(self, phrase: Phrase) -> str:
        """Return a phrase in its full form."""
        phrase = _as_construct(phrase)
        head = phrase.head
        is_of_whole = head.is_adjectival or any(_is_of_whole(term, phrase) for term in phrase.adjectives)
        own = [field for field in phrase.fields if not _is_body_of(field, phrase)]
        bodies = [self.inner(field) for field in phrase.fields if _is_body_of(field, phrase)]
        fields = [self.inner(field) for field in own]
        names = [self._name(name) for name in phrase.names]
        is_house = head.expects == "either" and head.nouns in ("for", "of")
        if fields and names and (is_house or not all(name.is_place for name in phrase.names)):
            is_of_whole = True  # مركز ابن سينا للتدريب, معهد واشنطن للدراسات
        has_construct = bool(names) or (bool(fields) and not is_of_whole)
        first, qualified = _construct(head) if has_construct else (_definite(head), "")
        words = [first]
        if fields and not is_of_whole:
            before_name = bool(names) and all(field.is_bare for field in own)  # كهرباء ومياه دبي
            constructs = [_construct(field.head)[0] for field in own]
            words.append(_coordinated(constructs if before_name else fields))
        words += [_coordinated(names)] if names else []
        words += [qualified] if qualified else []
        is_feminine = head.agreement != "m"
        words += [arabic_ordinal(phrase.ordinal, feminine=is_feminine)] if phrase.ordinal else []
        words += [_agreeing(term, head) for term in phrase.adjectives]
        words += [_agreeing(term, _bearer(phrase)) for term in phrase.countries]
        words += [f"{_PREPOSITIONS['in']} {_coordinated(bodies)}"] if bodies else []
        if fields and is_of_whole:
            words.append(_coordinated([_behind_lam(fields[0]), *fields[1:]]))
        for link, targets in phrase.links:
            self.score *= LINK_FACTOR
            texts = [self._name(t) if isinstance(t, Proper) else self.inner(t) for t in targets]
            if link == "for" and own and all(_is_body_target(target) for target in targets):
                words.append(f"{_PREPOSITIONS['in']} {_coordinated(texts)}")  # لجنة الصحة في البرلمان العراقي
            elif link == "for":
                words.append(_coordinated([_behind_lam(texts[0]), *texts[1:]]))
            else:
                words.append(f"{_PREPOSITIONS[link]} {_coordinated(texts)}")
        return " ".join(words)

    def inner(self, phrase: Phrase) -> str:
        """Return a phrase that specifies another one: definite, and of a noun in construct before what follows it."""
        if phrase.head.part == "head":
            return self.whole(phrase)
        rest = [self.inner(field) for field in phrase.fields] + [self._name(name) for name in phrase.names]
        words = [_construct(phrase.head)[0], _coordinated(rest)] if rest else [_definite(phrase.head)]
        words += [_agreeing(term, phrase.head) for term in (*phrase.adjectives, *phrase.countries)]
        return " ".join(words)

    def _name(self, name: Proper) -> str:
        spelled = self._spell(name)
        self.score *= spelled.score
        return spelled.text


def _as_construct(phrase: Phrase) -> Phrase:
    """Return a phrase with what follows "for" as its field where nothing stands between: مركز الدراسات الاستراتيجية."""
    if len(phrase.links) != 1 or not replace(phrase, links=()).is_bare or " " in phrase.head.arabic:
        return phrase
    link, targets = phrase.links[0]
    if link != "for" or not all(isinstance(target, Phrase) and target.head.part == "noun" for target in targets):
        return phrase
    return replace(phrase, links=(), fields=tuple(target for target in targets if isinstance(target, Phrase)))


def _is_body_of(field: Phrase, phrase: Phrase) -> bool:
    """Return whether a field is a body that the phrase is a part of: لجنة المالية في مجلس النواب."""
    if phrase.head.arabic == _MINISTRY or field.head.english.endswith("s"):
        return False
    return is_body(field.head) and (" " in phrase.head.arabic or len(phrase.fields) > 1)


def _is_body_target(target: Phrase | Proper) -> bool:
    """Return whether what follows a preposition is a body."""
    if isinstance(target, Proper):
        return target.entity is not None and target.entity.kind == "organization"
    first = arabic_terms().whole((arabic_term_key(target.head.arabic.split(" ")[0]),))
    return any(term.part == "head" and term.group == "organization" for term in first)


def _bearer(phrase: Phrase) -> Term:
    """Return the noun that the nationality agrees with: the people whose body it is (نقابة المعلمين العراقيين)."""
    if phrase.names or phrase.adjectives:
        return phrase.head
    if len(phrase.fields) == 1 and phrase.fields[0].head.agreement == "p":
        return phrase.fields[0].head
    is_of_people = " " in phrase.head.arabic and phrase.head.arabic.endswith(_HUMAN_PLURAL) and not phrase.fields
    return replace(phrase.head, agreement="p") if is_of_people else phrase.head


def _is_of_whole(term: Term, phrase: Phrase) -> bool:
    """Return whether an adjective comes before what a body is concerned with: المجلس الوطني لحقوق الإنسان."""
    if term.arabic in phrase_words("of the whole"):
        return True
    return term.group == "organizational" and any(" " in field.head.arabic for field in phrase.fields)


def _definite(term: Term) -> str:
    """Return a term with its article: المجلس, غرفة التجارة."""
    if " " in term.arabic:
        return term.arabic
    return term.arabic if term.is_definite else ARTICLE + term.arabic


def _construct(term: Term) -> tuple[str, str]:
    """Return a term before what specifies it, and what of it stands behind that.

    So وزارة, and قيادة عمليات of قيادة العمليات; مطار and الدولي of المطار الدولي, for مطار بغداد الدولي.
    """
    if term.is_adjectival:
        first, _, rest = term.arabic.partition(" ")
        return first.removeprefix(ARTICLE), rest
    *before, last = term.arabic.split(" ")
    if len(before) < 2:
        last = last.removeprefix(ARTICLE)
    return " ".join([*before, last]), ""


def _agreeing(term: Term, noun: Term) -> str:
    """Return an adjective that agrees with a noun, definite, and those that "and" joins to it."""
    if term.also:
        return _coordinated([_agreeing(one, noun) for one in (replace(term, also=()), *term.also)])
    form = term.arabic if noun.agreement == "m" else term.feminine
    if noun.agreement == "p":
        form = term.arabic + "ين"
    return " ".join(word if word.startswith(ARTICLE) else ARTICLE + word for word in form.split())


def _coordinated(texts: list[str]) -> str:
    return f" {WAW}".join(texts)


def _behind_lam(text: str) -> str:
    """Return a word behind the preposition ل: للقضاء, للغة."""
    if not text.startswith(ARTICLE):
        return LAM + text
    rest = text.removeprefix(ARTICLE)
    return LAM + rest if rest.startswith(LAM) else LAM + LAM + rest
