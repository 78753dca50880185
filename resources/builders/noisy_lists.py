"""Generate lists of people as strangers write them, to fit the comparison of names and to measure it.

    python resources/builders/noisy_lists.py DATA [KIND]    print samples of every kind of pair, or of one

The words of names are those of ``names/arab_tokens.tsv`` and ``names/person_name_variants.tsv`` in the data folder.
Their stems are split into two halves, so the people of the half "report" have other names than those of the half "fit";
only the commonest given names are in both. How often clerks change what is counted in ``names/revision_noise.tsv``.

Everything is drawn from a seed: the same arguments give the same lists.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, partial
from itertools import accumulate
from pathlib import Path
from typing import Final, Literal, NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel, Levenshtein

ROOT: Final = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "resources" / "builders")]

from common import folder_argument, read_tsv  # noqa: E402
from evidence import plain  # noqa: E402
from splits import half as half_of  # noqa: E402

from arabtext import resources  # noqa: E402
from arabtext.names.known.gazetteer import strip_marks  # noqa: E402
from arabtext.names.known.keys import loose, skeleton  # noqa: E402
from arabtext.script.morphology import fold_letters  # noqa: E402

Half = Literal["fit", "report"]
Dice = random.Random

COMMON: Final = 120  # given names, the commonest, that both halves have: people share them in any two lists
MIN_AGREEMENT: Final = 0.75  # 0 to 1, of the consonants of a word and a spelling; below it a row is an error
ONLY_ARAB: Final = frozenset("عحصضطظقذ")
ARABIC: Final = re.compile("[ء-غف-ي]{2,}")
ARTICLE: Final = "ال"
TYPED: Final = str.maketrans("أإآةىؤئ", "اااهيوي")


# --- words ------------------------------------------------------------------------------------------------------------


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
        return frozenset(sound(self.frame + spelling) for spelling in self.latin)

    @property
    def has_article(self) -> bool:
        """Whether the word begins with the article."""
        return self.frame != "abd" and bool(re.match(rf"(?:أبو )?{ARTICLE}\w\w", self.arabic))


def letters(arabic: str) -> str:
    """Return Arabic letters folded, without article and spaces."""
    key = fold_letters(arabic)
    return re.sub(rf"^{ARTICLE}(?=\w\w)", "", key).replace(" ", "")


def sound(latin: str) -> str:
    """Return a Latin spelling with all usual variations folded, also a final vowel."""
    key = loose(latin.replace("-", " "))
    return re.sub(r"(?<=[^aiu])[aiu]h?$", lambda found: "a" if found[0][0] == "a" else "i", key)


def unlike(one: Word, other: Word) -> bool:
    """Return whether two words have no spelling in common in either script."""
    return one.key != other.key and one.sounds.isdisjoint(other.sounds)


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
                twins[word.key] |= {other.key: other for other in alike if unlike(word, other)}
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
        """Return one of the five words most like a word, by letters, consonants or the usual Latin spelling."""
        known, choices = self._choices[role]
        view = dice.randrange(len(_VIEWS))
        similarity = Levenshtein.normalized_similarity
        found = process.extract(_VIEWS[view](word), choices[view], scorer=similarity, limit=30)
        others = [known[at] for _, _, at in found if unlike(word, known[at])]
        return dice.choice(others[:5]) if others else self.draw(role, dice)


_VIEWS: Final[tuple[Callable[[Word], str], ...]] = (
    lambda word: word.key, lambda word: skeleton(word.arabic), lambda word: sound(word.frame + word.latin[0]),
)  # fmt: skip
ROLES: Final = ("men", "women", "families")


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
    bare = _LATIN_ARTICLE.sub("", latin)
    return _GLUED_ARTICLE.sub("", bare) if bare == latin and arabic.startswith(ARTICLE) else bare


def rows(data: Path) -> Iterator[tuple[str, str, int]]:
    """Yield Arab words with a Latin spelling each, as the sources have them, and how much the spelling counts."""
    dictionary = dict(read_tsv(data / "names" / "arab_tokens.tsv"))
    yield from ((word, spelling, 3) for word, spelling in dictionary.items())
    for row in read_tsv(data / "names" / "person_name_variants.tsv"):
        for word in row[0].split("|"):
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


def _own(spellings: dict[tuple[str, str], Counter[str]]) -> dict[tuple[str, str], Counter[str]]:
    """Return the spellings of words without those that are nearer to the commonest spelling of another word."""
    usual = {word: sound(max(found, key=lambda latin: (found[latin], latin))) for word, found in spellings.items()}
    alike: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (frame, key), main in usual.items():
        alike[frame, skeleton(key)].add(main)
    kept = {}
    for (frame, key), found in spellings.items():
        main, rivals = usual[frame, key], alike[frame, skeleton(key)]
        kept[frame, key] = Counter({
            latin: times
            for latin, times in found.items()
            if (own := Levenshtein.distance(sound(latin), main)) == 0
            or all(own <= Levenshtein.distance(sound(latin), rival) for rival in rivals)
        })  # fmt: skip
    return kept


def _ranked(spellings: Counter[str]) -> list[str]:
    """Return spellings, the commonest first; of equally common ones, first those that are most like it."""
    usual = max(spellings, key=lambda latin: (spellings[latin], latin))
    return sorted(spellings, key=lambda latin: (-spellings[latin], Levenshtein.distance(latin, usual), latin))


@cache
def vocabulary(data: Path, half: Half) -> Vocabulary:
    """Return the words of one half, their labels cleaned."""
    careful, sexes, families, counts = _listed()
    divine = {letters(strip_marks(vocalized)) for (vocalized,) in resources.rows("names/divine_names.tsv", "vocalized")}
    forms: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    spellings: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for arabic, written, times in rows(data):
        bare_letters = plain(written)
        split = _split(arabic, bare_letters) if bare_letters else None
        if split is None or not ARABIC.fullmatch(split[0].removesuffix(" الله")) or not split[1].isalpha():
            continue
        inner, bare, frame = split
        if frame == "abd" and letters(inner) not in divine:
            continue
        if len(inner) > 2 and 3 <= len(bare) <= 2 * len(inner) + 2 and agree(inner, bare):
            forms[frame, letters(inner)][inner] += times
            spellings[frame, letters(inner)][bare] += times
    listed = [key for frame, key in spellings if sexes.get(key) and not frame]
    common = set(sorted(listed, key=lambda key: (-counts.get(key, 0), key))[:COMMON])
    men: list[Word] = []
    women: list[Word] = []
    last: list[Word] = []
    for (frame, key), latins in sorted(_own(spellings).items()):
        own = forms[frame, key]
        inner = careful.get(key) or max(own, key=lambda form: (sum(letter in "أإآةىئؤ" for letter in form), form))
        if (key not in common or frame) and half_of(inner) != half:
            continue
        with_article = frame == "abd" or any(form.startswith(ARTICLE) for form in own)
        bare = inner.removeprefix(ARTICLE) if with_article else inner
        latin_forms = tuple(_ranked(latins))
        weight = (counts.get(key, 0) + 3) ** 0.85
        sex = "" if frame else sexes.get(key, "")
        if frame == "abd":
            men.append(Word(f"عبد {ARTICLE}{bare}", latin_forms, "m", frame, 10.0 * min(latins.total(), 15)))
            continue
        if sex:
            (women if sex == "f" else men).append(Word(bare, latin_forms, sex, "", weight))
        if not sex or with_article or key in families:
            arabic = "أبو " * (frame == "abu") + ARTICLE * (with_article and frame != "abu") + bare
            last.append(Word(arabic, latin_forms, "", frame, latins.total() if frame else weight**0.5))
    by_key = {word.key: word for word in men}
    for head in HEADS_OF_DIN:
        if known := by_key.get(letters(head)):
            men.append(Word(f"{head} الدين", known.latin, "m", "din", 40.0))
    return Vocabulary(tuple(men), tuple(women), tuple(last))


HEADS_OF_DIN: Final = (
    "نور", "صلاح", "علاء", "جمال", "كمال", "بدر", "شمس", "سيف", "عز", "محيي", "حسام", "عماد", "شهاب", "شرف", "زين",
    "تاج", "خير", "فخر", "نجم", "ضياء", "بهاء", "سعد", "نصر", "جلال",
)  # fmt: skip


# --- people -----------------------------------------------------------------------------------------------------------

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
LENGTHS: Final = ((4, 0.68), (3, 0.16), (2, 0.16))  # names of a person: share
DOUBLE: Final = 0.06  # share of the men's names that have two words; chosen by hand
WOMEN: Final = 0.35
FIRST_OF_TWO: Final = ("محمد", "أحمد", "علي", "محمود")


def _man(known: Vocabulary, dice: Dice) -> Part:
    word = known.draw("men", dice)
    if dice.random() < DOUBLE:
        first = dice.choice([w for w in known.men if w.arabic in FIRST_OF_TWO] or [word])
        if first.key != word.key and not word.frame:
            return (first, word)
    return (word,)


def _given(known: Vocabulary, dice: Dice) -> Part:
    return (known.draw("women", dice),) if dice.random() < WOMEN and known.women else _man(known, dice)


def _person(known: Vocabulary, dice: Dice) -> Person:
    length = dice.choices([n for n, _ in LENGTHS], [share for _, share in LENGTHS])[0]
    return Person(
        (_given(known, dice), *(_man(known, dice) for _ in range(length - 2)), (known.draw("families", dice),))
    )


def relative(person: Person, known: Vocabulary, dice: Dice) -> Person | None:
    """Return a sibling, child or cousin of a person; a sibling with a twin of the given name now and then."""
    given, *fathers, family = person.parts
    kind = dice.random()
    if kind < 0.5 and fathers:  # sibling
        if len(given) == 1 and dice.random() < 0.3 and (twin := known.twin(given[0], dice.random() < 0.5, dice)):
            return person.having(0, (twin,))
        return person.having(0, _given(known, dice))
    if kind < 0.8 and given[0].sex != "f":  # child
        return Person((_given(known, dice), *(given, *fathers)[: max(len(fathers), 1)], family))
    if len(fathers) == 2:  # cousin
        return Person((_given(known, dice), _man(known, dice), fathers[1], family))
    return None


def people(data: Path, half: Half, count: int, seed: int) -> list[Person]:
    """Return different persons, of whom a third are siblings, children or cousins of another one.

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
            person = Person((other.parts[0], _man(known, dice), _man(known, dice), other.parts[-1]))
        if person and made.setdefault(person.key, person) is person:
            some.append(person)
    return some


