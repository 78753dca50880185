"""Invent people with Arab names, from words of names and their attested Latin spellings.

The words are those of ``names/arab_tokens.tsv`` and ``names/person_name_variants.tsv`` in the data folder. Their stems
are split into two halves, so the people of the half "report" have other names than those of the half "fit"; only the
commonest given names are in both. How common a name is, and the sex of given names, is what the package's tables have.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import accumulate
from pathlib import Path
from typing import Final, Literal

from common import read_tsv
from evidence import plain
from rapidfuzz import process
from rapidfuzz.distance import Indel, Levenshtein
from splits import half as half_of

from arabtext import resources
from arabtext.names.known.gazetteer import strip_marks
from arabtext.names.known.keys import loose, skeleton
from arabtext.script.morphology import fold_letters

Half = Literal["fit", "report"]
Dice = random.Random

ARTICLE: Final = "ال"


@dataclass(frozen=True)
class Word:
    """A word of a name: its careful Arabic, and its Latin spellings without article and what ``frame`` adds.

    ``frame`` is ``abu`` (أبو حمادة), ``abd`` (عبد الرحمن), ``din`` (نور الدين) or nothing. ``sex`` is ``m``, ``f`` or
    nothing, ``weight`` the relative number of people with this word.
    """

    arabic: str
    latin: tuple[str, ...]
    sex: str = ""
    frame: str = ""
    weight: float = 1.0

    @cached_property
    def key(self) -> str:
        """The word's letters, equal for its spellings."""
        return letters(self.arabic)

    @cached_property
    def sounds(self) -> frozenset[str]:
        """The Latin spellings with their usual variations folded."""
        return frozenset(key for spelling in self.latin for key in sounds(self.frame + spelling))

    @property
    def has_article(self) -> bool:
        """Whether the word begins with the article."""
        return self.frame != "abd" and bool(re.match(rf"(?:أبو )?{ARTICLE}\w\w", self.arabic))


def letters(arabic: str) -> str:
    """Return Arabic letters folded, without article and spaces."""
    return re.sub(rf"^{ARTICLE}(?=\w\w)", "", fold_letters(arabic)).replace(" ", "")


def sound(latin: str) -> str:
    """Return a Latin spelling with all usual variations folded, also a final vowel."""
    key = loose(latin.replace("-", " "))
    return re.sub(r"(?<=[^aiu])[aiu]h?$", lambda found: "a" if found[0][0] == "a" else "i", key)


def sounds(latin: str) -> set[str]:
    """Return the forms of a Latin spelling with all usual variations folded: an e is read as i or as a."""
    return {sound(latin), sound(re.sub("(?<![aeiou])e(?![aeiou])", "a", latin.lower()))}


def unlike(one: Word, other: Word, latin: bool) -> bool:
    """Return whether two words have no Arabic spelling in common, nor a ``latin`` one; not even without Abu."""
    bare, other_bare = (word.key.removeprefix("ابو" if word.frame == "abu" else "") for word in (one, other))
    return bare != other_bare and (not latin or one.sounds.isdisjoint(other.sounds))


MIN_AGREEMENT: Final = 0.75  # 0 to 1, of the consonants of a word and a spelling; below it a row is an error


def agree(arabic: str, latin: str) -> bool:
    """Return whether a Latin spelling has about the consonants of an Arabic word and begins like it."""
    one, other = skeleton(arabic), skeleton(latin)
    if one == other:
        return True
    if Indel.normalized_similarity(one, other) < MIN_AGREEMENT or not one or not other:
        return False
    return one[0] == other[0] or {one[0], other[0]} <= set("wyh") or arabic[0] in "وي"


_ABU, _LATIN_ABU = re.compile(r"^[أا]بو ?(?=\w{3})"), re.compile(r"^ab(?:u|ou|o)[- ]?(?=\w{3})")
_ABD, _LATIN_ABD = re.compile(r"^عبد ?(?=ال\w{3})"), re.compile(r"^abe?d(?=\w|[- ])")
_LATIN_ARTICLE: Final = re.compile(r"^(?:al|el|ul|as|ash|ad|ar|an|az|at)[- ](?=\w{2})")
_GLUED_ARTICLE: Final = re.compile(r"^[ae]l(?=[^aeiou]\w{2})")


