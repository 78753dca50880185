"""Write names as clerks do: changed between two versions of one list, and in Latin letters in the style of a list.

How often clerks change what is counted in ``names/revision_noise.tsv`` in the data folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal, NamedTuple

from invented_people import Dice, Half, Person, Word, people

LA_TURNED: Final = 0.8  # share of the counted ا inside that is لا ↔ ال turned round, two changes each; chosen by hand
SPACES: Final = {"frame": 40.0, "between": 1.0, "inside": 0.05}  # relative chance of a space lost or added; by hand
MAX_CHANCE: Final = 0.9  # of a change at one place
_SPACES_AT: Final = {
    "frame": r"(?<=\bعبد) (?=ال)|(?<=\b[أا]بو) |(?<=\w\w) (?=الدين|الله)",
    "between": r"(?<=\w\w) (?!الدين|الله)(?=\w)",
    "inside": r"(?<=\w[ادذرزوأؤة])(?=\w)",  # after a letter that is not joined to the next
}
_PLACES: Final = {
    "word start": r"(?<!\w){}(?=\w)|(?<=\bال){}(?=\w\w)",
    "word end": r"(?<=\w){}(?!\w)",
    "inside": r"(?<=\w){}(?=\w)",
}


class Change(NamedTuple):
    """A change of clerks: what is replaced, by what, and its chance at each place where it is possible."""

    found: re.Pattern[str]
    replacement: str
    chance: float

    def __call__(self, name: str, dice: Dice) -> str:
        """Return a name with the change at some of the places where it is possible."""
        return self.found.sub(lambda place: self.replacement if dice.random() < self.chance else place[0], name)


class Clerk:
    """Changes names as clerks did between two versions of one list.

    The rates are those of ``names/revision_noise.tsv``: how often a change was counted, in relation to the places of
    ``names``, a sample of the list, where it is possible. The file says that one version has more words than the other
    in nearly all pairs that differ in their number: one writes Abd, Abu, al-Din and Allah apart and the other does not.
    The counts of ا and ه are read as damage of a PDF's text layer: هللا for الله, and ال for لا. Both are inferred.
    """

    def __init__(self, data: Path, names: Sequence[str]) -> None:
        lines = (data / "names" / "revision_noise.tsv").read_text(encoding="utf-8").splitlines()
        self._pairs = int(next(line for line in lines if line.startswith("# all pairs")).split(": ")[1])
        self._names = names
        counted = {
            (one, other, where): int(times)
            for one, other, where, times in (line.split("\t") for line in lines if not line.startswith("#"))
        }
        self.spaces = tuple(self._of_spaces(counted.pop(("∅", "␣", "inside"), 0)))
        self.letters = (*self._of_pdf(counted), *self._of_letters(counted))

    def _change(self, pattern: str, replacement: str, times: float) -> Change:
        """Return a change that occurred a number of times."""
        found = re.compile(pattern)
        places = sum(len(found.findall(name)) for name in self._names) / len(self._names)
        return Change(found, replacement, min(times / self._pairs / places, MAX_CHANCE) if places else 0.0)

    def _of_spaces(self, times: int) -> Iterator[Change]:
        possible = {at: sum(len(re.findall(_SPACES_AT[at], name)) for name in self._names) for at in SPACES}
        whole = sum(SPACES[at] * possible[at] for at in SPACES) or 1.0
        for at, weight in SPACES.items():
            yield self._change(_SPACES_AT[at], " " if at == "inside" else "", times * weight * possible[at] / whole)

    def _of_pdf(self, counted: dict[tuple[str, str, str], int]) -> Iterator[Change]:
        """Yield the changes of ا and ه, and remove them from the counts."""
        alef = counted.pop(("∅", "ا", "inside"), 0)
        yield self._change(r"(?<=\w)لا(?=\w)", "ال", alef * LA_TURNED / 2)
        yield self._change(r"(?<=\w)ا(?=\w)", "", alef * (1 - LA_TURNED) / 2)
        yield self._change(r"(?<!\bال)(?<=\w\w)(?=\w[^ا\W]|\w\b)(?!ا)", "ا", alef * (1 - LA_TURNED) / 2)
        yield self._change(r"\bالله\b", "هللا", counted.pop(("ا", "ه", "word end"), 0))
        counted.pop(("ا", "ه", "inside"), None)

    def _of_letters(self, counted: dict[tuple[str, str, str], int]) -> Iterator[Change]:
        for (one, other, place), times in counted.items():
            if one == "∅":
                if other.isalpha():
                    yield self._change(_PLACES[place].replace("{}", other), "", times)
                continue
            either_way = one not in "أإؤة"  # these are the careful spelling, from which others depart
            for before, after in ((one, other), (other, one))[: 1 + either_way]:
                found = before if "␣" in one + other else _PLACES[place].replace("{}", before)
                found, after = found.replace("␣", r"(?<=\w) (?=\w)"), after.replace("␣", " ")
                yield self._change(found, after, times / (1 + either_way))

    def joined(self, name: str, dice: Dice) -> str:
        """Return a name as the version of a list has it that writes Abd, Abu, al-Din and Allah together."""
        for change in self.spaces:
            name = change(name, dice)
        return name

    def respelled(self, name: str, dice: Dice) -> str:
        """Return a name with the changes of letters."""
        for change in self.letters:
            name = change(name, dice)
        return name.strip()

    def __call__(self, name: str, dice: Dice) -> str:
        """Return a name as another version of its list may have it; the same in about half of the cases."""
        return self.joined(self.respelled(name, dice), dice)


@cache
def clerk_of(data: Path, half: Half) -> Clerk:
    """Return a clerk for lists of the people of one half."""
    return Clerk(data, [person.arabic for person in people(data, half, 3000, 0)])


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
    "dictionary": {},  # the commonest spelling of each word
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
    ("sh", "ch"), ("ou", "u"), ("u", "ou"), ("oo", "u"), ("(?<=[^aeiou])u(?=[^aeiou])", "oo"), ("ee", "i"),
    ("(?<=[^aeiou])i(?=[^aeiouy])", "ee"), ("y$", "i"), ("i$", "y"), ("a$", "ah"), ("ah$", "a"), ("a$", "eh"),
    ("ai", "ay"), ("ei", "ai"), ("aw", "au"), ("j", "dj"), ("q", "k"), ("(?<=[ai])w", "ou"), (r"([lmnrsd])\1", r"\1"),
    ("u", "o"), ("(?<=[^aeiou])i(?=[^aeiouy])", "e"), ("e", "a"),
)  # fmt: skip


def style(dice: Dice, slips: float = 0.02) -> Style:
    """Return the style of a list."""
    name = dice.choices(list(_HABITS), (4, 5, 2, 2, 1, 2))[0]
    taste = 0.1 if name == "dictionary" else 0.5
    liked = {group: value + dice.gauss(0, taste) for group, value in _HABITS[name].items()}
    for group in ("a$", "ah$", "eh$", "y$", "i$", "q", "k", "e", "o", "aa"):
        liked[group] = liked.get(group, 0) + dice.gauss(0, taste)
    article = dice.choices([a for a, _ in _ARTICLES], [n for _, n in _ARTICLES])[0]
    capitals: tuple[Literal["title", "upper", "family"], ...] = ("title", "upper", "family")
    return Style(
        article=article,
        abu=dice.choice(_ABU_FORMS),
        abd=dice.choice(_ABD_FORMS),
        din=dice.choice(_DIN),
        capitals=dice.choices(capitals, (8, 2, 1))[0],
        liked=tuple(sorted(liked.items())),
        varied=dice.choice((0.0, 0.03, 0.08, 0.2)),
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
        return found - (1.0 if at >= len(word.latin[:12]) else 0.0) - 0.3 * at

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
    if article in ("Al", "El"):
        bare = bare.lower()
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