# --- Arabic as clerks write it ----------------------------------------------------------------------------------------

LA_TURNED: Final = 0.8  # share of the counted ا inside that is لا ↔ ال turned round, two changes each; chosen by hand
SPACES: Final = {"frame": 6.0, "between": 1.0, "inside": 0.01}  # relative chance of a space lost or added there
_FRAME_SPACE: Final = re.compile(r"(?<=\bعبد) (?=ال)|(?<=\b[أا]بو) |(?<=\w\w) (?=الدين|الله)")
_BREAK: Final = re.compile(r"(?<=[^\W][ادذرزوأؤة])(?=\w)")  # after a letter that does not join
_PLACES: Final = {
    "word start": r"(?:(?<=^)|(?<=\s)|(?<=\sال)|(?<=^ال)){}(?=\w)",
    "word end": r"(?<=\w){}(?!\w)",
    "inside": r"(?<=\w){}(?=\w)",
}


class Change(NamedTuple):
    """A change of clerks: what is replaced, by what, and its chance at each place where it is possible."""

    found: re.Pattern[str]
    replacement: str
    chance: float


class Clerk:
    """Changes names as clerks did between two versions of one list.

    The rates are those of ``names/revision_noise.tsv``: how often a change was counted, in relation to the places of
    ``names``, a sample of the list, where it is possible. The counts of ا and ه are read as damage of a PDF's text
    layer: هللا for الله, and ال for لا.
    """

    def __init__(self, data: Path, names: Sequence[str]) -> None:
        lines = (data / "names" / "revision_noise.tsv").read_text(encoding="utf-8").splitlines()
        pairs = int(next(line for line in lines if line.startswith("# all pairs")).split(": ")[1])
        counted = {
            (one, other, where): int(times)
            for one, other, where, times in (line.split("\t") for line in lines if not line.startswith("#"))
        }
        self.changes = tuple(self._changes(counted, pairs, names))

    def _changes(self, counted: dict[tuple[str, str, str], int], pairs: int, names: Sequence[str]) -> Iterator[Change]:
        def change(pattern: str, replacement: str, times: float) -> Change:
            found = re.compile(pattern)
            places = sum(len(found.findall(name)) for name in names) / len(names)
            return Change(found, replacement, min(times / pairs / places, 0.5) if places else 0.0)

        alef = counted.pop(("∅", "ا", "inside"), 0)
        yield change(r"(?<=\w)لا(?=\w)", "ال", alef * LA_TURNED / 2)
        yield change(r"(?<=\w)ا(?=\w)", "", alef * (1 - LA_TURNED) / 2)
        yield change(r"(?<=\w\w)(?=\w[^ا]|\w$)", "ا", alef * (1 - LA_TURNED) / 2)
        yield change(r"\bالله\b", "هللا", counted.pop(("ا", "ه", "word end"), 0))
        counted.pop(("ا", "ه", "inside"), None)
        spaces = counted.pop(("∅", "␣", "inside"), 0)
        where = {"frame": _FRAME_SPACE, "between": re.compile(" "), "inside": _BREAK}
        possible = {kind: sum(len(found.findall(name)) for name in names) for kind, found in where.items()}
        unit = spaces / pairs * len(names) / max(sum(SPACES[kind] * possible[kind] for kind in where), 1)
        for kind, found in where.items():
            yield Change(found, " " if kind == "inside" else "", min(unit * SPACES[kind], 0.5))
        for (one, other, place), times in counted.items():
            if one == "∅":
                if other.isalpha():
                    yield change(_PLACES[place].format(other), "", times)
                continue
            one, other = one.replace("␣", " "), other.replace("␣", " ")
            either_way = one not in "أإؤة"  # these are the careful spelling, from which others depart
            for before, after in ((one, other), (other, one))[: 1 + either_way]:
                pattern = before if " " in before + after else _PLACES[place].format(before)
                yield change(pattern, after, times / (1 + either_way))

    def __call__(self, name: str, dice: Dice) -> str:
        """Return a name as another version of its list may have it; the same in half of the cases."""
        for change in self.changes:
            name = change.found.sub(partial(self._changed, change, dice), name)
        return name

    @staticmethod
    def _changed(change: Change, dice: Dice, place: re.Match[str]) -> str:
        return change.replacement if dice.random() < change.chance else place[0]


