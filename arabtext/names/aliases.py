"""Read a cell that writes one person or institution in several ways: in both scripts, in brackets, behind a slash."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex
from rapidfuzz.distance import LCSseq

from arabtext.errors import expect_text
from arabtext.memory import once, remember
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import LATIN_ARTICLES, skeleton
from arabtext.names.model import MAX_NAME
from arabtext.names.parse import ALIAS, parse
from arabtext.script import normalize
from arabtext.script.chars import is_arabic_letter

#: Share of the shorter name's consonants, 0 to 1, that a name in the other script has in the same order. Chosen by hand
#: on the 5,708 persons of names/people.tsv: 99.0 % of them in both scripts reach it, 3.5 % of two strangers do.
MIN_ALIKE: Final = 0.7
_MAX_ABBREVIATION: Final = 8  # letters; longer words in capitals are names in capitals

_BRACKETED = regex.compile(r"\s*[(\[]\s*([^()\[\]]+?)\s*[)\]]\s*")
_SEPARATOR = regex.compile(r"\s*[/|\n]\s*|\s+[-–—]\s+|\s*[,،;؛]\s+")
_STRONG: Final = "/|\n"  # separators that also divide two names of an institution in one script
#: A cell in one script without any sign that may stand between two names.
_PLAIN = regex.compile(r"(?:(?! - )[\p{Latin}\p{M}.'’‘ʿʾ -])+|[\p{Arabic}\p{M} ]+")
_TWO_SCRIPTS = regex.compile(r"\p{Latin}.*\p{Arabic}|\p{Arabic}.*\p{Latin}")
_KNOWN_AS = regex.compile(
    rf"""(?i)[\s,;،؛]* (?<!\p{{L}}) (?:
        (?:(?:also|better|commonly|formerly|previously)\s)?known\sas(?=\s) | née?(?=\s)
        | [af]\.?\s?k\.?\s?a\b\.?(?=[\s:"“])
        | و?(?:{"|".join(sorted(filter(str.isalpha, ALIAS)))}) (?:\s+(?:باسم|بـ|ب(?=\p{{L}}{{2}})) | (?=\s))
    ) [\s:ـ]*""",
    regex.VERBOSE,
)
#: First words of a blessing, which stands in brackets behind a name: رحمه الله, حفظه الله, عليه السلام.
_BLESSINGS: Final = frozenset(
    ("رحمه", "رحمها", "رحمهم", "حفظه", "حفظها", "رضي", "قدس", "دام", "عليه", "عليها", "صلي", "اعزه", "ايده")
)
_QUOTES: Final = " \t\"“”«»'‘’"


def aliases(cell: str) -> tuple[str, ...]:
    """Return the names of one person or institution that ``cell`` writes; of a cell with one name, the cell itself.

    Names are taken apart where both scripts stand side by side, in brackets, behind a slash, and behind ``a.k.a.``,
    المعروف بـ and the like. What qualifies a name, as ``(Jr.)``, an office or a year, stays with it; so do the names of
    two persons in one cell.

    >>> aliases("قيس الخزعلي (Qais al-Khazali)")
    ('قيس الخزعلي', 'Qais al-Khazali')
    >>> aliases("Al-Qa'ida/Islamic Army"), aliases("Samir Khatib (minister)")
    (("Al-Qa'ida", 'Islamic Army'), ('Samir Khatib (minister)',))
    """
    return _aliases(expect_text(cell, "cell"))


@remember("names of cells")
def _aliases(cell: str) -> tuple[str, ...]:
    if len(cell) > MAX_NAME or (_PLAIN.fullmatch(cell) and not _KNOWN_AS.search(cell)):
        return (cell,)
    found = tuple(dict.fromkeys(filter(None, (name.strip(_QUOTES) for name in _names(cell.strip())))))
    return found if len(found) > 1 else (cell,)


def _names(text: str) -> Iterator[str]:
    """Yield the names in ``text``, those in brackets behind the name that they explain."""
    pieces = next(filter(None, (rule(text) for rule in (_in_brackets, _known_as, _separated, _side_by_side))), None)
    if pieces is None:
        yield text
    else:
        for piece in pieces:
            yield from _names(piece)


def _in_brackets(text: str) -> list[str] | None:
    """Return a name and its alias in brackets."""
    for bracket in _BRACKETED.finditer(text):
        inner = bracket.group(1)
        outer = f"{text[: bracket.start()]} {text[bracket.end() :]}".strip()
        if any(map(str.isalpha, outer)) and (_known_as(inner) or _is_alias(outer, inner)):
            return [outer, inner]
    return None


def _known_as(text: str) -> list[str] | None:
    """Return the names before and behind the words that announce an alias."""
    pieces = _KNOWN_AS.split(text)
    if len(pieces) < 2 or not _letters(pieces[-1]) or _is_title(pieces[-1]):
        return None
    return list(filter(None, pieces))


def _separated(text: str) -> list[str] | None:
    """Return two names with a slash, a line break, a dash or a comma between them."""
    for separator in _SEPARATOR.finditer(text):
        first, second = text[: separator.start()], text[separator.end() :]
        if min(_letters(first), _letters(second)) < 2 or _is_title(first) or _is_title(second):
            continue
        if _are_one(first, second):
            return [first, second]
        if separator.group().strip(" ") not in _STRONG or is_qualifier(first) or is_qualifier(second):
            continue
        if _is_kunya(second) or _is_institution(first) or _is_institution(second):
            return [first, second]
    return None


def _side_by_side(text: str) -> list[str] | None:
    """Return a name in one script and the same name in the other, with nothing but a space between them."""
    if not _TWO_SCRIPTS.search(text):
        return None
    words = text.split()
    scripts = [_script(word) for word in words]
    for cut in range(1, len(words)):
        first, second = set(scripts[:cut]) - {""}, set(scripts[cut:]) - {""}
        if len(first) == len(second) == 1 and first != second and scripts[cut]:
            halves = [" ".join(words[:cut]), " ".join(words[cut:])]
            return halves if not any(map(_is_title, halves)) and _are_one(*halves) else None
    return None


def _is_alias(name: str, inner: str) -> bool:
    """Return whether the words in brackets behind ``name`` name the same, and do not only qualify it."""
    if any(map(str.isdigit, inner)) or _letters(inner) < 2 or _is_title(inner):
        return False
    if _are_one(name, inner):
        return True
    return not is_qualifier(inner) and (
        _is_kunya(inner)
        or _is_abbreviation(name, inner)
        or (_is_institution(name) and _is_institution(inner))
        or (_is_full_name(inner) and not _is_institution(name) and _script(name) == _script(inner))
    )


def _are_one(first: str, second: str) -> bool:
    """Return whether two texts in two scripts are the same name."""
    if {_script(first), _script(second)} != {"arabic", "latin"}:
        return False
    if _is_institution(first) and _is_institution(second):
        return True
    known = gazetteer.entity(first)
    if known is not None and known is gazetteer.entity(second):
        return True
    sounds, others = skeleton(first), skeleton(second)
    shorter = min(len(sounds), len(others))
    return shorter > 0 and LCSseq.similarity(sounds, others) >= MIN_ALIKE * shorter


def _is_title(text: str) -> bool:
    """Return whether ``text`` is nothing but a title, or a suffix such as ``Jr.``."""
    key = " ".join(_keys(text))
    return key in gazetteer.titles() or key in gazetteer.suffixes()


def is_blessing(text: str) -> bool:
    """Return whether ``text``, which stands behind a name, blesses the person.

    >>> is_blessing("رحمه الله"), is_blessing("minister")
    (True, False)
    """
    return next(iter(_keys(text)), "") in _BLESSINGS


def is_qualifier(text: str) -> bool:
    """Return whether ``text`` says something about a name: an office or a rank, a blessing, a place, a nationality.

    >>> is_qualifier("minister"), is_qualifier("رحمه الله"), is_qualifier("Samir Khatib")
    (True, True, False)
    """
    if (keys := _keys(text)) and (keys[0] in _office_words() or is_blessing(text)):
        return True
    if keys and all(gazetteer.without_article(key) in gazetteer.demonyms() for key in keys):
        return True
    known = gazetteer.entity(text)
    return known is not None and known.kind == "place"


@once
def _office_words() -> frozenset[str]:
    """Return the keys of words with which a listed office or rank begins."""
    return frozenset(key.split()[0] for key, (_, kind) in gazetteer.titles().items() if kind in ("office", "rank"))


def _keys(text: str) -> list[str]:
    return [normalize(word, "key").strip() for word in text.split()]


def _is_kunya(text: str) -> bool:
    parts = parse(text).parts
    return len(parts) == 1 and parts[0].role == "kunya"


def _is_abbreviation(name: str, text: str) -> bool:
    """Return whether ``text`` abbreviates ``name``: Latin capitals that are the initials of some of its words."""
    if not (text.isascii() and text.isalpha() and text.isupper() and 1 < len(text) <= _MAX_ABBREVIATION):
        return False
    initials = "".join(word[0] for word in regex.findall(r"\p{L}+", name.upper()))
    return LCSseq.similarity(initials, text) == len(text) or (_is_institution(name) and _script(name) == "arabic")


def _is_institution(text: str) -> bool:
    """Return whether ``text`` is the name of an institution, by the tables or by its first or last word."""
    return parse(text).kind == "organization"


def _is_full_name(text: str) -> bool:
    """Return whether ``text`` has two words or more, each of which the tables of names list."""
    words = [word for word in normalize(text, "key").split() if word not in LATIN_ARTICLES]
    return len(words) > 1 and all(
        word in gazetteer.particles() or gazetteer.tokens_of(word) or word in gazetteer.latin_tokens() for word in words
    )


def _script(text: str) -> str:
    """Return the script of ``text``; empty for both and for none."""
    letters = {"arabic" if is_arabic_letter(c) else "latin" for c in text if c.isalpha()}
    return letters.pop() if len(letters) == 1 else ""


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