def _is_feminine(man: Word, woman: Word) -> bool:
    """Return whether a woman's name is a man's with an ending (سمير, سميرة)."""
    return man.sex == "m" and woman.sex == "f" and woman.key[:-1] == man.key and woman.key[-1] in "هاي"


@dataclass(frozen=True)
class Vocabulary:
    """The words of one half: given names of men and women, and family names."""

    men: tuple[Word, ...]
    women: tuple[Word, ...]
    families: tuple[Word, ...]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words."""
        return (*self.men, *self.women, *self.families)

    @cached_property
    def _cumulated(self) -> dict[str, list[float]]:
        """The weights of the words of each role, added up."""
        return {role: list(accumulate(word.weight for word in getattr(self, role))) for role in ROLES}

    def draw(self, role: str, dice: Dice) -> Word:
        """Return a word for a role, a commoner one more often."""
        known: tuple[Word, ...] = getattr(self, role)
        return dice.choices(known, cum_weights=self._cumulated[role])[0]

    @cached_property
    def _twins(self) -> dict[str, list[Word]]:
        """The other given names that differ from a given name by one letter, by its key."""
        listed: dict[str, list[Word]] = defaultdict(list)
        given = [word for word in (*self.men, *self.women) if not word.frame]
        for word in given:
            for cut in {word.key, *(word.key[:at] + word.key[at + 1 :] for at in range(len(word.key)))}:
                listed[cut].append(word)
        twins: dict[str, dict[str, Word]] = defaultdict(dict)
        for alike in listed.values():
            for word in alike:
                twins[word.key] |= {other.key: other for other in alike if unlike(word, other, latin=False)}
        return {key: sorted(found.values(), key=lambda word: word.arabic) for key, found in twins.items()}

    def twin(self, word: Word, feminine: bool, dice: Dice) -> Word | None:
        """Return another given name of nearly the same letters: of the other sex if ``feminine``, else of the same."""
        found = [o for o in self._twins.get(word.key, ()) if (o.sex != word.sex) == feminine]
        if feminine:
            found = [o for o in found if _is_feminine(*sorted((word, o), key=lambda w: len(w.key)))]
        return dice.choice(found) if found else None

    @cached_property
    def _choices(self) -> dict[str, tuple[list[Word], tuple[list[str], ...]]]:
        """The words of each role, and of all roles, with their letters, consonants and sounds."""
        known = {role: list(getattr(self, role)) for role in (*ROLES, "words")}
        return {role: (some, tuple([view(word) for word in some] for view in _VIEWS)) for role, some in known.items()}

    def nearest(self, word: Word, role: str, dice: Dice) -> Word:
        """Return a word like another one by letters, consonants or Latin spelling: the nearest, or one of the next."""
        known, choices = self._choices[role]
        view = dice.randrange(len(_VIEWS))
        similarity = Levenshtein.normalized_similarity
        found = process.extract(_VIEWS[view](word), choices[view], scorer=similarity, limit=30)
        others = [known[at] for _, _, at in found if unlike(word, known[at], latin=False)]
        return others[min(int(dice.expovariate(0.7)), len(others) - 1)] if others else self.draw(role, dice)


ROLES: Final = ("men", "women", "families")
_VIEWS: Final[tuple[Callable[[Word], str], ...]] = (
    lambda word: word.key, lambda word: skeleton(word.arabic), lambda word: sound(word.frame + word.latin[0]),
)  # fmt: skip


def _split(arabic: str, latin: str) -> tuple[str, str, str] | None:
    """Return the Arabic without frame, the bare Latin and the frame of a row; None if one side alone has a frame."""
    if re.fullmatch("\\w{2,} ?الله", arabic):
        return re.sub(" ?الله", " الله", arabic), re.sub("[- ]", "", latin), ""
    if _ABD.search(arabic):
        rest = _ABD.sub("", arabic)
        bare = _after_abd(rest.removeprefix(ARTICLE), _LATIN_ABD.sub("", latin)) if _LATIN_ABD.search(latin) else ""
        return (rest, bare, "abd") if bare else None
    rest, bare = _ABU.sub("", arabic), _LATIN_ABU.sub("", latin)
    if (rest == arabic) != (bare == latin):
        return None
    return rest, _without_article(rest, bare), "" if rest == arabic else "abu"


def _after_abd(arabic: str, latin: str) -> str:
    """Return what is left of a Latin spelling without the article after Abd in any of its forms; nothing if unclear."""
    consonants, latin = skeleton(arabic), re.sub("[- ]", "", latin)
    begins = "aeiou" if arabic[0] in "اأإآع" else "wouv" if arabic[0] == "و" else "bcdfghjklmnpqrstvwxyz"
    found = [latin[at:] for at in range(5) if latin[at : at + 1] in set(begins) and skeleton(latin[at:]) == consonants]
    return re.sub(r"^(.)\1", r"\1", max(found, key=len, default=""))


def _without_article(arabic: str, latin: str) -> str:
    """Return a Latin spelling without the article; one that is written together is cut if the Arabic word has it."""
    bare = _LATIN_ARTICLE.sub("", latin)
    return _GLUED_ARTICLE.sub("", bare) if bare == latin and arabic.startswith(ARTICLE) else bare


ONLY_ARAB: Final = frozenset("عحصضطظقذ")


def rows(data: Path) -> Iterator[tuple[str, str, int]]:
    """Yield Arab words with a Latin spelling each, as the sources have them, and how much the spelling counts."""
    dictionary = dict(read_tsv(data / "names" / "arab_tokens.tsv"))
    yield from ((word, spelling, 3) for word, spelling in dictionary.items())
    for row in read_tsv(data / "names" / "person_name_variants.tsv"):
        for word in dict.fromkeys(map(strip_marks, row[0].split("|"))):
            if word in dictionary or word.startswith(ARTICLE) or not ONLY_ARAB.isdisjoint(word):
                yield from ((word, spelling, 1) for spelling in row[1].split("|"))


@cache
def _listed() -> tuple[dict[str, str], dict[str, str], frozenset[str], dict[str, int]]:
    """Return the package's spelling and sex of given names, its family names, and its counts, by folded letters."""
    careful: dict[str, str] = {}
    sexes: dict[str, str] = {}
    counts = Counter[str]()
    for vocalized, gender in resources.rows("names/given.tsv", "vocalized", "gender"):
        arabic = strip_marks(vocalized)
        careful.setdefault(letters(arabic), arabic)
        guessed = "f" if arabic.endswith(("ة", "ى", "اء")) else "m"
        sexes.setdefault(letters(arabic), gender if gender in ("m", "f") else guessed)
    families = [strip_marks(vocalized) for (vocalized,) in resources.rows("names/family.tsv", "vocalized")]
    for arabic in families:
        careful.setdefault(letters(arabic), arabic)
    for arabic, times in resources.rows("names/frequency.tsv", "arabic", "count"):
        counts[letters(arabic)] = max(counts[letters(arabic)], int(times))
    return careful, sexes, frozenset(map(letters, families)), dict(counts)