@cache
def clerk_of(data: Path, half: Half) -> Clerk:
    """Return a clerk for lists of the people of one half."""
    return Clerk(data, [person.arabic for person in people(data, half, 3000, 0)])


# --- Latin letters ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Style:
    """How one list writes Arabic names in Latin letters.

    ``liked`` are groups of letters whose spellings the list prefers (or avoids, below 0). ``varied`` is the chance that
    a word is spelled otherwise than the style wants, ``slips`` that a name has a typing error.
    """

    article: str
    abu: str
    abd: str
    din: str
    capitals: Literal["title", "upper", "family"]
    liked: tuple[tuple[str, float], ...]
    varied: float
    slips: float
    double: str = " "


_ARTICLES: Final = (
    ("al-", 5),
    ("Al ", 3),
    ("Al-", 3),
    ("El ", 2),
    ("el-", 2),
    ("al ", 1),
    ("Al", 3),
    ("El", 2),
    ("", 3),
)
_ABU_FORMS: Final = ("Abu ", "Abu ", "Abu", "Abu-", "Abou ", "Abou", "Abo ")
_ABD_FORMS: Final = (
    "Abdul ", "Abdul", "Abdel ", "Abdel", "Abd al-", "Abd Al ", "Abdul-", "Abdel-", "Abdal", "Abd el-", "Abd-al-",
)  # fmt: skip
_DIN: Final = (
    " al-Din", " Al Din", "eddin", "eddine", " Eddin", " Eddine", "uddin", " Uddin", " El Din", " El-Din", "aldin",
    "-al-Din", " ad-Din",
)  # fmt: skip
_HABITS: Final[dict[str, dict[str, float]]] = {
    "english": {"ou": -1, "ch": -2, "dj": -2, "oo": -0.5, "ee": -0.5, "sh": 1, "j": 0.5, "u": 0.3, "i": 0.2},
    "french": {"ou": 2, "ch": 2, "dj": 1, "sh": -2, "oo": -1, "ee": -1, "e": 0.4, "k": 0.2, "w": -0.5},
    "gulf": {"oo": 2, "ee": 2, "ou": -0.5, "ch": -2, "dj": -2, "sh": 1},
    "turkish": {"e": 0.8, "u": 0.5, "ou": -1, "oo": -1, "q": -1, "ch": -0.5, "j": -0.2},
    "academic": {
        "u": 1,
        "i": 0.5,
        "q": 1,
        "e": -1,
        "o": -1,
        "ou": -1,
        "ee": -1,
        "oo": -1,
        "ay": 0.5,
        "aw": 0.5,
        "ch": -2,
    },
}
_RESPELLED: Final = (
    ("sh", "ch"), ("ou", "u"), ("u", "ou"), ("oo", "u"), ("u", "oo"), ("ee", "i"), ("i(?=.)", "ee"), ("y$", "i"),
    ("i$", "y"), ("a$", "ah"), ("ah$", "a"), ("a$", "eh"), ("ai", "ay"), ("ei", "ai"), ("aw", "au"), ("j", "dj"),
    ("q", "k"), ("k(?!h)", "q"), ("w", "ou"), (r"(?<=[aeiou])([lmnrsd])(?=[aeiou])", r"\1\1"), (r"([lmnrsd])\1", r"\1"),
    ("u", "o"), ("i(?=.)", "e"), ("e", "a"),
)  # fmt: skip


