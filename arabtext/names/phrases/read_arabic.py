"""Read a phrase in Arabic: a head, then what specifies it, word by word.

At each word the longest reading is taken: an ordinal, a preposition, a listed name, an adjective, a noun; else the word
belongs to a proper name. A noun opens a phrase of its own inside, which ends where an adjective agrees with what stands
further out. A phrase with a word that fits nowhere is not read at all, so that nothing comes out half translated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once, remember
from arabtext.names.known import gazetteer
from arabtext.names.phrases.ordinals import read_arabic_ordinal
from arabtext.names.phrases.phrase import Link, Phrase, Proper, may_bear
from arabtext.names.phrases.terms import (
    HUMAN_PLURALS,
    Agreement,
    Part,
    Term,
    arabic_term_key,
    arabic_terms,
    foreign_heads,
    heads,
    phrase_words,
)
from arabtext.script.chars import ARTICLE, BEH, LAM, TEH_MARBUTA, WAW, has_arabic_letter
from arabtext.script.wordlist import frequency

_MAX_WORDS: Final = 16  # of a phrase; longer ones are left alone
_MAX_ENTITY_WORDS: Final = 6
_MAX_NAME_WORDS: Final = 5  # of a proper name that no table has
#: Occurrences per million words from which a word that no table of names has is a common noun; chosen by hand.
_MAX_NAME_FREQUENCY: Final = 2.0
#: Occurrences per million words from which a head that is also a given name is rather the head; chosen by hand.
_MIN_NOUN_FREQUENCY: Final = 50.0
_MIN_BEHIND_CLITIC: Final = 2  # letters behind a conjunction or preposition
#: Prepositions that stand alone → how English joins what follows.
_LINKS: Final[dict[str, Link]] = {
    "في": "in", "ضد": "against", "لدى": "to", "إلى": "to", "الى": "to", "مع": "with", "من": "from", "حول": "for",
    "بشأن": "for",
}  # fmt: skip
#: Tables of words that are names in running text too.
_SURE_SOURCES: Final = frozenset(("given", "family", "western"))
_FOR_SAKE: Final = ("من", "أجل")  # two words that mean "for"
_FEDERAL, _CHARITABLE, _ABD = "اتحادي", "خيري", "عبد"
_FIELDS: Final[tuple[Part, ...]] = ("head", "noun")
_QUOTES = regex.compile(r"[\"'«»“”‘’()]")
_WORD = regex.compile(r"[\p{Arabic}\p{M}\p{Nd}]+")


@dataclass
class _Open:
    """A phrase that is being read; ``is_linked`` if it stands behind a preposition."""

    head: Term
    is_definite: bool
    is_linked: bool = False
    adjectives: list[Term] = field(default_factory=list)
    countries: list[Term] = field(default_factory=list)
    ordinal: int | None = None
    fields: list[Phrase] = field(default_factory=list)
    names: list[Proper] = field(default_factory=list)
    links: list[tuple[Link, tuple[Phrase | Proper, ...]]] = field(default_factory=list)
    is_counted: bool = False

    @property
    def takes_definite(self) -> bool:
        """Whether a definite adjective may qualify the head: it is definite itself or by what stands behind it."""
        return self.is_definite or bool(self.fields or self.names)

    @property
    def is_bare(self) -> bool:
        return not (self.adjectives or self.countries or self.ordinal or self.fields or self.names or self.links)

    def closed(self, *, literally: bool) -> Phrase:
        phrase = Phrase(
            self.head,
            self.is_definite,
            tuple(self.adjectives),
            tuple(self.countries),
            self.ordinal,
            tuple(self.fields),
            tuple(self.names),
            tuple(self.links),
            is_counted=self.is_counted,
        )
        return phrase if literally else _collocated(phrase)


@remember("phrases in Arabic")
def read(text: str) -> Phrase | None:
    """Return the phrase that ``text`` is, None if it is none: no head, or a word in it that fits nowhere.

    >>> phrase = read("مطار بغداد الدولي")
    >>> phrase.head.english, phrase.names[0].entity.press, phrase.adjectives[0].english
    ('Airport', 'Baghdad', 'International')
    >>> read("قيس الخزعلي") is None
    True
    """
    words = _QUOTES.sub("", text).split()
    found = read_start(words)
    if found is None or found[1] < len(words) or _is_rather_person(words[0], found[0]):
        return None
    return found[0]


def _is_rather_person(word: str, phrase: Phrase) -> bool:
    """Return whether a head is also a given name and nothing but names follows that no table has: وادي محمد."""
    if phrase.adjectives or phrase.countries or phrase.ordinal or phrase.fields or phrase.links:
        return False
    if " " in phrase.head.arabic and not phrase.names:
        return False
    if any(name.entity and name.entity.kind != "person" for name in phrase.names):
        return False
    if any(name.text.startswith(ARTICLE) for name in phrase.names):
        return False
    is_name = any(token.role == "given" for token in gazetteer.tokens_of(word))
    return is_name and frequency(word) < _MIN_NOUN_FREQUENCY  # but مدينة نصر


@remember("phrases word by word")
def read_literally(text: str) -> Phrase | None:
    """Return the phrase that ``text`` is if it has no collocations, None if it is none.

    >>> read("محكمة القضاء الإداري").head.english, read_literally("محكمة القضاء الإداري").head.english
    ('Administrative Court', 'Court')
    """
    words = _QUOTES.sub("", text).split()
    if not 1 < len(words) <= _MAX_WORDS or not all(map(_WORD.fullmatch, words)):
        return None
    readings = _Reader(words, strictly=False, literally=True).phrases()
    return next((phrase for phrase, size in readings if size == len(words) and phrase.says_enough), None)


def may_be_phrase(text: str) -> bool:
    """Return whether a text begins with a head; cheap, and false for nearly all persons.

    >>> may_be_phrase("وزارة الدفاع"), may_be_phrase("قيس الخزعلي")
    (True, False)
    """
    first, _, rest = text.partition(" ")
    if not rest or not has_arabic_letter(first):
        return False
    return may_begin(_QUOTES.sub("", first))


def may_begin(word: str) -> bool:
    """Return whether a phrase may begin with a word: a head does."""
    return arabic_term_key(word) in _first_keys()


@once
def _first_keys() -> frozenset[str]:
    forms = (form for term in (*heads(), *foreign_heads()) for form in (term.arabic, *term.others_arabic))
    return frozenset(arabic_term_key(form.split()[0]) for form in forms)


def read_start(words: Sequence[str], *, strictly: bool = False) -> tuple[Phrase, int] | None:
    """Return the phrase that begins at the first of ``words``, and how many of them it has; None if none begins there.

    ``strictly`` is for running text: the phrase ends before the first word that no table has.
    """
    if not words or (not strictly and len(words) > _MAX_WORDS):
        return None
    some = list(words[:_MAX_WORDS])
    if not strictly and not all(_WORD.fullmatch(word) for word in some):
        return None
    reader = _Reader(some, strictly)
    for found in reader.phrases():
        if found[0].says_enough and (strictly or found[1] == len(words)):
            return found
    return None


class _Reader:
    """Reads the phrases of one text, given as words."""

    def __init__(self, words: Sequence[str], strictly: bool, literally: bool = False) -> None:
        self._words = list(words)
        self._keys = [arabic_term_key(word) for word in words]
        self._strictly = strictly
        self._literally = literally

    def _terms(self, keys: Sequence[str]) -> list[tuple[int, tuple[Term, ...]]]:
        """Return the terms that ``keys`` begin with, the longest first."""
        found = arabic_terms().at(keys, 0)
        return [some for some in found if some[0] == 1] if self._literally else found

    def phrases(self) -> Iterator[tuple[Phrase, int]]:
        """Yield the phrases that begin at the first word, those with the likeliest head first."""
        for head in self._candidates(0, "", ("head",)):
            if found := self.phrase(0, (), head=head):
                yield found

    def phrase(
        self, i: int, outer: tuple[_Open, ...], *, head: tuple[Term, int] | None = None, first: str = "", link: str = ""
    ) -> tuple[Phrase, int] | None:
        """Return the phrase that begins at word ``i``, and the place behind it.

        ``head`` is its head, if that is known already; ``first`` is the first word without what is glued to it;
        ``outer`` are the open phrases around, the innermost last.
        """
        found = head or self._term(i, first, _FIELDS, link)
        if found is None:
            return None
        term, size = found
        text = first or self._words[i]
        own = [text, *self._words[i + 1 : i + size]]
        open_ = _Open(term, any(word.startswith(ARTICLE) for word in own), bool(link))
        i += size
        while i < len(self._words):
            after = self._next(i, open_, outer)
            if after is None:
                if self._strictly or outer:
                    break
                return None
            if after == i:  # what follows belongs further out
                break
            i = after
        return open_.closed(literally=self._literally), i

    def _next(self, i: int, open_: _Open, outer: tuple[_Open, ...]) -> int | None:
        """Read what stands at word ``i`` into an open phrase and return the place behind it.

        Returns ``i`` if it belongs to a phrase further out, None if it fits nowhere.
        """
        word = self._words[i]
        if (
            word in phrase_words("object")
            and open_.head.part == "noun"
            and open_.is_bare
            and (after := self._object(i, open_, outer))
        ):
            return after
        if tuple(self._words[i : i + 2]) == _FOR_SAKE:
            return self._link(i + 2, "for", open_, outer, words=2)
        if (
            self._keys[i] in map(arabic_term_key, phrase_words("belonging"))
            and i + 1 < len(self._words)
            and self._split(i + 1)[0] == LAM
        ):
            return i if outer else self._next(i + 1, open_, outer)
        if link := _LINKS.get(word):
            if self._strictly and link != "against":
                return None  # where something happens, in running text
            return self._link(i + 1, link, open_, outer)
        if (ordinal := read_arabic_ordinal(self._words[i:])) and self._may_be_ordinal(i, open_):
            if open_.head.group != "unit" and any(one.head.group == "unit" for one in outer):
                return i
            if open_.ordinal is None and not (open_.names and open_.head.group != "unit"):
                open_.ordinal = ordinal[0]
                open_.is_counted = not has_arabic_letter(word)
                return i + ordinal[1]
        lead, rest = self._split(i)
        if lead == WAW:
            return self._coordinated(i, rest, open_, outer)
        if lead == LAM:
            return self._link(i, "for", open_, outer, first=rest)
        if lead == BEH:
            if self._strictly:
                return None
            return self._link(i, "in", open_, outer, first=rest)
        if (after := self._qualifying(i, open_, outer)) is not None:
            return after
        if open_.links:
            return i if outer else None
        return self._specifying(i, open_, outer)

    def _object(self, i: int, open_: _Open, outer: tuple[_Open, ...]) -> int | None:
        """Read what a noun of doing is done to, behind its preposition at word ``i``; None if nothing known follows."""
        if i + 1 == len(self._words):
            return None
        if self._term(i + 1, "", _FIELDS):
            inner = self.phrase(i + 1, (*outer, open_))
            if inner is None:
                return None
            open_.fields.append(inner[0])
            return inner[1]
        entity = self._entity(i + 1, "")
        return self._add_name(i + 1, entity[1], open_, entity[0]) if entity else None

    # what is glued to a word

    def _split(self, i: int) -> tuple[str, str]:
        """Return the conjunction or preposition glued to word ``i``, and the word; nothing of a word that is known."""
        word = self._words[i]
        if arabic_terms().begins(self._keys[i]) or self._entity(i, "") or not word.startswith((WAW, LAM, BEH)):
            return "", word
        for lead in (WAW, LAM, BEH):
            for rest in _behind(word, lead):
                if len(rest) < _MIN_BEHIND_CLITIC + 1:
                    continue
                is_definite = rest.startswith(ARTICLE)
                if (
                    arabic_terms().begins(arabic_term_key(rest))
                    or self._entity(i, rest)
                    or (is_definite and lead != BEH)
                ):
                    return lead, rest
        return "", word

    # adjectives, nationalities

    def _qualifying(self, i: int, open_: _Open, outer: tuple[_Open, ...], first: str = "") -> int | None:
        """Read an adjective or a nationality; None if there is none, ``i`` if it qualifies something further out."""
        word = first or self._words[i]
        keys = [arabic_term_key(word), *self._keys[i + 1 :]]
        found = [(n, t) for n, terms in self._terms(keys) for t in terms if t.part in ("adjective", "demonym")]
        longer = [n for n, terms in self._terms(keys) for t in terms if t.part in ("noun", "head")]
        if not found or max(longer, default=0) > found[0][0]:
            return None
        size, term = min(found, key=lambda item: (-item[0], item[1].part != "demonym"))
        is_definite = word.startswith(ARTICLE)
        if self._strictly and term.group == "quality":
            return None  # قوات أخرى, الخاصة بـ
        is_behind_place = bool(open_.names) and open_.names[-1].is_place
        if term.group == "quality" and open_.head.expects_name and not is_behind_place and gazetteer.tokens_of(word):
            return None  # مستشفى مبارك الكبير
        form = _form_of(word, term)
        if open_.head.group == "unit" and open_.ordinal and not is_definite and term.part == "adjective":
            self._qualify(open_, term)  # اللواء 35 مدرع
            return i + size
        if outer and outer[0].head.group == "unit" and not is_definite and open_.head.part == "noun":
            self._qualify(open_, term)  # اللواء 14 مشاة آلي
            return i + size
        if longer and longer[0] == size and not self._agrees(open_, form, is_definite):
            return None  # a noun as well: الخارجية behind وزارة
        is_of_body = term.part == "demonym" or (term.group == "organizational" and not open_.is_linked)
        is_of_body &= not (open_.head.arabic in phrase_words("needs more") and open_.is_bare)
        is_of_all = term.part == "demonym" or term.arabic == _FEDERAL
        bodies = [one for one in outer if is_of_all or one.head.arabic not in phrase_words("one of a state")]
        if is_of_body and _fits_any(bodies, form, is_definite):
            return i
        if term.part == "demonym" and form == "p" and outer and outer[-1].fields:
            outer[-1].countries.append(term)  # اتحاد المصدرين والمنتجين الأردنيين
            return i + size
        if self._agrees(open_, form, is_definite):
            if term.arabic == _CHARITABLE and (name := self._name_before_for(open_)):
                open_.fields, open_.names = [], [name]  # جمعية الرحمة الخيرية
            self._qualify(open_, term)
            return i + size
        if open_.fields and (inner := open_.fields[-1]) and _agree(inner.head.agreement, form) and not inner.links:
            open_.fields[-1] = _qualified(inner, term)
            return i + size
        if _fits_any(outer, form, is_definite):
            return i
        if open_.takes_definite == is_definite and (term.part == "demonym" or not longer) and not outer:
            self._qualify(open_, term)  # careless agreement
            return i + size
        return None

    @staticmethod
    def _qualify(open_: _Open, term: Term) -> None:
        (open_.countries if term.part == "demonym" else open_.adjectives).append(term)

    @staticmethod
    def _agrees(open_: _Open, form: Agreement, is_definite: bool) -> bool:
        is_of_people = form == "p" and " " in open_.head.arabic  # اتحاد الكتاب العرب
        return open_.takes_definite == is_definite and (is_of_people or _agree(open_.head.agreement, form))

    # nouns and names

    def _specifying(self, i: int, open_: _Open, outer: tuple[_Open, ...], first: str = "") -> int | None:
        """Read a noun or a name that specifies the head of an open phrase."""
        if self._strictly and (open_.adjectives or open_.countries):
            return i if outer else None
        word = first or self._words[i]
        if open_.adjectives and not (open_.fields or open_.names) and open_.is_definite:
            return None
        if open_.is_definite and not (open_.fields or open_.names) and not first:
            is_kind = open_.head.group == "unit" and self._term(i, "", ("noun",)) and not word.startswith(ARTICLE)
            if not is_kind and (outer or self._strictly or not self._is_apposition(i)):  # الفرقة السادسة مشاة
                return None
        entity = self._entity(i, first)
        if entity and not may_bear(open_.head, *entity):
            entity = None
        noun = self._term(i, first, _FIELDS)
        if noun and (self._is_bare_place(i, noun, word) or self._is_title(i, first)):
            noun = None
        if self._strictly and open_.names and entity and entity[0].kind == "organization":
            entity = None  # فتح is rather a verb there
        if entity and (noun is None or self._is_rather_name(entity, noun, open_)):
            return self._add_name(i, entity[1], open_, entity[0])
        if noun and not self._is_name_behind(open_, noun, word):
            if (open_.fields or open_.names) and not first:
                return i if outer else None
            inner = self.phrase(i, (*outer, open_), first=first)
            if inner:
                self._add_field(open_, inner[0])
                return inner[1]
        if (open_.fields or (open_.names and not open_.head.expects_name)) and outer:
            return i
        if self._strictly and open_.names:
            return None
        return self._add_words(i, open_, first)

    def _is_bare_place(self, i: int, noun: tuple[Term, int], word: str) -> bool:
        """Return whether a place head with its article ends the phrase: قيادة عمليات الجزيرة is no island's."""
        is_place = noun[0].part == "head" and noun[0].group in ("place", "part")
        is_one = not noun[0].english.endswith("s")
        return is_place and is_one and noun[1] == 1 and word.startswith(ARTICLE) and i + 1 == len(self._words)

    def _is_title(self, i: int, first: str) -> bool:
        """Return whether word ``i`` is a title before a name: جامعة الإمام محمد بن سعود."""
        if first or i + 1 == len(self._words) or self._keys[i] not in _title_keys():
            return False
        return bool(gazetteer.tokens_of(self._words[i + 1]))

    def _add_field(self, open_: _Open, inner: Phrase) -> None:
        if open_.fields and (shared := _sharing(open_.fields[-1], inner)):
            open_.fields[-1] = shared
        else:
            open_.fields.append(inner)

    def _is_apposition(self, i: int) -> bool:
        """Return whether a listed name follows a definite head: الجماعة الإسلامية, الحزب السوري القومي."""
        return self._entity(i, "") is not None

    def _is_rather_name(self, entity: tuple[gazetteer.Entity, int], noun: tuple[Term, int], open_: _Open) -> bool:
        """Return whether words that are a listed name and a term are the name."""
        known, size = entity
        if size != noun[1]:
            return size > noun[1]
        if noun[0].part == "head" and noun[0].expects_name and len(self._words) > noun[1]:
            return False
        is_people = noun[0].agreement == "p" or known.rather == "word"  # المهندسين, also a quarter of Cairo
        return open_.head.expects_name or (known.kind == "place" and not is_people)

    def _is_name_behind(self, open_: _Open, noun: tuple[Term, int], word: str) -> bool:
        """Return whether a noun behind a head is rather a proper name: حي الميدان is no neighborhood of a square."""
        term, size = noun
        if not open_.head.expects_name or open_.fields or open_.names:
            return False
        if term.part == "head":
            return word.startswith(ARTICLE) and size == 1
        return size == 1 and (term.agreement != "p" or open_.head.group in ("place", "part"))

    def _add_name(self, i: int, size: int, open_: _Open, entity: gazetteer.Entity) -> int | None:
        text = " ".join(self._words[i : i + size])
        entity = _in_town(open_.head, entity, text)
        open_.names.append(Proper(text, entity, is_beside=bool(open_.names)))
        return i + size

    def _add_words(self, i: int, open_: _Open, first: str = "") -> int | None:
        """Read words that no table of terms has as a proper name."""
        last = open_.names[-1].entity if open_.names and not open_.fields else None
        if last is not None and last.kind != "person" and not open_.head.expects_name:
            return None
        end = i + 1
        if not self._may_be_name(i, open_, first):
            return None
        while end < len(self._words) and end - i < _MAX_NAME_WORDS and self._goes_on(end, open_):
            end += 1
        text = " ".join([first or self._words[i], *self._words[i + 1 : end]])
        known = gazetteer.entity(text)
        known = known if known and known.kind != "term" and may_bear(open_.head, known, len(text.split())) else None
        if open_.names and open_.names[-1].entity is None and not first:
            open_.names[-1] = Proper(f"{open_.names[-1].text} {text}")
        else:
            open_.names.append(Proper(text, known, is_beside=bool(open_.names) and not first))
        return end

    def _may_be_name(self, i: int, open_: _Open, first: str) -> bool:
        word = first or self._words[i]
        if not has_arabic_letter(word) or word in _function_words():
            return False
        is_title = self._keys[i] in _title_keys()
        is_listed = bool(gazetteer.tokens_of(word)) or is_title
        found = None if first else self._term(i, "", ("head",))
        is_listed |= found is not None and self._is_bare_place(i, found, word)
        if _has_place_usage(open_.head) and word.startswith(ARTICLE) and not self._strictly:
            return True  # مديرية التواهي
        if open_.head.expects == "either" and not is_listed and frequency(word) > _MAX_NAME_FREQUENCY:
            return False  # a common noun that the tables lack
        if self._strictly:
            return any(token.source in _SURE_SOURCES for token in gazetteer.tokens_of(word)) or is_title
        return open_.head.expects != "noun" or is_listed

    def _goes_on(self, i: int, open_: _Open) -> bool:
        """Return whether a proper name goes on at word ``i``."""
        word = self._words[i]
        if word in gazetteer.particles() and i + 1 < len(self._words):
            return True
        if word in _LINKS or word in _function_words() or self._split(i)[0]:
            return False
        if self._strictly and not (gazetteer.tokens_of(word) and self._is_open_name(i - 1)):
            return False
        keys = self._keys[i:]
        for _, terms in self._terms(keys):
            for term in terms:
                if term.part in ("adjective", "demonym") and _agree(open_.head.agreement, _form_of(word, term)):
                    return not word.startswith(ARTICLE)
                if term.part == "head" and term.expects_name and not gazetteer.tokens_of(word):
                    return False
        return True

    def _is_open_name(self, i: int) -> bool:
        """Return whether a name in running text may go on behind word ``i``: one with the article is complete."""
        return not self._words[i].startswith(ARTICLE) or self._keys[i] in _title_keys()

    # coordination and prepositions

    def _coordinated(self, i: int, rest: str, open_: _Open, outer: tuple[_Open, ...]) -> int | None:
        """Read what follows "and" at word ``i``."""
        if open_.is_bare:
            if after := self._extending(i, rest, open_):
                return after
            return i if outer else None
        if open_.fields or open_.names:
            entity, noun = self._entity(i, rest), self._term(i, rest, _FIELDS)
            if open_.names and not open_.fields:
                if self._strictly:
                    return None  # two bodies rather than one with two names
                if entity and (noun is None or entity[1] >= noun[1]):
                    text = " ".join([rest, *self._words[i + 1 : i + entity[1]]])
                    open_.names.append(Proper(text, entity[0]))
                    return i + entity[1]
                if noun is None or open_.head.expects_name:
                    if self._may_be_name(i, open_, rest):
                        open_.names.append(Proper(rest))
                        return i + 1
                    return i if outer else None
            if noun and noun[0].part == "head" and all(one.head.part == "noun" for one in open_.fields):
                noun = self._term(i, rest, ("noun",))
                if noun is None:
                    return i if outer else None  # another body, and no field of this one
            adjective = self._term(i, rest, ("adjective", "demonym"))
            if noun and not (adjective and adjective[1] >= noun[1] and self._has_adjective(open_)):
                inner = self.phrase(i, (*outer, open_), head=noun, first=rest)
                if inner:
                    self._add_field(open_, inner[0])
                    return inner[1]
            if entity and not adjective:
                open_.names.append(Proper(" ".join([rest, *self._words[i + 1 : i + entity[1]]]), entity[0]))
                return i + entity[1]
        after = self._also_qualifying(i, rest, open_)
        return after if after is not None else i if outer else None

    def _extending(self, i: int, word: str, open_: _Open) -> int | None:
        """Read an adjective that "and" joins to the one in a collocation: الشؤون السياسية والأمنية."""
        found = self._term(i, word, ("adjective",))
        if found is None or open_.head.part != "noun" or not word.startswith(ARTICLE):
            return None
        joined = _with_adjective(open_.head, found[0], word)
        if joined is None or not _agree(open_.head.agreement, _form_of(word, found[0])):
            return None
        open_.head = joined
        return i + found[1]

    @staticmethod
    def _has_adjective(open_: _Open) -> bool:
        """Return whether the last word that was read into an open phrase is an adjective."""
        return bool(open_.fields[-1].adjectives if open_.fields else open_.adjectives)

    def _also_qualifying(self, i: int, word: str, open_: _Open) -> int | None:
        """Read an adjective that "and" joins to the last one: البنى التحتية البحرية والمينائية."""
        found = self._term(i, word, ("adjective", "demonym"))
        if found is None or (not word.startswith(ARTICLE) and open_.takes_definite):
            return None
        term, size = found
        inner = open_.fields[-1] if open_.fields else None
        if inner is not None and inner.adjectives:
            adjectives = (*inner.adjectives[:-1], _joined(inner.adjectives[-1], term))
            open_.fields[-1] = replace(inner, adjectives=adjectives)
        elif open_.adjectives and term.part == "adjective":
            open_.adjectives[-1] = _joined(open_.adjectives[-1], term)
        elif open_.countries and term.part == "demonym":
            open_.countries.append(term)
        else:
            return None
        return i + size

    def _link(
        self, i: int, link: Link, open_: _Open, outer: tuple[_Open, ...], first: str = "", words: int = 1
    ) -> int | None:
        """Read what follows a preposition of ``words`` words; ``first`` is the word at ``i`` without one glued to it.

        It belongs to the phrase furthest out, but for a body that is named inside: هيئة مركز قطر للمال.
        """
        if outer and not (len(outer) == 1 and link == "for" and _is_named_body(open_) and outer[0].is_bare):
            return i if first else i - words
        if link == "for" and (name := self._name_before_for(open_)):
            open_.fields, open_.names = [], [name]
        targets: list[Phrase | Proper] = []
        while i < len(self._words):
            entity, noun = self._entity(i, first), self._term(i, first, _FIELDS, link)
            if entity and (noun is None or entity[1] > noun[1] or (entity[1] == noun[1] and entity[0].kind == "place")):
                text = " ".join([first or self._words[i], *self._words[i + 1 : i + entity[1]]])
                known = _in_town(open_.head, entity[0], text) if link == "in" else entity[0]
                targets.append(Proper(text, known))
                i += entity[1]
            elif noun and (inner := self.phrase(i, (*outer, open_), first=first, link=link)):
                shared = _sharing(targets[-1], inner[0]) if targets and isinstance(targets[-1], Phrase) else None
                targets[-1:] = [shared] if shared else [*targets[-1:], inner[0]]
                i = inner[1]
            elif not targets and link != "for" and not self._strictly and has_arabic_letter(first or self._words[i]):
                targets.append(Proper(first or self._words[i]))
                i += 1
            else:
                return None
            lead, rest = self._split(i) if i < len(self._words) else ("", "")
            if lead != WAW or not (self._term(i, rest, _FIELDS) or self._entity(i, rest)):
                break
            first = rest
        if not targets:
            return None
        open_.links.append((link, tuple(targets)))
        return i

    def _name_before_for(self, open_: _Open) -> Proper | None:
        """Return the name that a noun is which stands alone between a head and "for": مركز الخليج للأبحاث."""
        if open_.head.expects != "either" or open_.names or open_.adjectives or len(open_.fields) != 1:
            return None
        only = open_.fields[0]
        if not only.is_bare or " " in only.head.arabic or not only.is_definite or only.head.agreement == "p":
            return None
        if only.head.arabic in phrase_words("needs more") or open_.head.arabic in phrase_words("of a trade"):
            return None
        if only.head.part == "head" and only.head.group != "place":
            return None
        text = only.head.arabic if only.head.is_definite else ARTICLE + only.head.arabic
        known = gazetteer.entity(text)
        return Proper(text, known if known and known.kind != "term" else None)

    # look-ups

    def _term(self, i: int, first: str, parts: tuple[Part, ...], link: str = "") -> tuple[Term, int] | None:
        """Return the longest term of one of ``parts`` that begins at word ``i``, and its number of words.

        Of a head and a noun of one form, behind "for" the noun counts: تنظيم is Regulation there, and no organization.
        """
        return next(self._candidates(i, first, parts, link), None)

    def _candidates(self, i: int, first: str, parts: tuple[Part, ...], link: str = "") -> Iterator[tuple[Term, int]]:
        """Yield the terms of one of ``parts`` that begin at word ``i``, the likeliest first, one for each length.

        That is the longest, unless its last word begins a longer one: مجلس and الخدمة العامة, not مجلس الخدمة.
        """
        keys = self._keys[i:]
        if first:
            keys = [arabic_term_key(first), *keys[1:]]
        word = first or self._words[i]
        found: list[tuple[Term, int]] = []
        for size, terms in self._terms(keys):
            fitting = [term for term in terms if term.part in parts and _is_spelled(word, term)]
            if link == "for" or (word.startswith(ARTICLE) and any(one.group == "place" for one in fitting)):
                is_body = link == "for" and self._is_qualified(i + size)
                fitting.sort(key=lambda term: _is_no_army(term) and not (is_body and _has_twin(term, terms)))
            if fitting:
                found.append((next((term for term in fitting if _has_its_hamza(word, term)), fitting[0]), size))
        longest = found[0][1] if found else 0
        yield from sorted(found, key=lambda item: -self._reach(i, item[1], longest))

    def _is_qualified(self, i: int) -> bool:
        """Return whether word ``i`` is an adjective: للحزب الشيوعي is for a party, and للتنظيم for what is done."""
        if i >= len(self._words) or not self._words[i].startswith(ARTICLE):
            return False
        return any(term.part in ("adjective", "demonym") for _, terms in self._terms(self._keys[i:]) for term in terms)

    def _reach(self, i: int, size: int, longest: int) -> int:
        """Return how many words a term covers, with a noun of several words behind it that the longest term breaks."""
        if size == longest:
            return size
        behind = arabic_terms().at(self._keys, i + size)
        noun = max((n for n, terms in behind if n > 1 and any(term.part == "noun" for term in terms)), default=0)
        return size + noun if size + noun > longest else size

    def _entity(self, i: int, first: str) -> tuple[gazetteer.Entity, int] | None:
        """Return the listed name that begins at word ``i``, the longest, and its number of words."""
        for size in range(min(_MAX_ENTITY_WORDS, len(self._words) - i), 0, -1):
            text = " ".join([first or self._words[i], *self._words[i + 1 : i + size]])
            known = gazetteer.entity(text)
            if known and known.kind != "term" and _has_its_article(text, known):
                return known, size
        return None

    def _may_be_ordinal(self, i: int, open_: _Open) -> bool:
        word = self._words[i]
        return open_.head.group == "unit" or word.startswith(ARTICLE) or not has_arabic_letter(word)