MIN_LIKENESS: Final = 0.5  # 0 to 1, of the sounds of two spellings of a word; chosen by hand (Mahoma is not Muhammad)


Forms = dict[tuple[str, str], Counter[str]]  # frame and folded letters of a word → spellings in one script


def _own(spellings: Forms) -> Forms:
    """Return the spellings of words without errors and spellings of other words."""
    usual = {word: max(found, key=lambda latin: (found[latin], latin)) for word, found in spellings.items()}
    rivals: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for (frame, key), main in usual.items():
        rivals[frame, skeleton(key)].append((sound(main), spellings[frame, key].total()))
    kept: Forms = {}
    for (frame, key), found in spellings.items():
        commoner = [main for main, times in rivals[frame, skeleton(key)] if times >= found.total()]
        own = {latin: times for latin, times in found.items() if _is_own(latin, usual[frame, key], commoner)}
        kept[frame, key] = Counter(own)
    return kept


def _is_own(latin: str, usual: str, rivals: Sequence[str]) -> bool:
    """Return whether a spelling is like the usual one of its word, and no nearer to that of a commoner word."""
    heard, main = sound(latin), sound(usual)
    distance = Levenshtein.distance(heard, main)
    if distance == 0:
        return True
    if skeleton(latin)[-1:] != skeleton(usual)[-1:] or 1 - distance / max(len(heard), len(main)) < MIN_LIKENESS:
        return False
    return all(distance <= Levenshtein.distance(heard, rival) for rival in rivals)