def style(dice: Dice, slips: float = 0.02) -> Style:
    """Return the style of a list."""
    habit = _HABITS[dice.choices(list(_HABITS), (5, 2, 2, 1, 2))[0]]
    liked = {group: value + dice.gauss(0, 0.5) for group, value in habit.items()}
    for group in ("a$", "ah$", "eh$", "y$", "i$", "q", "k", "e", "o", "aa", "ll", "mm", "ss"):
        liked[group] = liked.get(group, 0) + dice.gauss(0, 0.5)
    article = dice.choices([a for a, _ in _ARTICLES], [n for _, n in _ARTICLES])[0]
    capitals: tuple[Literal["title", "upper", "family"], ...] = ("title", "upper", "family")
    return Style(
        article=article,
        abu=dice.choice(_ABU_FORMS),
        abd=dice.choice(_ABD_FORMS),
        din=dice.choice(_DIN),
        capitals=dice.choices(capitals, (8, 2, 1))[0],
        liked=tuple(sorted(liked.items())),
        varied=dice.choice((0.03, 0.08, 0.2)),
        slips=slips,
        double=dice.choices((" ", "-", ""), (8, 1, 1))[0],
    )


def respelled(spelling: str) -> Iterator[str]:
    """Yield spellings that differ from one in a usual way."""
    for group, other in _RESPELLED:
        new = re.sub(group, other, spelling, count=1)
        if new != spelling and not re.search(r"(.)\1\1|^ou[aeiou]|yy|iy", new):
            yield new