def _in_town(head: Term, known: gazetteer.Entity, text: str) -> gazetteer.Entity:
    """Return the town that bears the name of a country, for bodies of towns: عمان."""
    if known.type != "country" or head.arabic.split(" ")[0] not in phrase_words("of towns"):
        return known
    return next((place for place in gazetteer.places(text) if place.type != "country"), known)


def _sharing(first: Phrase, second: Phrase) -> Phrase | None:
    """Return two nouns that have what follows the second in common as one: إدارة واستثمار أموال الوقف; else None."""
    if first.is_definite or not first.is_bare or second.is_definite or not (second.fields or second.names):
        return None
    a, b = _noun_of(first.head), _noun_of(second.head)
    if a is None or b is None or second.adjectives or second.links:
        return None
    joined = replace(
        b,
        arabic=f"{a.arabic} {WAW}{b.arabic}",
        english=f"{a.english} and {b.english}",
        attributive="",
        others_arabic=(),
        others_english=(),
    )
    return replace(second, head=joined)


def _noun_of(term: Term) -> Term | None:
    """Return a noun, of a head the noun of the same form: إدارة, which is a body or what is done."""
    terms = arabic_terms().whole(tuple(map(arabic_term_key, term.arabic.split()))) if term.part == "head" else (term,)
    return next((one for one in terms if one.part == "noun"), None)


