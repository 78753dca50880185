"""Read a cell of a list before it is compared: the persons that it names, each in its spellings, and what else it says.

A cell is cut only where all pieces are plainly names. A name in both scripts, or with an alias, is one name
(:mod:`arabtext.names.aliases`), and so is ``Family, Given``. In doubt a cell stays in one piece.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import regex

from arabtext.errors import expect_text
from arabtext.memory import remember
from arabtext.names.aliases import aliases, is_blessing, is_qualifier
from arabtext.names.comparing.compare import compare
from arabtext.names.known import gazetteer
from arabtext.names.known.absent import placeholder_kind, why_no_name
from arabtext.names.known.keys import joined_key, text_key
from arabtext.names.model import MAX_NAME, Part
from arabtext.names.parse import in_order, parse, without_honorifics
from arabtext.script.chars import WAW, has_arabic_letter

Spelled = tuple[str, ...]  # the spellings of one name

SEVERAL: Final = "several names"
_MAX_OTHERS: Final = 3  # words of "and his family", which may end a cell
_MIN_AFTER_AND: Final = 3  # letters of a name behind a glued و
#: How many times as often as a listed word with و (وعلي, a family name) the name without it is attested at least.
#: Chosen by hand.
_MIN_TIMES: Final = 50

#: Any sign that a cell may have several names; a cell without one is a name, or none.
_SIGN_OF_SEVERAL = regex.compile(
    r"""(?ix) [\n\r;؛|•&+/,،] | \sand\s | \set\sal\b | \sو(?:\s|\p{Arabic}{3}) | \s[-–—]\s | ^\W*1\s*[-.)] """
)
_TWO_SCRIPTS = regex.compile(r"\p{Latin}.*\p{Arabic}|\p{Arabic}.*\p{Latin}", regex.DOTALL)
_LINES = regex.compile(r"\s*[\n\r]+\s*")
_MARKS = regex.compile(r"\s*[;؛|•]\s*")
#: Given names, and the name of the father behind the word for his children.
_CHILDREN = regex.compile(
    r"(?i)(?P<names>.+?),?\s+(?:أبناء|ابناء|أولاد|اولاد|بنات|أنجال|(?:sons|daughters|children)\s+of)\s+(?P<father>.+)"
)
_GIVEN_NAMES = regex.compile(r"(?i)\s*[,،]\s*(?:و\s*|and\s+)?|\s+and\s+|\s+و\s*(?=\p{Arabic})")
_NUMBERS = regex.compile(r"(?:^|\s)\(?\p{Nd}{1,2}\s*[-.)]\s*")
_WORDS = regex.compile(r"(?i)\s+and\s+|\s*&\s*|\s+\+\s+|\s+و\s+")
_SLASH = regex.compile(r"\s*/\s*")
_COMMAS = regex.compile(r"\s*[,،]\s*")
_DASH = regex.compile(r"\s+[-–—]\s+")
_IN_BRACKETS = regex.compile(r"(.*\p{L}.*?)\s*[(\[]([^()\[\]]+)[)\]]\W*")
_BEFORE = regex.compile(r"^(?:[\s*•–—-]+|\(?\p{Nd}{1,4}\s*[-–.)]+\s*)+(?=\p{L})")  # the number of a line, a bullet
_BEHIND = regex.compile(r"[\s*†‡]+$")  # the sign of a footnote
#: A telephone number or an id behind a name: seven digits or more, with the word for it or without.
_NUMBERED = regex.compile(
    r"""(?ix) (?P<name> .*?\p{L}\S*\s.*?\p{L}.*? ) [\s,،;:.(/–—-]*
    (?: \b (?: ت | هاتف | تلفون | جوال | موبايل | نقال | tel | phone | mobile | mob | cell | id ) [\s.:]* )?
    (?P<number> \+? \p{Nd} (?: [ ./-]? \p{Nd} ){6,} ) \W*"""
)
_LONG_NUMBER = regex.compile(r"(?:\p{Nd}[ ./-]?){7}")
_FEMININE: Final = "\N{ARABIC LETTER TEH MARBUTA}\N{ARABIC LETTER HEH}"  # how a feminine form ends
_EDGE: Final = ' \t"“”«»*•-–—.،,;؛'  # what may stand around a name of a list


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says: the ``persons`` (or institutions) that it names, each as its spellings, and a ``remark``.

    Without a name there are no persons, and the remark says why. A cell of several persons says so in its remark.
    """

    text: str
    persons: tuple[Spelled, ...]
    remark: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """A name for each person, as written first."""
        return tuple(spelled[0] for spelled in self.persons)

    @property
    def spellings(self) -> frozenset[str]:
        """The spellings of all persons."""
        return frozenset(spelling for spelled in self.persons for spelling in spelled)


def read_cell(text: str) -> Cell:
    """Return the names in a cell: none, one, or several; one name in both scripts has two spellings.

    >>> read_cell("قيس الخزعلي وليث الخزعلي").persons
    (('قيس الخزعلي',), ('ليث الخزعلي',))
    >>> read_cell("قيس الخزعلي (Qais al-Khazali)").persons
    (('قيس الخزعلي', 'Qais al-Khazali'),)
    >>> read_cell("al-Khazali, Qais").persons, read_cell("Hassan & Co").persons
    ((('al-Khazali, Qais',),), (('Hassan & Co',),))
    >>> read_cell("Qais al-Khazali and others"), read_cell("شاغر").remark
    (Cell(text='Qais al-Khazali and others', persons=(('Qais al-Khazali',),), remark='and others who are not named'),
    'it is a vacant post')
    >>> read_cell("12. Qais al-Khazali *").names, read_cell("Qais al-Khazali (deceased)")
    (('Qais al-Khazali',), Cell(text='Qais al-Khazali (deceased)', persons=(('Qais al-Khazali',),),
    remark='in brackets: deceased'))
    """
    if (
        len(expect_text(text, "text")) <= MAX_NAME
        and _LONG_NUMBER.search(text)
        and (found := _NUMBERED.fullmatch(text))
    ):
        named = read_cell(found["name"])
        remarks = filter(None, (named.remark, f"with a number: {found['number']}"))
        return Cell(text, named.persons, ", ".join(remarks) if named.persons else named.remark)
    if reason := why_no_name(text):
        return Cell(text, (), reason)
    if len(text) > MAX_NAME or not (_SIGN_OF_SEVERAL.search(text) or _TWO_SCRIPTS.search(text)):
        name, state = _without_state(text)
        return Cell(text, ((_without_marks(name),),), state)
    return _read(text)


@remember("cells with several names")
def _read(text: str) -> Cell:
    """Return the names in a cell that may have several."""
    name, state = _without_state(text.strip())
    head, others = _without_others(name)
    persons = tuple(_persons(head))
    if persons == ((head,),):  # as written, with the space around it
        persons = ((_without_marks(head if others or state else text),),)
    remarks = [SEVERAL] * (len(persons) > 1) + ["and others who are not named"] * bool(others) + [state] * bool(state)
    return Cell(text, persons, ", ".join(remarks))


def _without_state(text: str) -> tuple[str, str]:
    """Return a name without brackets that say what became of the person, or bless them, and a remark on these."""
    found = _IN_BRACKETS.fullmatch(text) if "(" in text or "[" in text else None
    if found is None or why_no_name(found[1]) or not (placeholder_kind(found[2]) == "state" or is_blessing(found[2])):
        return text, ""
    return found[1], f"in brackets: {found[2]}"


def _without_marks(name: str) -> str:
    """Return a name without the number of its line or a bullet before it, and the sign of a footnote behind it."""
    bare = _BEHIND.sub("", _BEFORE.sub("", name))
    return name if bare == name.strip() else bare


def _without_others(text: str) -> tuple[str, str]:
    """Return a text without the words at its end for others who are not named, and these words."""
    words = text.split(" ")
    for size in range(min(_MAX_OTHERS, len(words) - 1), 0, -1):
        tail, head = " ".join(words[-size:]), " ".join(words[:-size]).rstrip(_EDGE)
        if placeholder_kind(tail) == "others" and not why_no_name(head):
            return head, tail
    return text, ""


def _persons(text: str, first: int = 0) -> list[Spelled]:
    """Return the spellings of each person in a text that is not empty, cut by the rules from number ``first`` on."""
    if gazetteer.entity(text) is not None:
        return [(text,)]
    end = _STRONG if _is_organization(text) else len(_RULES)
    lines, others = range(first, 1), range(max(first, 1), end)
    return _cut(text, lines) or _in_both_scripts(text) or _cut(text, others) or [(text,)]


def _cut(text: str, rules: Iterable[int]) -> list[Spelled]:
    """Return the persons between the first separators that leave nothing but names; none if there are no such ones.

    A piece is cut further by weaker separators alone.
    """
    for number in rules:
        split, is_name = _RULES[number]
        pieces = [piece for piece in map(_trimmed, split(text)) if piece]
        named = [piece for piece in pieces if not why_no_name(piece)]
        if len(pieces) < 2 or not named or (len(named) == 1 and not _is_plain_name(named[0])):
            continue
        found = [_persons(piece, number + 1) for piece in named]
        if all(len(some) > 1 or len(some[0]) > 1 or is_name(some[0][0]) for some in found):
            return list(_joined([spelled for some in found for spelled in some], text))
    return []


def _trimmed(piece: str) -> str:
    """Return a piece without what may stand around it, unless that is all it has."""
    return piece.strip(_EDGE) if any(map(str.isalpha, piece)) else ""


def _in_both_scripts(text: str) -> list[Spelled]:
    """Return the person whose name is there in both scripts, in two spellings; of any other text nothing.

    A spelling that itself is of several persons, as what is around a bracket may be, is none.
    """
    found = aliases(text)
    if len(found) != 2 or len(set(map(has_arabic_letter, found))) < 2 or any(map(_is_organization, found)):
        return []
    return [found] if all(_persons(name) == [(name,)] for name in found) else []


def _is_organization(text: str) -> bool:
    return parse(text).kind == "organization"


def _joined(persons: list[Spelled], text: str) -> Iterator[Spelled]:
    """Yield persons, neighbors together that are one person in two spellings; if an alias is among them, the text."""
    if any(_is_single(spelled[0]) for spelled in persons):
        yield (text,)
        return
    last = persons[0]
    for spelled in persons[1:]:
        if len(last) == len(spelled) == 1 and _are_one(last[0], spelled[0]):
            last += spelled
        else:
            yield last
            last = spelled
    yield last


def _is_single(name: str) -> bool:
    """Return whether a name is a single unit, as a kunya is that explains the name before it."""
    return len(_parts(name)) < 2 and not _is_organization(name) and gazetteer.entity(name) is None


def _are_one(first: str, second: str) -> bool:
    """Return whether two names in a cell are surely one."""
    if has_arabic_letter(first) != has_arabic_letter(second):
        return len(aliases(f"{first} / {second}")) > 1
    return compare(first, second).verdict == "same"


# Where a cell may be cut, and what the pieces must be


def _split_by(pattern: regex.Pattern[str]) -> Callable[[str], list[str]]:
    """Return a function that cuts a text at the matches of a pattern."""
    return pattern.split


def _split_numbered(text: str) -> list[str]:
    """Cut a numbered list at its numbers; a text that does not begin with one is not cut."""
    return _NUMBERS.split(text) if _NUMBERS.match(text) else [text]


def _split_glued(text: str) -> list[str]:
    """Cut an Arabic text before each و that is glued to a given name, if no listed word begins with both."""
    words = text.split()
    cuts = [at for at, word in enumerate(words) if at and _is_glued(words, at, word)]
    pieces = [words[start:end] for start, end in zip([0, *cuts], [*cuts, len(words)], strict=True)]
    return [" ".join(piece)[at > 0 :] for at, piece in enumerate(pieces)]


def _split_children(text: str) -> list[str]:
    """Cut given names before the name of their father into the names of the children; of any other text nothing."""
    found = _CHILDREN.fullmatch(text)
    if found is None or not is_full_name(found["father"]):
        return [text]
    given = [name for name in _GIVEN_NAMES.split(found["names"]) if name]
    parts = [_parts(name) for name in given]
    if len(given) < 2 or not all(len(some) == 1 and _is_given(some[0]) for some in parts):
        return [text]
    return [f"{name} {found['father']}" for name in given]


def _is_glued(words: list[str], at: int, word: str) -> bool:
    """Return whether a word is و and the beginning of a name, and no name that begins with و."""
    rest, listed = word[1:], gazetteer.tokens_of(word)
    named = (*listed, *gazetteer.tokens_of(word.rstrip(_FEMININE)))  # وصفية, the feminine form of وصفي
    if not word.startswith(WAW) or len(rest) < _MIN_AFTER_AND or any(token.role == "given" for token in named):
        return False
    times = max((token.count for token in gazetteer.tokens_of(rest)), default=0)
    if any(token.count * _MIN_TIMES > times for token in listed):
        return False
    return _begins_name(" ".join([rest, *words[at + 1 :]]))


def _begins_name(text: str) -> bool:
    """Return whether a text begins with a title, a kunya, an Abd compound or a listed given name."""
    parsed = parse(text)
    rest = without_honorifics(parsed.parts)
    return bool(rest) and (bool(parsed.titles) or rest[0].role == "kunya" or _is_given(rest[0]))


def _is_given(part: Part) -> bool:
    """Return whether a part of a name is a listed given name, or an Abd compound."""
    text = part.text.rstrip(",،")
    if " " in text and text_key(text).startswith(_ABD):
        return True
    if has_arabic_letter(text):
        found = gazetteer.tokens_of(text.split()[-1] if " " in text else text)
    else:
        found = gazetteer.latin_tokens().get(joined_key(text.split()[-1]), ())
    return any(token.role == "given" for token in found)


_ABD: Final = ("abd", "عبد")


def _parts(name: str) -> list[Part]:
    """Return the parts of a name without titles, the given name first."""
    return in_order(without_honorifics(parse(name).parts))


def is_full_name(name: str) -> bool:
    """Return whether a text is plainly one name: a listed one, or two parts or more of which the first is given.

    >>> is_full_name("سمير الخطيب"), is_full_name("Members of the council")
    (True, False)
    """
    known = gazetteer.entity(name)
    if known is not None:
        return known.kind in ("person", "organization")
    parts = _parts(name)
    return len(parts) > 1 and not _is_organization(name) and not is_qualifier(name) and _begins_name(name)


def _is_plain_name(name: str) -> bool:
    """Return whether a piece of a list is a name: listed, an institution, or words of which the first is in names."""
    known = gazetteer.entity(name)
    if known is not None:
        return known.kind in ("person", "organization")
    if _is_organization(name) or is_full_name(name):
        return True
    parts = _parts(name)
    first = parts[0].text.rstrip(",،") if len(parts) > 1 and not is_qualifier(name) else ""
    return bool(first) and bool(gazetteer.tokens_of(first) or gazetteer.latin_tokens().get(joined_key(first)))


def _is_listed_item(name: str) -> bool:
    """Return whether a piece between semicolons is a name: also one of capitalized words that no table has."""
    words = name.split()
    return _is_plain_name(name) or (
        len(words) > 1
        and not is_qualifier(name)
        and all(word[0].isupper() or text_key(word) in _SMALL for word in words)
    )


_Rule = tuple[Callable[[str], list[str]], Callable[[str], bool]]  # where to cut, and whether a piece is a name
_SMALL: Final = frozenset(("al", "el", "bin", "ben", "ibn", "de", "van", "von", "abu", "der", "da", "di"))
_RULES: Final[tuple[_Rule, ...]] = (
    (_split_by(_LINES), _is_plain_name),
    (_split_by(_MARKS), _is_listed_item),
    (_split_numbered, _is_plain_name),
    (_split_children, is_full_name),
    (_split_by(_WORDS), is_full_name),
    (_split_glued, is_full_name),
    (_split_by(_SLASH), is_full_name),
    (_split_by(_COMMAS), is_full_name),
    (_split_by(_DASH), is_full_name),
)
_STRONG: Final = 3  # the first rules, which also divide institutions