def spelling(word: Word, how: Style, dice: Dice) -> str:
    """Return how a list spells a word: among its attested spellings, and usual respellings of the commonest one."""
    choices = list(word.latin[:12])
    if len(choices) < 4 or dice.random() < 0.3:
        choices += respelled(choices[0])

    def worth(at: int) -> float:
        found = sum(value for group, value in how.liked if re.search(group, choices[at]))
        return found - (1.0 if at >= len(word.latin[:12]) else 0.0) - 0.2 * at

    ranked = sorted(range(len(choices)), key=lambda at: (-worth(at), choices[at]))
    at = dice.choice(ranked[1:4]) if len(ranked) > 1 and dice.random() < how.varied else ranked[0]
    return choices[at]


def latin_word(word: Word, how: Style, dice: Dice) -> str:
    """Return a word in Latin letters with article, Abu, Abd or al-Din as the list writes them."""
    bare = spelling(word, how, dice).title()
    if word.frame == "din":
        return bare + how.din
    if word.frame == "abd":
        return how.abd + (bare if how.abd.endswith((" ", "-")) else bare.lower())
    article = how.article if word.has_article else ""
    if article and article in ("Al", "El"):
        article, bare = article, bare.lower()
    if word.frame == "abu":
        inner = article + bare
        return how.abu + (inner if how.abu.endswith((" ", "-")) else inner.lower())
    return article + bare


def slip(name: str, dice: Dice) -> str:
    """Return a Latin name with one typing error inside a word."""
    places = [at for at in range(2, len(name) - 1) if name[at - 2 : at + 1].isalpha()]
    if not places:
        return name
    at, kind = dice.choice(places), dice.randrange(4)
    if kind == 0:
        return name[:at] + name[at + 1 :]
    if kind == 1:
        return name[:at] + name[at] + name[at:]
    if kind == 2 and name[at] != name[at - 1]:
        return name[: at - 1] + name[at].lower() + name[at - 1] + name[at + 1 :]
    vowels = "aeiou"
    return name[:at] + (dice.choice(vowels) if name[at] in vowels else name[at] * 2) + name[at + 1 :]


def latin(person: Person, how: Style, dice: Dice) -> str:
    """Return a person's name in Latin letters in the style of a list."""
    parts = [how.double.join(latin_word(word, how, dice) for word in part) for part in person.parts]
    name = " ".join(parts)
    if dice.random() < how.slips:
        name = slip(name, dice)
    if how.capitals == "upper":
        return name.upper()
    if how.capitals == "family":
        return name[: -len(parts[-1])] + name[-len(parts[-1]) :].upper()
    return name


# --- lists ------------------------------------------------------------------------------------------------------------


class Row(NamedTuple):
    """A row of a list: the number of the person and the name as written."""

    person: int
    name: str


def _shares(data: Path, half: Half, count: int, seed: int) -> tuple[list[int], list[int], list[Person]]:
    """Return the numbers of the persons on two lists, of which a third are on one list only, and the persons."""
    alone = count // 2
    persons = people(data, half, count + 2 * alone, seed)
    order = list(range(len(persons)))
    Dice(f"shares {seed}").shuffle(order)
    both, left, right = order[:count], order[count : count + alone], order[count + alone :]
    return both + left, both + right, persons


def _shuffled(rows: list[Row], dice: Dice) -> list[Row]:
    dice.shuffle(rows)
    return rows


def versions(data: Path, half: Half, count: int, seed: int) -> tuple[list[Row], list[Row]]:
    """Return two versions of an Arabic list: ``count`` persons on both, and half as many more on each.

    The names of the same person are equal but for what clerks changed in one or the other version.
    """
    left, right, persons = _shares(data, half, count, seed)
    clerk, dice = clerk_of(data, half), Dice(f"versions {half} {seed}")
    changed = {number: clerk(persons[number].arabic, dice) for number in {*left, *right}}
    first, second = {}, {}
    for number, new in sorted(changed.items()):
        names = [persons[number].arabic, new]
        dice.shuffle(names)
        first[number], second[number] = names
    return (
        _shuffled([Row(number, first[number]) for number in left], dice),
        _shuffled([Row(number, second[number]) for number in right], dice),
    )