def _is_named_body(open_: _Open) -> bool:
    """Return whether an open phrase is a body with a name and nothing else."""
    is_body = open_.head.part == "head" and open_.head.group == "organization"
    return is_body and bool(open_.names) and not (open_.fields or open_.adjectives or open_.links)


def _collocated(phrase: Phrase) -> Phrase:
    """Return a phrase with the collocation that its head is part of, where names stand between the two words of it.

    So محكمة عوفر العسكرية has a military court, and الاتحاد السعودي لكرة القدم a football association.
    """
    is_of_part = len(phrase.fields) == 1 and phrase.fields[0].is_part_of_place
    if " " in phrase.head.arabic or (phrase.fields and not is_of_part) or phrase.head.part != "head":
        return phrase
    key = arabic_term_key(phrase.head.arabic)
    if phrase.adjectives and not phrase.adjectives[0].also:
        first = phrase.adjectives[0]
        form = first.arabic if phrase.head.agreement == "m" else first.feminine
        if head := _head_of((key, *map(arabic_term_key, form.split()))):
            return replace(phrase, head=head, adjectives=phrase.adjectives[1:])
    is_of_whole = any(term.arabic in phrase_words("of the whole") for term in phrase.adjectives)
    if len(phrase.links) == 1 and phrase.links[0][0] == "for" and len(phrase.links[0][1]) == 1 and not is_of_whole:
        only = phrase.links[0][1][0]
        words = only.head.arabic.split() if isinstance(only, Phrase) and only.is_bare else []
        if words and (head := _head_of((key, *map(arabic_term_key, words)))):
            return replace(phrase, head=head, links=())
    return phrase