def _ranked(spellings: Counter[str]) -> list[str]:
    """Return spellings, the commonest first; of equally common ones, first those that are most like it."""
    usual = max(spellings, key=lambda latin: (spellings[latin], latin))
    return sorted(spellings, key=lambda latin: (-spellings[latin], Levenshtein.distance(latin, usual), latin))


COMMON: Final = 120  # given names, the commonest, that both halves have: people share them in any two lists
ARABIC: Final = re.compile("[ء-غف-ي]{2,}")
NO_WORDS: Final = ("الله", "امحمد")  # part of a name; a form of محمد in the Maghreb, with the same Latin spellings


def _spelled(data: Path) -> tuple[Forms, Forms]:
    """Return the Arabic and the Latin spellings of all words, cleaned."""
    arabic_forms: Forms = defaultdict(Counter)
    latin_forms: Forms = defaultdict(Counter)
    divine = {letters(strip_marks(vocalized)) for (vocalized,) in resources.rows("names/divine_names.tsv", "vocalized")}
    for arabic, written, times in rows(data):
        latin = plain(written)
        split = _split(arabic, latin) if latin else None
        if split is None or not ARABIC.fullmatch(split[0].removesuffix(" الله")) or not split[1].isalpha():
            continue
        inner, bare, frame = split
        key = letters(inner)
        if fold_letters(inner) in NO_WORDS or (frame == "abd" and key not in divine):
            continue
        if len(inner) > 2 and 3 <= len(bare) <= 2 * len(inner) + 2 and agree(inner, bare):
            arabic_forms[frame, key][inner] += times
            latin_forms[frame, key][bare] += times
    return arabic_forms, _own(latin_forms)


@cache
def vocabulary(data: Path, half: Half) -> Vocabulary:
    """Return the words of one half."""
    careful, sexes, families, counts = _listed()
    arabic_forms, latin_forms = _spelled(data)
    listed = [key for frame, key in latin_forms if key in sexes and not frame]
    common = set(sorted(listed, key=lambda key: (-counts.get(key, 0), key))[:COMMON])
    men: list[Word] = []
    women: list[Word] = []
    last: list[Word] = []
    for (frame, key), latins in sorted(latin_forms.items()):
        own = arabic_forms[frame, key]
        inner = careful.get(key) or max(own, key=lambda form: (sum(letter in "أإآةىئؤ" for letter in form), form))
        if half_of(inner) != half and (key not in common or frame):
            continue
        has_article = any(form.startswith(ARTICLE) for form in own)
        bare = inner.removeprefix(ARTICLE) if has_article else inner
        latin, people = tuple(_ranked(latins)), (counts.get(key, 0) + 3) ** 0.85
        if frame == "abd":
            men.append(Word(f"عبد {ARTICLE}{bare}", latin, "m", frame, 10.0 * min(latins.total(), 15)))
        elif frame == "abu":
            last.append(Word(f"أبو {bare}", latin, "", frame, 3.0 * latins.total()))
            if bare in KUNYAS_GIVEN:
                men.append(Word(f"أبو {bare}", latin, "m", frame, 30.0))
        else:
            if key in sexes:
                (women if sexes[key] == "f" else men).append(Word(bare, latin, sexes[key], "", people))
            if key not in sexes or has_article or key in families:
                last.append(Word(ARTICLE * has_article + bare, latin, "", frame, people**0.5))
    by_key = {word.key: word for word in men}
    heads = (by_key[letters(head)] for head in HEADS_OF_DIN if letters(head) in by_key)
    men += [replace(head, arabic=f"{head.arabic} الدين", frame="din", weight=40.0) for head in heads]
    return Vocabulary(tuple(men), tuple(women), tuple(last))