def across(data: Path, half: Half, count: int, seed: int) -> tuple[list[Row], list[Row]]:
    """Return an Arabic list and one in Latin letters: ``count`` persons on both, and half as many more on each."""
    left, right, persons = _shares(data, half, count, seed)
    clerk, dice = clerk_of(data, half), Dice(f"across {half} {seed}")
    how = style(dice)
    return (
        _shuffled([Row(number, clerk(persons[number].arabic, dice)) for number in left], dice),
        _shuffled([Row(number, latin(persons[number], how, dice)) for number in right], dice),
    )


def column(data: Path, half: Half, persons: int, seed: int) -> list[Row]:
    """Return a column of spellings, one to five for each person, from an Arabic list and three in Latin letters."""
    clerk, dice = clerk_of(data, half), Dice(f"column {half} {seed}")
    styles = [style(dice) for _ in range(3)]
    found = []
    for number, person in enumerate(people(data, half, persons, seed)):
        for _ in range(dice.choice((1, 1, 2, 2, 3, 5))):
            arabic = dice.random() < 0.5
            found.append(
                Row(number, clerk(person.arabic, dice) if arabic else latin(person, dice.choice(styles), dice))
            )
    return _shuffled(found, dice)


# --- labeled pairs ----------------------------------------------------------------------------------------------------


class Pair(NamedTuple):
    """Two spellings, whether they are of one person (or word), and the kind of pair."""

    left: str
    right: str
    same: bool
    kind: str


_TITLES: Final = (
    ("الدكتور", "Dr."), ("الشيخ", "Sheikh"), ("السيد", "Mr."), ("المهندس", "Eng."),
    ("اللواء", "Maj. Gen."), ("الحاج", "Haj"), ("العميد", "Brig. Gen."),
)  # fmt: skip