def _head_of(keys: tuple[str, ...]) -> Term | None:
    """Return the head that is written with all of ``keys``."""
    return next((term for term in arabic_terms().whole(keys) if term.part == "head"), None)


def _with_adjective(term: Term, adjective: Term, word: str) -> Term | None:
    """Return a noun with its adjective, and one more that "and" joins to that; None for any other noun."""
    first, _, last = term.english.rpartition(" ")
    if not first or not arabic_terms().whole((arabic_term_key(term.arabic.split(" ")[-1]),)):
        return None
    *_, end = term.arabic.split(" ")
    if not any(one.part == "adjective" for one in arabic_terms().whole((arabic_term_key(end),))):
        return None
    english = f"{first.replace(' and ', ', ')} and {adjective.before} {last}"
    return replace(
        term,
        arabic=f"{term.arabic} {WAW}{word}",
        english=english,
        attributive="",
        others_arabic=(),
        others_english=(),
    )


@once
def _function_words() -> frozenset[str]:
    """Return the words that no name has; عبد is one of names too."""
    rows = resources.rows("script/function_words.tsv", "word", "language")
    return frozenset(word for word, language in rows if language == "ar") - {_ABD}


@once
def _title_keys() -> frozenset[str]:
    """Return the keys of titles of one Arabic word, without the article."""
    return frozenset(map(arabic_term_key, gazetteer.titles()))