KUNYAS_GIVEN: Final = ("بكر",)  # with أبو also given names
HEADS_OF_DIN: Final = (
    "نور", "صلاح", "علاء", "جمال", "كمال", "بدر", "شمس", "سيف", "عز", "محيي", "حسام", "عماد", "شهاب", "شرف", "زين",
    "تاج", "خير", "فخر", "نجم", "ضياء", "بهاء", "سعد", "نصر", "جلال",
)  # fmt: skip


Part = tuple[Word, ...]  # a given name of one word, or of two (محمد علي)


@dataclass(frozen=True)
class Person:
    """A person with two to four names: given name, (father's, grandfather's,) family name."""

    parts: tuple[Part, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """All words in their order."""
        return tuple(word for part in self.parts for word in part)

    @cached_property
    def key(self) -> str:
        """The letters of the whole name, equal for its spellings."""
        return "".join(word.key for word in self.words)

    @property
    def arabic(self) -> str:
        """The name as a careful writer writes it."""
        return " ".join(word.arabic for word in self.words)

    def without(self, at: int) -> Person:
        """Return the person with one part less."""
        return Person(self.parts[:at] + self.parts[at + 1 :])

    def having(self, at: int, part: Part) -> Person:
        """Return the person with another part."""
        return Person((*self.parts[:at], part, *self.parts[at + 1 :]))


KIN: Final = 0.35  # share of the people that are a sibling, child or cousin of another on the list
LENGTHS: Final = ((4, 0.8), (3, 0.12), (2, 0.08))  # names of a person: share
WOMEN: Final = 0.35  # share of the given names; like LENGTHS and DOUBLE chosen by hand
DOUBLE: Final = 0.06  # share of the men's names that have two words (محمد علي)
FIRST_OF_TWO: Final = ("محمد", "أحمد", "علي", "محمود")


def man(known: Vocabulary, dice: Dice) -> Part:
    """Return the given name of a man, as a father or grandfather too."""
    word = known.draw("men", dice)
    if dice.random() < DOUBLE:
        first = dice.choice([w for w in known.men if w.arabic in FIRST_OF_TWO] or [word])
        if first.key != word.key and not word.frame:
            return (first, word)
    return (word,)


def given_name(known: Vocabulary, dice: Dice) -> Part:
    """Return the given name of a man or a woman."""
    return (known.draw("women", dice),) if dice.random() < WOMEN and known.women else man(known, dice)


def _person(known: Vocabulary, dice: Dice) -> Person:
    length = dice.choices([n for n, _ in LENGTHS], [share for _, share in LENGTHS])[0]
    fathers = [man(known, dice) for _ in range(length - 2)]
    return Person((given_name(known, dice), *fathers, (known.draw("families", dice),)))


def relative(person: Person, known: Vocabulary, dice: Dice) -> Person | None:
    """Return a sibling, child or cousin of a person; a sibling with a twin of the given name now and then."""
    given, *fathers, family = person.parts
    kind = dice.random()
    if kind < 0.5 and fathers:  # sibling
        if len(given) == 1 and dice.random() < 0.3 and (twin := known.twin(given[0], dice.random() < 0.5, dice)):
            return person.having(0, (twin,))
        return person.having(0, given_name(known, dice))
    if kind < 0.8 and given[0].sex != "f":  # child
        return Person((given_name(known, dice), *(given, *fathers)[: max(len(fathers), 1)], family))
    if len(fathers) == 2:  # cousin
        return Person((given_name(known, dice), man(known, dice), fathers[1], family))
    return None


def people(data: Path, half: Half, count: int, seed: int) -> list[Person]:
    """Return different persons of one half, of whom a third are siblings, children or cousins of another one.

    One in fifty has the given and family name of another and other fathers.
    """
    known, dice = vocabulary(data, half), Dice(f"people {half} {seed}")
    made: dict[str, Person] = {}
    some: list[Person] = []
    while len(made) < count:
        chance = dice.random()
        person: Person | None = _person(known, dice)
        if some and chance < KIN:
            person = relative(dice.choice(some[-500:]), known, dice)
        elif some and chance < KIN + 0.02:
            other = dice.choice(some[-500:])
            person = Person((other.parts[0], man(known, dice), man(known, dice), other.parts[-1]))
        if person and person.key not in made:
            made[person.key] = person
            some.append(person)
    return some
