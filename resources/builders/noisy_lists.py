"""Generate lists of people as strangers write them, to fit the comparison of names and to measure it.

    python resources/builders/noisy_lists.py DATA [KIND]    print samples of every kind of pair, or of one

The people are invented, of the half "fit" or of the half "report", which share only the commonest given names.
Everything is drawn from a seed: the same arguments give the same lists.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, NamedTuple

from common import folder_argument
from invented_people import (
    Dice,
    Half,
    Part,
    Person,
    Vocabulary,
    given_name,
    letters,
    man,
    people,
    sounds,
    unlike,
    vocabulary,
)  # fmt: skip
from name_noise import Clerk, Style, clerk_of, latin, latin_word, spelling, style
from rapidfuzz import fuzz, process

from arabtext.names.known.keys import skeleton


class Row(NamedTuple):
    """A row of a list: the number of the person and the name as written."""

    person: int
    name: str


def versions(data: Path, half: Half, count: int, seed: int) -> tuple[list[Row], list[Row]]:
    """Return two versions of an Arabic list: ``count`` persons on both, spelled differently, and half as many on each.

    The first version writes Abd, Abu, al-Din and Allah together; letters are changed in one or the other version.
    """
    clerk, dice = clerk_of(data, half), Dice(f"versions {half} {seed}")
    written = []
    for person in people(data, half, 4 * count, seed):
        one, other = dice.sample((person.arabic, clerk.respelled(person.arabic, dice)), 2)
        written.append((clerk.joined(one, dice), other))
    return _two_lists(written, count, dice)


def across(data: Path, half: Half, count: int, seed: int) -> tuple[list[Row], list[Row]]:
    """Return an Arabic list and one in Latin letters: ``count`` persons on both, and half as many on each alone."""
    clerk, dice = clerk_of(data, half), Dice(f"across {half} {seed}")
    how = style(dice)
    persons = people(data, half, 2 * count, seed)
    return _two_lists([(clerk(one.arabic, dice), latin(one, how, dice)) for one in persons], count, dice)


def _two_lists(written: Sequence[tuple[str, str]], count: int, dice: Dice) -> tuple[list[Row], list[Row]]:
    """Return two shuffled lists with ``count`` persons on both, spelled differently, and half as many on each."""
    both = set(dice.sample([number for number, (one, other) in enumerate(written) if one != other], count))
    alone = dice.sample([number for number in range(len(written)) if number not in both], 2 * (count // 2))
    left = [Row(number, written[number][0]) for number in (*both, *alone[: count // 2])]
    right = [Row(number, written[number][1]) for number in (*both, *alone[count // 2 :])]
    return dice.sample(left, len(left)), dice.sample(right, len(right))


def column(data: Path, half: Half, persons: int, seed: int) -> list[Row]:
    """Return a column of spellings, one to five for each person, from an Arabic list and three in Latin letters."""
    clerk, dice = clerk_of(data, half), Dice(f"column {half} {seed}")
    styles = [style(dice) for _ in range(3)]
    found = []
    for number, person in enumerate(people(data, half, persons, seed)):
        for _ in range(dice.choice((1, 1, 2, 2, 3, 5))):
            how = dice.choice((None, styles[0], None, styles[1], None, styles[2]))
            found.append(Row(number, latin(person, how, dice) if how else clerk(person.arabic, dice)))
    return dice.sample(found, len(found))


# --- labeled pairs ----------------------------------------------------------------------------------------------------


Query = tuple[str, int]  # a spelling, and the place of the name in the list
SEARCHES: Final = ("clerks", "Latin", "shorter")
_STYLES: Final = 20  # of Latin spellings that a list is searched in


def searches(data: Path, half: Half, persons: Sequence[Person], kind: str, count: int, seed: int) -> list[Query]:
    """Return spellings of one of :data:`SEARCHES` of some of the persons on a list.

    Shorter ones are the given and family name, or one more, of a name of four parts.
    """
    clerk, dice = clerk_of(data, half), Dice(f"search {kind} {seed}")
    styles = [style(dice) for _ in range(_STYLES)]
    fit = [at for at, person in enumerate(persons) if kind != "shorter" or len(person.parts) == 4]
    found = []
    for at in dice.sample(fit, count):
        person = persons[at]
        if kind == "clerks":
            name = clerk(person.arabic, dice)
        elif kind == "Latin":
            name = latin(person, dice.choice(styles), dice)
        else:
            shorter = person.without(dice.choice((1, 2)))
            name = (shorter if dice.random() < 0.5 else shorter.without(1)).arabic
        found.append((name, at))
    return found


class Pair(NamedTuple):
    """Two spellings, whether they are of one person (or word), and the kind of pair."""

    left: str
    right: str
    same: bool
    kind: str


_HASTY: Final = str.maketrans("أإآةىؤئ", "اااهيوي")  # letters as many people type them
_SCRIPTS: Final = (("ar", "ar"), ("ar", "la"), ("la", "la"))
_TITLES: Final = (
    ("الدكتور", "Dr."), ("الشيخ", "Sheikh"), ("السيد", "Mr."), ("المهندس", "Eng."),
    ("اللواء", "Maj. Gen."), ("الحاج", "Haj"), ("العميد", "Brig. Gen."),
)  # fmt: skip


class Shaped(NamedTuple):
    """A name that is not written as a whole, the kind, the parts that are in it, and whether the given name is."""

    name: str
    kind: str
    shown: Person
    given: bool = True


ANOTHER: Final = 0.35  # share of the names with parts missing, moved, added or joined that are another person's
_MISSING: Final = (
    ("father missing", (1,)), ("grandfather missing", (2,)), ("family missing", (3,)), ("two parts of four", (1, 2)),
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
            return name.translate(_HASTY) if self.dice.random() < 0.15 else name
        return latin(person, how or style(self.dice, 0.04), self.dice)

    def true(self, one: Person, other: Person, kind: str) -> Pair:
        """Return two forms of one person's name, each in a script and style of its own."""
        left, right = self.dice.choice(_SCRIPTS)
        return self.turned(Pair(self.write(one, left), self.write(other, right), True, kind))

    def false(self, one: Person, other: Person, kind: str) -> Pair | None:
        """Return the names of two persons, each in a script and style of its own; None if they cannot differ so."""
        left, right = self.dice.choice(_SCRIPTS)
        if not _differ(one, other, "la" in (left, right)):
            return None
        return self.turned(Pair(self.write(one, left), self.write(other, right), False, kind))

    def turned(self, pair: Pair) -> Pair:
        """Return a pair, its two sides in any order."""
        return pair._replace(left=pair.right, right=pair.left) if self.dice.random() < 0.5 else pair

    def person(self, length: int = 0) -> Person:
        while True:
            person = self.dice.choice(self.persons)
            if not length or len(person.parts) == length:
                return person

    # true pairs

    def clerks(self) -> Pair | None:
        person = self.person()
        changed = self.clerk(person.arabic, self.dice)
        return self.turned(Pair(person.arabic, changed, True, "two versions")) if changed != person.arabic else None

    def between_scripts(self) -> Pair:
        person = self.person()
        return Pair(self.write(person, "ar"), self.write(person, "la"), True, "between scripts")

    def two_styles(self) -> Pair:
        person = self.person()
        return Pair(self.write(person, "la"), self.write(person, "la"), True, "two styles")

    # what one side may look like

    def shape(self) -> Pair | None:
        """Return a whole name, and that of the person or of a similar one with parts missing, moved or added."""
        person, makers = self.person(), [make for make, _ in _SHAPES]
        make = self.dice.choices(makers, [weight for _, weight in _SHAPES])[0]
        same = self.dice.random() >= ANOTHER
        other = (person, "") if same else self.near(person)
        shaped = make(self, other[0]) if other else None
        if shaped is None or not (same or _differ(person, shaped.shown, latin=True, given=shaped.given)):
            return None
        kind = shaped.kind if same else f"{shaped.kind}, another person"
        return self.turned(Pair(self.write(person, self.dice.choice(("ar", "la"))), shaped.name, same, kind))

    def shorter(self, person: Person) -> Shaped | None:
        """Return a name without one or two of its four parts."""
        if len(person.parts) < 4:
            return None
        kind, missing = self.dice.choice(_MISSING)
        shown = Person(tuple(part for at, part in enumerate(person.parts) if at not in missing))
        return Shaped(self.write(shown, self.dice.choice(("ar", "la"))), kind, shown)

    def initials(self, person: Person) -> Shaped:
        """Return a Latin name with initials for all but the family name, or but the given and the family name."""
        how = replace(style(self.dice), capitals="title", slips=0.0)
        parts = [latin(Person((part,)), how, self.dice) for part in person.parts]
        cut = [f"{part[0].upper()}." for part in parts[:-1]]
        given = len(cut) > 1 and self.dice.random() < 0.5
        shown = Person((person.parts[0], person.parts[-1])) if given else Person(person.parts[-1:])
        return Shaped(" ".join((*(parts[:1] if given else cut[:1]), *cut[1:], parts[-1])), "initials", shown, given)

    def family_first(self, person: Person) -> Shaped:
        """Return a Latin name that begins with the family name, with or without a comma behind it."""
        comma, how = self.dice.random() < 0.6, style(self.dice, 0.04)
        rest = replace(how, capitals="title") if how.capitals == "family" else how
        first = latin(Person(person.parts[-1:]), how, self.dice)
        others = latin(Person(person.parts[:-1]), rest, self.dice)
        kind = "family first, comma" if comma else "family first"
        return Shaped(f"{first}{',' * comma} {others}", kind, person)

    def title(self, person: Person) -> Shaped:
        """Return a name after a title."""
        arabic, english = ("الدكتورة", "Dr.") if person.words[0].sex == "f" else self.dice.choice(_TITLES)
        script = self.dice.choice(("ar", "la"))
        name = self.write(person, script)
        return Shaped(f"{arabic if script == 'ar' else english} {name}", "a title", person)

    def kunya(self, person: Person) -> Shaped | None:
        """Return a name with a kunya in brackets, before or after it."""
        son = self.known.draw("men", self.dice)
        if son.frame or " " in son.arabic:
            return None
        script, how = self.dice.choice(("ar", "la")), style(self.dice, 0.0)
        name = self.write(person, script, how)
        kunya = f"أبو {son.arabic}" if script == "ar" else f"Abu {spelling(son, how, self.dice).title()}"
        draw = self.dice.random()
        name = f"{name} ({kunya})" if draw < 0.5 else f"{kunya} {name}" if draw < 0.75 else f"{name} {kunya}"
        return Shaped(name, "a kunya", person)

    def bin_between(self, person: Person) -> Shaped | None:
        """Return a name with bin after the given name."""
        if len(person.parts) < 3:
            return None
        script, how = self.dice.choice(("ar", "la")), style(self.dice, 0.04)
        word = "بن" if script == "ar" else self.dice.choice(("bin", "bin", "ibn", "ben", "Bin"))
        first, rest = Person(person.parts[:1]), Person(person.parts[1:])
        return Shaped(f"{self.write(first, script, how)} {word} {self.write(rest, script, how)}", "bin between", person)

    def joined(self) -> Pair | None:
        """Return a name with a word of Abd, Abu, al-Din, or with two given names, written together, and apart."""
        first, family = man(self.known, self.dice), (self.known.draw("families", self.dice),)
        framed = self.dice.choice([word for word in self.known.words if word.frame] or self.known.words)
        if self.dice.random() < 0.4:
            together: Part = (*first, *man(self.known, self.dice))
            person = Person((together, family))
        else:
            together = (framed,)
            person = Person((first, together) if framed.frame == "abu" else (together, family))
        arabic, how = self.dice.random() < 0.5, replace(style(self.dice), capitals="title")
        words = [(word.arabic if arabic else latin_word(word, how, self.dice)) for word in together]
        whole = re.sub("[- ]", "", "".join(words)).capitalize()
        at = person.parts.index(together)
        rest = Person(person.parts[:at] + person.parts[at + 1 :])
        others = rest.arabic if arabic else latin(rest, how, self.dice)
        name = f"{others} {whole}" if at else f"{whole} {others}"
        script = self.dice.choice(("ar", "la"))
        if self.dice.random() >= ANOTHER:
            return self.turned(Pair(name, self.write(person, script), True, "joined words"))
        other = self.near(person)
        if not other or not _differ(person, other[0], latin=True):
            return None
        return self.turned(Pair(name, self.write(other[0], script), False, "joined words, another person"))

    # false pairs

    def one_part_other(self) -> Pair | None:
        """Return two names that differ in one part."""
        person = self.person()
        other = self.near(person)
        return self.false(person, *other) if other else None

    def near(self, person: Person) -> tuple[Person, str] | None:
        """Return a person that differs in one part, the nearest other name, a twin, or any other, and which of them."""
        kind = self.dice.choices(("nearest part", "twins", "feminine twins", "another part"), (5, 3, 2, 2))[0]
        given = kind in ("twins", "feminine twins")
        at = 0 if kind == "feminine twins" else self.dice.randrange(max(len(person.parts) - given, 1))
        word, role = person.parts[at][-1], self._role(person, at)
        if given:
            other = self.known.twin(word, kind == "feminine twins", self.dice)
        elif kind == "nearest part":
            other = self.known.nearest(word, role, self.dice)
        else:
            other = self.known.draw(role, self.dice)
        return (person.having(at, (*person.parts[at][:-1], other)), kind) if other else None

    def _role(self, person: Person, at: int) -> str:
        if at == len(person.parts) - 1:
            return "families"
        return "women" if person.parts[at][0].sex == "f" else "men"

    def kin(self) -> Pair | None:
        person = self.person()
        _, *fathers, family = person.parts
        kind = self.dice.choice(("siblings", "father and son", "father and son", "namesakes"))
        if kind == "siblings" and fathers:
            other = person.having(0, given_name(self.known, self.dice))
        elif kind == "father and son" and fathers and fathers[0]:
            # Ahmad Hasan Ali X: his father is Hasan Ali X, whose own grandfather is not on the name or is a new one
            shorter = Person((*fathers, family))
            other = shorter if self.dice.random() < 0.5 else Person((*fathers, man(self.known, self.dice), family))
        elif kind == "namesakes":
            other = person.having(len(person.parts) - 1, (self.known.draw("families", self.dice),))
        else:
            return None
        return self.false(person, other, kind)

    def neighbor(self) -> Pair | None:
        """Return two different persons whose consonants are alike."""
        at = self.dice.choice(list(self.neighbors))
        person, other = self.persons[at], self.persons[self.dice.choice(self.neighbors[at])]
        return self.false(person, other, "list neighbors")

    def strangers(self) -> Pair | None:
        return self.false(self.person(), self.person(), "strangers")

    # single words

    def word(self) -> Pair | None:
        word = self.dice.choice(self.known.words)
        kind = self.dice.choice(("word", "word", "two spellings of a word", "two versions of a word"))
        same = self.dice.random() < 0.5
        other = word if same else self.known.nearest(word, "words", self.dice)
        scripts = {"word": ("ar", "la"), "two spellings of a word": ("la", "la")}.get(kind, ("ar", "ar"))
        if not same and not unlike(word, other, "la" in scripts):
            return None
        for _ in range(10):
            left, right = (self.write(Person(((w,),)), s) for w, s in zip((word, other), scripts, strict=True))
            if left.lower() != right.lower():
                break
        else:
            return None
        return self.turned(Pair(left, right, same, kind))