@dataclass
class _Maker:
    """Makes pairs of the people of one half."""

    data: Path
    known: Vocabulary
    clerk: Clerk
    persons: list[Person]
    dice: Dice
    neighbors: dict[int, list[int]] = field(default_factory=dict)

    def write(self, person: Person, script: str, how: Style | None = None) -> str:
        if script == "ar":
            name = self.clerk(person.arabic, self.dice)
            return name.translate(TYPED) if self.dice.random() < 0.15 else name
        return latin(person, how or style(self.dice, 0.04), self.dice)

    def both(self, one: Person, other: Person, same: bool, kind: str) -> Pair:
        """Return a pair of two persons, each in a script and style of its own."""
        left, right = self.dice.choice((("ar", "ar"), ("ar", "la"), ("la", "la")))
        return Pair(self.write(one, left), self.write(other, right), same, kind)

    def person(self, length: int = 0) -> Person:
        while True:
            person = self.dice.choice(self.persons)
            if not length or len(person.parts) == length:
                return person

    # true pairs

    def clerks(self) -> Pair | None:
        person = self.person()
        changed = self.clerk(person.arabic, self.dice)
        return self._turned(Pair(person.arabic, changed, True, "two versions")) if changed != person.arabic else None

    def between_scripts(self) -> Pair:
        person = self.person()
        return Pair(self.write(person, "ar"), self.write(person, "la"), True, "between scripts")

    def two_styles(self) -> Pair:
        person = self.person()
        return Pair(self.write(person, "la"), self.write(person, "la"), True, "two styles")

    def shorter(self) -> Pair:
        person = self.person(4)
        kinds = {
            "father missing": person.without(1),
            "grandfather missing": person.without(2),
            "family missing": person.without(3),
            "two parts of four": person.without(1).without(1),
        }
        kind = self.dice.choice(list(kinds))
        return self._turned(self.both(person, kinds[kind], True, kind))

    def initials(self) -> Pair:
        person = self.person()
        how = style(self.dice, 0.04)
        whole = latin(person, replace(how, capitals="title"), self.dice)
        parts = [latin(Person((part,)), replace(how, capitals="title", slips=0.0), self.dice) for part in person.parts]
        cut = [f"{part[0].upper()}." for part in parts[:-1]]
        if len(cut) > 1 and self.dice.random() < 0.5:
            cut[0] = parts[0]
        left = self.write(person, "ar") if self.dice.random() < 0.5 else whole
        return self._turned(Pair(left, " ".join((*cut, parts[-1])), True, "initials"))

    def joined(self) -> Pair:
        """Return a name of two parts with its spaces, and the same without one of them."""
        person = self.person()
        framed = [w for w in self.known.words if w.frame] or list(self.known.words)
        if self.dice.random() < 0.6:
            person = Person(((self.dice.choice(framed),), (self.known.draw("families", self.dice),)))
            if person.words[0].frame == "abu":
                person = Person((_man(self.known, self.dice), person.parts[0]))
        else:
            person = Person((_man(self.known, self.dice), _man(self.known, self.dice), person.parts[-1]))
        script = self.dice.choice(("ar", "la"))
        name = person.arabic if script == "ar" else self.write(person, "la")
        spaces = [found.start() for found in re.finditer("[ -]", name)]
        at = self.dice.choice(spaces[:-1] or spaces) if spaces else 0
        glued = name[:at] + (name[at + 1 :] if script == "ar" else name[at + 1 :].lower()) if spaces else name
        return self._turned(Pair(glued, self.write(person, self.dice.choice(("ar", "la"))), True, "joined words"))

    def family_first(self) -> Pair:
        person = self.person()
        comma = self.dice.random() < 0.6
        how = style(self.dice, 0.04)
        rest = replace(how, capitals="title") if how.capitals == "family" else how
        first, others = (
            latin(Person(person.parts[-1:]), how, self.dice),
            latin(Person(person.parts[:-1]), rest, self.dice),
        )
        name = f"{first}{',' * comma} {others}"
        kind = "family first, comma" if comma else "family first"
        return self._turned(Pair(self.write(person, self.dice.choice(("ar", "la"))), name, True, kind))

    def title(self) -> Pair:
        person = self.person()
        arabic, english = ("الدكتورة", "Dr.") if person.words[0].sex == "f" else self.dice.choice(_TITLES)
        pair = self.both(person, person, True, "a title")
        left = f"{arabic if not pair.left.isascii() else english} {pair.left}"
        return self._turned(pair._replace(left=left))

    def kunya(self) -> Pair:
        person = self.person()
        son = replace(self.known.draw("men", self.dice), frame="")
        if son.arabic.count(" "):
            return self.title()
        script = self.dice.choice(("ar", "la"))
        how = style(self.dice, 0.0)
        name = self.write(person, script, how)
        kunya = f"أبو {son.arabic}" if script == "ar" else f"Abu {spelling(son, how, self.dice).title()}"
        draw = self.dice.random()
        name = f"{name} ({kunya})" if draw < 0.5 else f"{kunya} {name}" if draw < 0.75 else f"{name} {kunya}"
        return self._turned(Pair(name, self.write(person, self.dice.choice(("ar", "la"))), True, "a kunya"))

    def bin_between(self) -> Pair:
        person = self.person()
        script = self.dice.choice(("ar", "la"))
        how = style(self.dice, 0.04)
        word = "بن" if script == "ar" else self.dice.choice(("bin", "bin", "ibn", "ben", "Bin"))
        if len(person.parts) < 3:
            return self.bin_between()
        first, rest = Person(person.parts[:1]), Person(person.parts[1:])
        name = f"{self.write(first, script, how)} {word} {self.write(rest, script, how)}"
        return self._turned(Pair(name, self.write(person, self.dice.choice(("ar", "la"))), True, "bin between"))

    # false pairs

    def one_part_other(self) -> Pair | None:
        """Return two names that differ in one part: the nearest other name, a twin, or any other."""
        person = self.person()
        at = self.dice.randrange(len(person.parts))
        word, role = person.parts[at][-1], self._role(person, at)
        kind = self.dice.choices(("nearest part", "twins", "feminine twins", "another part"), (5, 3, 2, 2))[0]
        if kind == "nearest part":
            other: Word | None = self.known.nearest(word, role, self.dice)
        elif kind == "another part":
            other = self.known.draw(role, self.dice)
        else:
            feminine = kind == "feminine twins"
            at = 0 if feminine else self.dice.randrange(max(len(person.parts) - 1, 1))
            word = person.parts[at][-1]
            other = self.known.twin(word, feminine, self.dice)
        if other is None or not unlike(word, other):
            return None
        return self._turned(self.both(person, person.having(at, (*person.parts[at][:-1], other)), False, kind))

    def _role(self, person: Person, at: int) -> str:
        if at == len(person.parts) - 1:
            return "families"
        return "women" if person.parts[at][0].sex == "f" else "men"

    def kin(self) -> Pair | None:
        person = self.person()
        _, *fathers, family = person.parts
        kind = self.dice.choice(("siblings", "father and son", "father and son", "namesakes"))
        if kind == "siblings" and fathers:
            other = person.having(0, _given(self.known, self.dice))
        elif kind == "father and son" and fathers and fathers[0]:
            # Ahmad Hasan Ali X: his father is Hasan Ali X, whose own grandfather is not on the name or is a new one
            shorter = Person((*fathers, family))
            other = shorter if self.dice.random() < 0.5 else Person((*fathers, _man(self.known, self.dice), family))
        elif kind == "namesakes":
            other = person.having(len(person.parts) - 1, (self.known.draw("families", self.dice),))
        else:
            return None
        if not self._differ(person, other):
            return None
        return self._turned(self.both(person, other, False, kind))

    def neighbor(self) -> Pair | None:
        """Return two different persons whose consonants are alike."""
        at = self.dice.choice(list(self.neighbors))
        person, other = self.persons[at], self.persons[self.dice.choice(self.neighbors[at])]
        if not self._differ(person, other):
            return None
        return self._turned(self.both(person, other, False, "list neighbors"))

    def strangers(self) -> Pair | None:
        person, other = self.person(), self.person()
        if not self._differ(person, other):
            return None
        return self.both(person, other, False, "strangers")

    # single words

    def word(self) -> Pair | None:
        word = self.dice.choice(self.known.words)
        kind = self.dice.choice(("word", "word", "two spellings of a word", "two versions of a word"))
        same = self.dice.random() < 0.5
        other = word if same else self.known.nearest(word, "words", self.dice)
        if not same and not unlike(word, other):
            return None
        scripts = {"word": ("ar", "la"), "two spellings of a word": ("la", "la")}.get(kind, ("ar", "ar"))
        left, right = (self.write(Person(((w,),)), s) for w, s in zip((word, other), scripts, strict=True))
        if left.lower() == right.lower():
            return None
        return self._turned(Pair(left, right, same, kind))

    # what all of them use

    def _differ(self, one: Person, other: Person) -> bool:
        """Return whether two names of the same number of words differ in a word, or have other numbers of parts."""
        if len(one.words) != len(other.words):
            return one.key != other.key and len(set(one.words) ^ set(other.words)) > 0
        return any(unlike(a, b) for a, b in zip(one.words, other.words, strict=True))

    def _turned(self, pair: Pair) -> Pair:
        return pair._replace(left=pair.right, right=pair.left) if self.dice.random() < 0.5 else pair


