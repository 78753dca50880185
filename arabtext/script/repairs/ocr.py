"""Repair text recognized in screenshots: remove the layout of the picture, keep the words as they were read.

A blank line separates paragraphs, before and after; a single line break inside a paragraph is the edge of the box and
is joined, unless it is a line by itself (it ends a sentence, it is a time, a handle, an item of a list).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once
from arabtext.script import chars
from arabtext.script.language.latin_script import english_words
from arabtext.script.morphology import bare
from arabtext.script.stages import LINE, Stage, edited, pattern
from arabtext.script.wordlist import frequency, is_plausible
from arabtext.trace import Edit

_BULLET = "[" + "".join(map(regex.escape, chars.BULLETS)) + "]"
_EMOJI_VARIANT = "\N{VARIATION SELECTOR-16}?"
_ENDS_SENTENCE = regex.compile(r"[.!?؟…:؛۔](?:[\"”»’')\]]*)$")
_STANDS_ALONE = regex.compile(
    r"""(?x)
      ^@\w+$                                             # a handle
    | [@©]\S+(?:\s\S{1,3})?$                              # a name with its handle
    | ^\#\w+(?:\s\#\w+)*$                                # hashtags only
    | \d{1,2}:\d{2}                                      # a time
    | ^[\p{N}\p{P}\s]*\p{N}[\p{N}\p{P}\s]*$              # a date or a count
    | ^https?://\S+$
    """
)
_STARTS_ITEM = regex.compile(rf"^(?:{_BULLET}|[-*–—]\s|\p{{N}}{{1,2}}[.)\-]\s|[@#])")


def join_lines() -> Stage:
    """Return the stage that joins lines cut by the edge of a picture."""
    return pattern("join lines", "noise", r"(?<![\n ]) *\n *(?![\n ])", _joint, "\n", whole=True, reflows=True)


def _joint(match: regex.Match[str]) -> str:
    """Return the joint of two lines: a space, or the line break as it was."""
    text = match.string
    before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    next_break = text.find("\n", match.end())
    after = text[match.end() :] if next_break < 0 else text[match.end() : next_break]
    if not before or not after:
        return match.group()
    alone = (
        _ENDS_SENTENCE.search(before)
        or _STARTS_ITEM.search(after)
        or _STANDS_ALONE.search(before)
        or _STANDS_ALONE.search(after)
    )
    return match.group() if alone else " "


def remove_bullets() -> Stage:
    """Return the stage that removes bullets from the start of lines; each item becomes a paragraph."""
    return pattern(
        "remove bullets",
        "noise",
        rf"(?:\A|(?P<line>\n)) *(?:{_BULLET}{_EMOJI_VARIANT} *)+",
        lambda m: "\n\n" if m.group("line") else "",
        only_with=chars.BULLETS,
        whole=True,
    )


# Signs that the Arabic model of Tesseract does not have

_LETTER: Final = f"[{chars.LETTERS}{chars.MARKS}]"
_CURLY: Final = "“”„"
_DATE: Final = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}")
_MAX_REACH: Final = 1_000  # characters before a place that are read for its line


def misread_punctuation() -> Iterator[Stage]:
    """Yield the stages that restore Arabic commas (read as ``.`` ``,`` ``ء`` ``:`` ``»``), @ and quotation marks."""
    yield edited("restore timestamps", "encoding", _timestamp_edits, _DATE.search)
    yield edited("restore handles", "encoding", _handle_edits, lambda text: "@" in text)
    yield pattern("restore commas", "encoding", rf"(?<={_LETTER})»(?=\s|$)", _comma_for_quote, only_with="»")
    yield pattern("restore commas", "encoding", rf"(?<!\w)({_LETTER}{{2,}})ء(?=\s|$)", _comma_for_hamza, chars.HAMZA)
    yield pattern(
        "restore commas", "encoding", rf"(?<={_LETTER})[.:؛](?=[ ]([\w\p{{M}}]+))", _comma_in_clause, only_with=".:؛"
    )
    yield pattern("restore commas", "encoding", rf"(?<={_LETTER})[,،]\.+(?=[ ]{_LETTER})", chars.COMMA, ",،")
    yield pattern("restore full stops", "encoding", rf"(?<={_LETTER})[,،]\.?(?= *\Z)", ".", ",،", whole=True)
    yield pattern("pair quotation marks", "encoding", LINE.pattern, _paired, only_with=_CURLY)


_SIGN: Final = "[٠١»«*.+-]"  # readings of the middle dot between time and date
_TIME: Final = r"[0-9]{1,2}(?::[0-9]{2})?[مص]?|[مص] [0-9]{1,2}(?::[0-9]{2})?|[0-9]{1,2}(?::[0-9]{2})? [مص]"
_PIECE: Final = regex.compile(r"\S+")
_TIMESTAMP: Final = regex.compile(
    rf"(?m)^ *(?:(?P<last>{_DATE.pattern}) (?P<sign>{_SIGN}) (?P<first>{_TIME})"
    rf"|(?:{_TIME}) (?P<between>{_SIGN}) (?:{_DATE.pattern})) *$"
)


def _timestamp_edits(text: str) -> Iterator[Edit]:
    """Yield edits that put a line of time and date in its order, with the middle dot between them."""
    for match in _TIMESTAMP.finditer(text):
        if match["between"]:
            yield Edit(*match.span("between"), "\N{MIDDLE DOT}")
            continue
        time = [range(*piece.span()) for piece in _PIECE.finditer(text, *match.span("first"))]
        spaces = [match.end("last"), match.end("sign"), time[0].stop]
        order = [*time[-1]] + ([spaces[2], *time[0]] if len(time) > 1 else [])
        order += [spaces[1], match.start("sign"), spaces[0], *range(*match.span("last"))]
        turned = "".join(" " if place in spaces else text[place] for place in order)
        sign = order.index(match.start("sign"))
        yield Edit(
            match.start("last"), match.end("first"), turned[:sign] + "\N{MIDDLE DOT}" + turned[sign + 1 :], tuple(order)
        )


_TURNED_HANDLE: Final = regex.compile(r"(?<![\w@.])([A-Za-z0-9_]{3,30})@(?![\w@.])")


def _handle_edits(text: str) -> Iterator[Edit]:
    """Yield edits that move the @ of a handle from behind it, where bidirectional text has it, to its start."""
    for match in _TURNED_HANDLE.finditer(text):
        start, end = match.span()
        yield Edit(start, end, "@" + match.group(1), (end - 1, *range(start, end - 1)))


def _comma_for_quote(match: regex.Match[str]) -> str:
    """Return a comma for a closing quotation mark that nothing on its line opens."""
    line = match.string[max(0, match.start() - _MAX_REACH) : match.start()].rpartition("\n")[2]
    return match.group() if line.count("«") > line.count("»") else chars.COMMA


def _comma_for_hamza(match: regex.Match[str]) -> str:
    """Return a comma for a last hamza, if the text is a word only without it."""
    stem = match.group(1)
    word = bare(stem)
    ends_in_tanwin = word.endswith(chars.ALEF) and is_plausible(word)
    is_right = frequency(word + chars.HAMZA) > 0.0
    return stem + chars.COMMA if not is_right and (ends_in_tanwin or frequency(word) > 0.0) else match.group()


@once
def _clause_words() -> frozenset[str]:
    return frozenset(word for (word,) in resources.rows("script/clause_words.tsv", "word"))


def _comma_in_clause(match: regex.Match[str]) -> str:
    """Return a comma for a full stop, colon or semicolon before a word that begins no sentence."""
    return chars.COMMA if match.group(1) in _clause_words() else match.group()


def _paired(match: regex.Match[str]) -> str:
    """Return the line with straight quotation marks if a straight one pairs with a curly one."""
    line = match.group()
    straight, curly = line.count('"'), sum(map(line.count, _CURLY))
    if straight % 2 == 0 or curly % 2 == 0:
        return line
    return line.translate(dict.fromkeys(map(ord, _CURLY), '"'))


# Pieces of pictures read as letters

#: Readings of a bullet: surely none of the text, or words and digits that count only beside other bullets.
_SIGN_READ: Final = r"\.?[هھ]{1,2}|ىه|\.[\w]{1,2}|[A-Za-z&°=©]"
_WORD_READ: Final = "به|بي|لله|له|اه|هد"
_MISREAD_BULLET: Final = regex.compile(
    rf"(?:\A|\n) *(?P<sign>(?P<sure>{_SIGN_READ})|(?P<digit>[0-9])|{_WORD_READ})(?=[ ]+[\"«“]?{_LETTER})"
)
_BADGE: Final = regex.compile(r"[©@]\S*(?P<badge>(?: \S{1,6}){1,3})(?= *(?:\n|\Z))")
_STRAY: Final = regex.compile(r"(?<=[ \n]|\A)[A-Za-z]{1,3}(?=[ \n]|\Z)")
_ABBREVIATION: Final = regex.compile(r"[A-Z]{2,3}")
_HAS_STRAY: Final = re.compile("[A-Za-z]").search
_LONE_LETTER: Final = regex.compile(rf"(?<![\p{{L}}\p{{M}}])({_LETTER}{{2,}}) ({_LETTER})(?![\p{{L}}\p{{M}}])")


_IS_LONE: Final = regex.compile(rf"\A{_LETTER}(?![\p{{L}}\p{{M}}])").search


def remove_debris() -> Iterator[Stage]:
    """Yield the stages that remove text which was read from ornaments of the picture."""
    yield edited("read bullets", "encoding", _bullet_edits, whole=True)
    yield edited("join broken words", "encoding", _piece_edits, _LONE_LETTER.search, _IS_LONE)
    yield edited("remove badges", "noise", _badge_edits, lambda text: "©" in text)
    yield edited("remove stray Latin", "noise", _stray_edits, _HAS_STRAY)


def _bullet_edits(text: str) -> Iterator[Edit]:
    """Yield bullets for their readings; one that could be a word or a number counts only beside others."""
    signs = [match for match in _MISREAD_BULLET.finditer(text) if _begins_paragraph(text, match.start("sign"))]
    doubtful = [match for match in signs if not match["sure"]]
    in_company = len(signs) > 1 and (len(doubtful) < len(signs) or any(match["digit"] for match in doubtful))
    for match in signs:
        if match["sure"] or in_company:
            yield Edit(match.start("sign"), match.end("sign"), "\N{BULLET}")


def _begins_paragraph(text: str, place: int) -> bool:
    """Return whether the line of ``place`` begins the text, or follows a blank line or the end of a sentence."""
    end = text.rfind("\n", max(0, place - _MAX_REACH), place)
    if end < 0:
        return place <= _MAX_REACH
    line = text[max(0, end - _MAX_REACH) : end].rpartition("\n")[2].strip()
    return not line or bool(_ENDS_SENTENCE.search(line)) or line.endswith((",", chars.COMMA))


def _piece_edits(text: str) -> Iterator[Edit]:
    """Yield the removal of a space before the last letter of a word that is no word without it."""
    for match in _LONE_LETTER.finditer(text):
        if frequency(match[1]) == 0 and frequency(match[1] + match[2]) >= 1:
            yield Edit(match.end(1), match.start(2), "")


def _badge_edits(text: str) -> Iterator[Edit]:
    """Yield the removal of scraps that the badge after an unreadable handle was read as."""
    for match in _BADGE.finditer(text):
        if not any(is_plausible(word) and len(word) > 3 for word in match["badge"].split()):
            yield Edit(match.start("badge"), match.end("badge"), "")


def _stray_edits(text: str) -> Iterator[Edit]:
    """Yield the removal of Latin scraps that are no word, on lines of Arabic."""
    for line in LINE.finditer(text):
        words = line.group().split()
        if sum(map(_is_arabic, words)) * 2 > len(words):
            for match in _STRAY.finditer(text, *line.span()):
                scrap = match.group()
                if not _ABBREVIATION.fullmatch(scrap) and scrap.casefold() not in english_words():
                    yield Edit(match.start(), match.end(), "")


def _is_arabic(word: str) -> bool:
    return any(map(chars.is_arabic_letter, word))