def _behind(word: str, lead: str) -> list[str]:
    """Return the words that may stand behind a conjunction or preposition; للغة is ل and اللغة."""
    if not word.startswith(lead):
        return []
    if lead == LAM and word.startswith(LAM + LAM):
        both = [ARTICLE + word[2:], ARTICLE + word[1:]]
        return sorted(both, key=lambda rest: not arabic_terms().begins(arabic_term_key(rest)))
    return [word[1:]]


def _has_its_article(text: str, known: gazetteer.Entity) -> bool:
    """Return whether a name of one word has the article as it is listed: القدس, and no قدس."""
    if " " in text or not has_arabic_letter(text):
        return True
    forms = [form for form in (known.arabic, *known.arabic_variants) if " " not in form]
    return not forms or any(form.startswith(ARTICLE) == text.startswith(ARTICLE) for form in forms)


def _is_spelled(word: str, term: Term) -> bool:
    """Return whether a word may begin a term: with ة where the term has it, whatever its article."""
    own = term.arabic.split(" ")[0]
    return not (
        own.endswith(TEH_MARBUTA) and not word.endswith((TEH_MARBUTA, "ه")) and len(term.arabic.split()) == 1
    ) or bool(term.others_arabic)


def _is_no_army(term: Term) -> bool:
    """Return whether a term is a head, but for units, which are bodies wherever they stand: للجيش."""
    return term.part == "head" and term.group != "unit" and " " not in term.arabic