MIX: Final[tuple[tuple[Callable[[_Maker], Pair | None], float], ...]] = (
    (_Maker.clerks, 16), (_Maker.between_scripts, 10), (_Maker.two_styles, 6), (_Maker.shorter, 8),
    (_Maker.initials, 2), (_Maker.joined, 5), (_Maker.family_first, 3), (_Maker.title, 2), (_Maker.kunya, 1),
    (_Maker.bin_between, 1), (_Maker.one_part_other, 22), (_Maker.kin, 9), (_Maker.neighbor, 8), (_Maker.strangers, 5),
    (_Maker.word, 10),
)  # fmt: skip


def folded(name: str) -> str:
    """Return a name with its usual variations folded, without spaces and articles; equal ones are indistinct."""
    words = re.sub(r"[-.,()]", " ", name.lower()).split()
    if name.isascii():
        return "".join(sound(word) for word in words if word not in ("al", "el"))
    return "".join(map(letters, words))


def pairs(data: Path, half: Half, count: int, seed: int) -> list[Pair]:
    """Return labeled pairs of names and of single words, most false ones hard.

    False pairs whose two sides cannot be distinguished are left out.
    """
    dice = Dice(f"pairs {half} {seed}")
    persons = people(data, half, min(max(count // 4, 200), 2500), seed + 1)
    maker = _Maker(data, vocabulary(data, half), clerk_of(data, half), persons, dice)
    consonants = ["".join(map(skeleton, person.arabic.split())) for person in persons]
    for at in dice.sample(range(len(persons)), min(len(persons), 600)):
        found = process.extract(consonants[at], consonants, scorer=fuzz.ratio, limit=4)
        maker.neighbors[at] = [other for _, _, other in found if other != at]
    makers, weights = zip(*MIX, strict=True)
    made: list[Pair] = []
    while len(made) < count:
        pair = dice.choices(makers, weights)[0](maker)
        if pair and (pair.same or folded(pair.left) != folded(pair.right)) and pair.left and pair.right:
            made.append(pair)
    return made


def main() -> None:
    data = folder_argument(__doc__)
    wanted = sys.argv[2] if len(sys.argv) > 2 else ""
    shown: Counter[tuple[str, bool]] = Counter()
    for pair in sorted(pairs(data, "fit", 4000, 1), key=lambda pair: (pair.kind, pair.same)):
        if (not wanted or pair.kind == wanted) and shown[pair.kind, pair.same] < (60 if wanted else 8):
            shown[pair.kind, pair.same] += 1
            print(f"{pair.kind:24} {'same' if pair.same else 'different':10} {pair.left}  |  {pair.right}")


if __name__ == "__main__":
    main()
