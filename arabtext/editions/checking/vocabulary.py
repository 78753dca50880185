"""Terms of a table in running text of either language, whatever their inflection: ``rose``, ``وارتفعت``.

An English word is looked up by its stem. An Arabic word is looked up by every form that it may have without clitics,
endings and the prefix of its person, so that a table lists a verb by its perfect (ارتفع) and its imperfect in the third
person (يرتفع), and a noun by its singular and its broken plural.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from arabtext.editions.bilingual.stems import english_stem
from arabtext.editions.checking.finding import Span
from arabtext.editions.checking.passages import words_of
from arabtext.memory import remember
from arabtext.script.chars import ALEF_MAKSURA, TEH_MARBUTA, YEH, is_arabic_letter
from arabtext.script.morphology import bare, endings, fold_hamza, proclitics, without_ending, without_proclitic

_MIN_BASE: Final = 3  # letters of an Arabic word without its clitics or endings; fewer would find words in words
_PERSONS: Final = "تنا"  # first letters of an imperfect of another person than the third; أ is folded to ا
_THIRD_PERSON: Final = "ي"
_NO_ENDINGS: Final = ("er", "ly")  # of English words whose stem is another word: former, form
_STEM: Final = "-"  # before a stem, so that it is no word
_PLURAL_VERB: Final = ("وا", "ون", "ان", "ين", "تا", "تم")  # endings of verbs that script/clitics.tsv has not all

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Term(Generic[T]):
    """A term in a text: its place, and what the table says it means."""

    span: Span
    meaning: T


class Vocabulary(Generic[T]):
    """Terms of both languages, of one word or several, and what each means."""

    def __init__(self, terms: Iterable[tuple[str, T]], *, is_inflected: bool = False, is_noun: bool = False) -> None:
        """Read ``terms``, each a word or a phrase of one language and its meaning.

        ``is_inflected``: the terms themselves may have clitics and endings (``مدافعاً عن``), as people write them.
        ``is_noun``: English terms are found in the singular and the plural alone: a head, no heading.
        """
        self._is_noun = is_noun
        # ``keys`` of each word of a term, and its meaning, by each key of its first word
        self._by_first: dict[str, list[tuple[tuple[frozenset[str], ...], T]]] = defaultdict(list)
        for term, meaning in terms:
            words = [word for word, _ in words_of(term)]
            keys = tuple(_forms(word) if is_inflected else _keys(word) for word in words)
            for first in keys[0] if keys else ():
                self._by_first[first].append((keys, meaning))

    def find(self, text: str) -> list[Term[T]]:
        """Return the terms in ``text``, in order; of terms that overlap the one that begins first, and the longest. Of
        the words that a form can be, the longest counts: زوجته is a wife and no husband.

        >>> vocabulary = Vocabulary([("prime minister", 1), ("minister", 2), ("رئيس الوزراء", 1), ("وزير", 2)])
        >>> [term.meaning for term in vocabulary.find("The prime minister and two ministers left.")]
        [1, 2]
        >>> [term.meaning for term in vocabulary.find("ولرئيس الوزراء وزيران")]
        [1, 2]
        """
        found: list[Term[T]] = []
        end = 0
        for term in self.find_all(text):
            if term.span[0] >= end:
                found.append(term)
                end = term.span[1]
        return found

    def find_all(self, text: str) -> list[Term[T]]:
        """Return all terms in ``text``, also those within others, by where they begin, the longest first."""
        words = list(words_of(text))
        forms = [_forms(word) for word, _ in words]
        if self._is_noun:
            forms = [frozenset(form for form in own if not form.startswith(_STEM)) for own in forms]
        found: list[Term[T]] = []
        for at, own in enumerate(forms):
            here: list[tuple[int, int, T]] = []
            for form in sorted(own & self._by_first.keys(), key=lambda form: (-len(form), form)):
                for keys, meaning in self._by_first[form]:
                    if at + len(keys) <= len(forms) and all(key & forms[at + n] for n, key in enumerate(keys)):
                        here.append((len(keys), -1 if form.startswith(_STEM) else len(form), meaning))
            here.sort(key=lambda entry: (-entry[0], -entry[1]))
            for size, _, meaning in here:
                found.append(Term((words[at][1][0], words[at + size - 1][1][1]), meaning))
        return found


def _keys(word: str) -> frozenset[str]:
    """Return the keys under which a table's word is filed; an English one as it is, and by its shortest stem unless
    that is the stem of another word too (former, form).
    """
    if is_arabic_letter(word[0]):
        return frozenset([_folded(word)])
    word = word.casefold()
    return frozenset([word] if word.endswith(_NO_ENDINGS) else [word, _STEM + _shortest_stem(word)])


def _shortest_stem(word: str) -> str:
    """Return what is left when no ending can be taken off: arrested and arrest are one."""
    while (stem := english_stem(word)) != word:
        word = stem
    return word


def _folded(word: str) -> str:
    """Return an Arabic word without marks and seats of hamza; ta marbuta stays, since it parts زوج from زوجة."""
    return fold_hamza(bare(word)).replace(ALEF_MAKSURA, YEH)


@remember("forms of words")
def _forms(word: str) -> frozenset[str]:
    """Return the keys under which a word of a text is looked up."""
    if not is_arabic_letter(word[0]):
        word = word.casefold()
        stem = _shortest_stem(word)  # a word without endings is no form of a longer one: Los, lose
        return frozenset([word, word.removesuffix("s"), *([_STEM + stem] if stem != word else [])])
    key = _folded(word)
    return frozenset(form for base in _without_clitics(key) for form in _third_person(base))


def _without_clitics(word: str) -> Iterator[str]:
    bases = [word, *without_proclitic(word, _proclitics(), _MIN_BASE)]
    for base in bases:
        yield base
        for ending in (endings(), _PLURAL_VERB):
            for stem in without_ending(base, ending, _MIN_BASE):
                yield stem
                if stem.endswith("ت"):
                    yield stem[:-1] + TEH_MARBUTA  # موافقتها: before a pronoun


def _proclitics() -> tuple[str, ...]:
    return tuple(dict.fromkeys((*proclitics(before="noun"), *proclitics(before="verb"))))


def _third_person(word: str) -> Iterator[str]:
    """Yield a word, and what it is in the third person if it is an imperfect."""
    yield word
    if word[0] in _PERSONS and len(word) > _MIN_BASE:
        yield _THIRD_PERSON + word[1:]