def _has_twin(head: Term, terms: Sequence[Term]) -> bool:
    """Return whether a noun has the form and the English of a head, which is a body's even so: الحزب."""
    return any(term.part == "noun" and term.english == head.english for term in terms)


def _has_its_hamza(word: str, term: Term) -> bool:
    """Return whether a word is written as a term begins, hamza and all: الإشراف, and no الأشراف."""
    forms = (form.split(" ")[0] for form in (term.arabic, *term.others_arabic))
    return any(form.removeprefix(ARTICLE) == word.removeprefix(ARTICLE) for form in forms)


def _form_of(word: str, term: Term) -> Agreement:
    """Return the form that an adjective has."""
    key = arabic_term_key(word)
    if key == arabic_term_key(term.arabic.split(" ")[0]):
        return "m"
    if term.feminine and key == arabic_term_key(term.feminine.split(" ")[0]):
        return "f"
    is_plural = word.endswith(HUMAN_PLURALS) or key in map(arabic_term_key, term.others_arabic)
    return "p" if is_plural else "f"


def _has_place_usage(head: Term) -> bool:
    """Return whether some countries use the word for a body as that for a place: مديرية in Yemen."""
    others = arabic_terms().whole(tuple(map(arabic_term_key, head.arabic.split())))
    return any(other.part == "head" and other.group == "place" and other.expects_name for other in others)


def _fits_any(outer: Sequence[_Open], form: Agreement, is_definite: bool) -> bool:
    """Return whether an adjective agrees with one of the phrases around, which what stands in them makes definite."""
    return is_definite and any(_agree(one.head.agreement, form) for one in outer)


def _agree(noun: Agreement, adjective: Agreement) -> bool:
    return noun == adjective or (noun == "p" and adjective == "m")


def _joined(term: Term, other: Term) -> Term:
    """Return an adjective with another one that "and" joins to it."""
    return replace(term, also=(*term.also, other))


def _qualified(phrase: Phrase, term: Term) -> Phrase:
    if term.part == "demonym":
        return replace(phrase, countries=(*phrase.countries, term))
    return replace(phrase, adjectives=(*phrase.adjectives, term))
