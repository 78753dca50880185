"""Repair text recognized in screenshots: lines cut by the layout, misread punctuation, scraps of frames and icons.

Words stay as they were read. A blank line separates paragraphs, in the text as it comes and in the result. A single
line break inside a paragraph is the edge of the box, and the lines are joined, unless one of them is complete by itself
(it ends a sentence, it is a time, a handle, an item of a list).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once
from arabtext.script import chars
from arabtext.script.fold import finder
from arabtext.script.language.arabic_script import takes_arabic_repairs
from arabtext.script.language.latin_script import english_words
from arabtext.script.morphology import bare, fold_hamza, proclitics, without_proclitic
from arabtext.script.stages import LINE, Stage, edited, pattern
from arabtext.script.wordlist import frequencies, frequency, is_plausible
from arabtext.trace import Edit

_BULLET = "[" + "".join(map(regex.escape, chars.BULLETS)) + "]"
_EMOJI_VARIANT = "\N{VARIATION SELECTOR-16}?"
_ENDS, _CLOSES = ".!?؟…:;؛۔", "\"”»’')]"
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


def _ends_sentence(line: str) -> bool:
    """Return whether ``line`` ends a sentence, in quotation marks or brackets or not."""
    last = line.rstrip(_CLOSES)[-1:]
    return last != "" and last in _ENDS


def join_lines() -> Stage:
    """Return the stage that joins lines cut by the edge of a picture, inside each paragraph."""
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
        _ends_sentence(before)
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
_NESTED: Final = regex.compile(rf'"[{_CURLY}]|[{_CURLY}]"')
_DATE: Final = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}")
_MAX_REACH: Final = 1_000  # characters before a place that are read for its line
_MIN_WORDS: Final = 3  # of a line that shows its language by itself; chosen by hand
_QUOTE: Final = regex.compile("[«»]")
_COMMA_AND_STOP: Final = regex.compile(rf"(?<={_LETTER})[,،]\.+(?= {_LETTER})")
_LAST_HAMZA: Final = regex.compile(rf"(?<!\w)({_LETTER}{{2,}}){chars.HAMZA}(?=\s|$)")
_COMMA_BEFORE_STOP: Final = regex.compile(rf"{_LETTER}[,،]\.+\Z").search
_ENDS_IN_STOP: Final = regex.compile(rf"{_LETTER}{{2}}\.\Z").search
_STOP_IN_CLAUSE: Final = regex.compile(rf"(?<={_LETTER}{{2}})\.(?=[ ]([\w\p{{M}}]+))")


def misread_punctuation() -> Iterator[Stage]:
    """Yield the stages that restore Arabic commas (read as ``.`` ``,.`` ``ء`` ``»``), @ and quotation marks.

    A letter or sign is replaced only where the text shows that it cannot be right, and only in lines of Arabic: other
    languages of the script write a last hamza that Arabic does not have.
    """
    yield edited("restore timestamps", "encoding", _timestamp_edits, _DATE.search)
    yield edited("restore handles", "encoding", _handle_edits, finder("@"), signs="@")
    yield edited("restore commas", "encoding", _quote_edits, finder("»"), signs="»", whole=True)
    yield edited("restore commas", "encoding", _hamza_edits, _LAST_HAMZA.search, _may_be_comma, whole=True)
    yield edited("restore commas", "encoding", _clause_edits, _STOP_IN_CLAUSE.search, _ENDS_IN_STOP, whole=True)
    yield edited("restore commas", "encoding", _double_edits, _COMMA_AND_STOP.search, _COMMA_BEFORE_STOP, whole=True)
    last = rf"(?<={_LETTER})[,،]\.(?= *\Z)"
    yield pattern("restore full stops", "encoding", last, ".", only_with=",،", asks=_COMMA_BEFORE_STOP, whole=True)
    yield pattern("pair quotation marks", "encoding", LINE.pattern, _paired, only_with=_CURLY)


def _may_be_comma(token: str) -> bool:
    """Return whether ``token`` has a last hamza that may be a comma."""
    return any(_is_word_before_comma(bare(match[1])) for match in _LAST_HAMZA.finditer(token))


def _in_arabic_lines(text: str, expression: regex.Pattern[str]) -> Iterator[regex.Match[str]]:
    """Yield the matches of ``expression`` on lines that are likelier Arabic than another language.

    The language of a line of fewer than three words is that of the whole text.
    """
    of_text: bool | None = None
    for line in LINE.finditer(text):
        if not (found := list(expression.finditer(text, *line.span()))):
            continue
        if _shows_language(line.group()):
            of_line = takes_arabic_repairs(line.group())
        else:
            of_text = of_line = _shows_language(text) and takes_arabic_repairs(text) if of_text is None else of_text
        if of_line:
            yield from found


def _shows_language(text: str) -> bool:
    return len(text.split(None, _MIN_WORDS)) >= _MIN_WORDS


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


def _quote_edits(text: str) -> Iterator[Edit]:
    """Yield commas for closing quotation marks that nothing before them opens."""
    depth = 0
    for match in _QUOTE.finditer(text):
        if match.group() == "«":
            depth += 1
        elif depth:
            depth -= 1
        elif _STANDS_FOR_COMMA.match(text, match.start()):
            yield Edit(match.start(), match.end(), chars.COMMA)


_STANDS_FOR_COMMA: Final = regex.compile(rf"(?<={_LETTER})»(?=\s+\p{{L}})")

# When a last hamza is a comma. Lengths and frequencies were chosen by hand on the recognized posts that are used for
# tuning and on 60,000 clean lines of Arabic; frequencies are in words per million.
_LONG: Final = 5  # letters; a shorter word is easily another one with its hamza left out, like سيراء and دباء
_MIN_WORD: Final = 3  # letters: فيء and نوء are more than في and نو with a comma
_MIN_LONG: Final = 0.3  # of a long word that is common
_MIN_SHORT: Final = 25.0  # of a shorter one
# How many times as frequent the word must be as its own form with hamza, which the list then has by mistake (هذاء), and
# as what is left of that form without a proclitic (لها beside هاء).
_TIMES_MISSPELLED: Final = 10_000.0
_TIMES_COMMONER: Final = 100.0


def _hamza_edits(text: str) -> Iterator[Edit]:
    """Yield commas for last hamzas of common words that have none; at the end of the text, a full stop."""
    end = len(text.rstrip())
    for match in _in_arabic_lines(text, _LAST_HAMZA):
        if _is_word_before_comma(bare(match[1])):
            yield Edit(match.end(1), match.end(), chars.COMMA if match.end() < end else ".")


def _is_word_before_comma(word: str) -> bool:
    """Return whether ``word`` is common and hardly ever has a hamza after it, with its proclitic or without.

    >>> _is_word_before_comma("عاما"), _is_word_before_comma("البيدا"), _is_word_before_comma("مسا")
    (True, False, False)
    """
    rests = list(without_proclitic(word, proclitics(), 2))
    if not any(frequency(one) >= (_MIN_LONG if len(one) >= _LONG else _MIN_SHORT) for one in (word, *rests)):
        return False
    rival = max(map(_frequency_with_hamza, rests), default=0.0)
    itself = _frequency_with_hamza(word) * _TIMES_MISSPELLED
    return len(word) >= _MIN_WORD and max(rival * _TIMES_COMMONER, itself) <= frequency(word)


def _frequency_with_hamza(word: str) -> float:
    """Return how frequent ``word`` is with a hamza behind it, however seats are written: قارىء is قارئ."""
    if word.endswith(chars.ALEF_MAKSURA):
        word = word[:-1] + chars.YEH
    return _words_in_hamza().get(fold_hamza(word), 0.0)


@once
def _words_in_hamza() -> dict[str, float]:
    """Return word without its last hamza, other seats of hamza as plain letters → its frequency with that hamza."""
    found: dict[str, float] = {}
    for word, count in frequencies().items():
        if word.endswith((chars.HAMZA, chars.YEH_HAMZA)):
            stem = fold_hamza(word.removesuffix(chars.HAMZA))
            found[stem] = max(count, found.get(stem, 0.0))
    return found


@once
def _clause_words() -> frozenset[str]:
    return frozenset(word for (word,) in resources.rows("script/clause_words.tsv", "word"))


def _clause_edits(text: str) -> Iterator[Edit]:
    """Yield commas for full stops before a word that begins no sentence."""
    for match in _in_arabic_lines(text, _STOP_IN_CLAUSE):
        if match[1] in _clause_words():
            yield Edit(match.start(), match.end(), chars.COMMA)


def _double_edits(text: str) -> Iterator[Edit]:
    """Yield commas for a comma and a full stop inside a line."""
    for match in _in_arabic_lines(text, _COMMA_AND_STOP):
        yield Edit(match.start(), match.end(), chars.COMMA)


def _paired(match: regex.Match[str]) -> str:
    """Return the line with straight quotation marks if a straight one pairs with a curly one; nested pairs stay."""
    line = match.group()
    straight, curly = line.count('"'), sum(map(line.count, _CURLY))
    if straight % 2 == 0 or curly % 2 == 0 or _NESTED.search(line):
        return line
    return line.translate(dict.fromkeys(map(ord, _CURLY), '"'))


# Pieces of pictures read as letters

# What a bullet is misread as. Some signs count by themselves; others could be a letter, a word or laughter, and count
# only beside further ones. A digit that repeats counts as well, and so does هه before a long line of a text of several
# lines.
_SURE_BULLET: Final = r"\.[هھ4]{1,2}|[هھ]|ىه|[&°=©]|[Aa](?= \S+ \S+ )"
_BULLET_IN_COMPANY: Final = r"هه|\.[\w]{1,2}|[A-Za-z]|به|بي|لله|له|اه|هد"
_MISREAD_BULLET: Final = regex.compile(
    rf"(?m)^ *(?P<sign>(?P<sure>{_SURE_BULLET})|(?P<digit>[0-9])|(?P<long>هه(?=(?: \S+){{7}}))|{_BULLET_IN_COMPANY})"
    rf"(?=[ ]+[\"«“]?{_LETTER})"
)
_READ_AS_BULLET: Final = regex.compile(rf"{_SURE_BULLET}|[0-9]|{_BULLET_IN_COMPANY}").fullmatch
_BADGE: Final = regex.compile(r"(?<=\w )©\S*(?P<badge>(?: \S{1,6}){1,3})(?= *(?:\n|\Z))")
_MISREAD_DIGITS: Final = regex.compile(r"\p{N}")
_YEAR: Final = regex.compile(r"(?<!\p{N})(?:1[89]|20)\p{N}{2}(?!\p{N})")
_STRAY: Final = regex.compile(rf"(?<={_LETTER} )[a-z]{{2,3}}(?= {_LETTER})")
_SCRAP: Final = regex.compile("[a-z]{2,3}").fullmatch
_LATIN_WORD: Final = regex.compile(r"\S*[A-Za-z]\S*")
_LONE_LETTER: Final = regex.compile(rf"(?<={_LETTER}) ({_LETTER})(?![\p{{L}}\p{{M}}])")
_WORD_BEFORE: Final = regex.compile(rf"(?<![\p{{L}}\p{{M}}]){_LETTER}{{2,}}\Z")
_MAX_PIECE: Final = 20  # letters of a word that lost its last one
_IS_LONE: Final = regex.compile(rf"\A{_LETTER}(?![\p{{L}}\p{{M}}])").search


def remove_debris() -> Iterator[Stage]:
    """Yield the stages that remove text which was read from ornaments of the picture."""
    yield edited("read bullets", "encoding", _bullet_edits, asks=_READ_AS_BULLET, whole=True)
    yield edited("join broken words", "encoding", _piece_edits, _LONE_LETTER.search, _IS_LONE, whole=True)
    yield edited("remove badges", "noise", _badge_edits, finder("©"), signs="©")
    yield edited("remove stray Latin", "noise", _stray_edits, _STRAY.search, _SCRAP, whole=True)


def _bullet_edits(text: str) -> Iterator[Edit]:
    """Yield bullets for their readings before Arabic; what could be a word or a number counts only beside others."""
    signs = [match for match in _in_arabic_lines(text, _MISREAD_BULLET) if _begins_paragraph(text, match.start("sign"))]
    digits = {match["digit"] for match in signs}
    in_company = len(signs) > 1 and (None in digits or len(digits) == 1)
    has_lines = "\n" in text.strip()
    for match in signs:
        if match["sure"] or in_company or (match["long"] and has_lines):
            yield Edit(match.start("sign"), match.end("sign"), "\N{BULLET}")


def _begins_paragraph(text: str, place: int) -> bool:
    """Return whether the line of ``place`` begins the text, or follows a blank line or the end of a sentence."""
    end = text.rfind("\n", max(0, place - _MAX_REACH), place)
    if end < 0:
        return place <= _MAX_REACH
    line = text[max(0, end - _MAX_REACH) : end].rpartition("\n")[2].strip()
    return not line or _ends_sentence(line) or line.endswith((",", chars.COMMA))


def _piece_edits(text: str) -> Iterator[Edit]:
    """Yield the removal of a space before the last letter of a word that is no word without it."""
    for match in _in_arabic_lines(text, _LONE_LETTER):
        place = match.start()
        piece = _WORD_BEFORE.search(text, max(0, place - _MAX_PIECE), place)
        if piece and frequency(piece.group()) == 0 and frequency(piece.group() + match[1]) >= 1:
            yield Edit(place, place + 1, "")


def _badge_edits(text: str) -> Iterator[Edit]:
    """Yield the removal of what the badge after an unreadable handle was misread as: scraps with digits, no year."""
    for match in _BADGE.finditer(text):
        words = match["badge"].split()
        if _MISREAD_DIGITS.search(_YEAR.sub("", match.group())) and not any(map(_is_long_word, words)):
            yield Edit(match.start("badge"), match.end("badge"), "")


def _is_long_word(word: str) -> bool:
    return len(word) > 3 and is_plausible(word)


def _stray_edits(text: str) -> Iterator[Edit]:
    """Yield the removal of Latin scraps between two Arabic words.

    What may be a name or a term stays: what has a capital letter, a common English word, a known abbreviation, what is
    written twice, and what is not the only Latin word of its line.
    """
    counts = Counter(map(str.casefold, _LATIN_WORD.findall(text)))
    in_line: dict[int, int] = {}  # first place of a line → its Latin words
    for match in _in_arabic_lines(text, _STRAY):
        scrap = match.group()
        if counts[scrap] > 1 or scrap in english_words() or scrap in _abbreviations():
            continue
        if match.pos not in in_line:
            in_line[match.pos] = len(_LATIN_WORD.findall(text, match.pos, match.endpos))
        if in_line[match.pos] == 1:
            yield Edit(match.start(), match.end(), "")


@once
def _abbreviations() -> frozenset[str]:
    return frozenset(word for (word,) in resources.rows("script/latin_abbreviations.tsv", "abbreviation"))