def _differ(one: Person, other: Person, latin: bool, given: bool = True) -> bool:
    """Return whether two names cannot be those of one person, the shorter one with parts left out.

    ``given`` says whether both begin with the given name.
    """
    short, long = sorted((one.words, other.words), key=len)
    if len(short) == len(long):
        return any(unlike(a, b, latin) for a, b in zip(short, long, strict=True))
    if given and unlike(short[0], long[0], latin):
        return True
    return any(all(unlike(word, whole, latin) for whole in long) for word in short)


_SHAPES: Final[tuple[tuple[Callable[[_Maker, Person], Shaped | None], float], ...]] = (
    (_Maker.shorter, 8), (_Maker.initials, 2), (_Maker.family_first, 4), (_Maker.title, 2), (_Maker.kunya, 1.5),
    (_Maker.bin_between, 1.5),
)  # fmt: skip
MIX: Final[tuple[tuple[Callable[[_Maker], Pair | None], float], ...]] = (
    (_Maker.clerks, 16), (_Maker.between_scripts, 10), (_Maker.two_styles, 6), (_Maker.shape, 25), (_Maker.joined, 7),
    (_Maker.one_part_other, 20), (_Maker.kin, 9), (_Maker.neighbor, 8), (_Maker.strangers, 5), (_Maker.word, 10),
)  # fmt: skip


def indistinct(left: str, right: str) -> bool:
    """Return whether two names in one script have no difference but usual variations of spelling."""
    if left.isascii() != right.isascii():
        return False
    one, other = _bare(left), _bare(right)
    if len(one) != len(other):
        one, other = ["".join(one)], ["".join(other)]
    return all(not _keys(a).isdisjoint(_keys(b)) for a, b in zip(one, other, strict=True))


def _bare(name: str) -> list[str]:
    """Return the words of a name in small letters, without a Latin article."""
    words = re.sub(r"[-.,()]", " ", name.lower()).split()
    return [word for word in words if word not in ("al", "el")] or words


def _keys(word: str) -> set[str]:
    """Return the folded forms of a word."""
    return sounds(word) if word.isascii() else {letters(word)}


def pairs(data: Path, half: Half, count: int, seed: int) -> list[Pair]:
    """Return labeled pairs of names and of single words, most false ones hard.

    Equal spellings are left out, and false pairs whose two sides cannot be distinguished.
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
        if pair and pair.left != pair.right and (pair.same or not indistinct(pair.left, pair.right)):
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
