"""Repairs of text read off screenshots: the layout of the picture taken out, the words left as they were read.

A blank line separates paragraphs, before and after; a single line break inside a paragraph is the edge of the box and
is joined, unless the line says that it stands alone (it ends a sentence, it is a time, a handle, an item of a list).
"""

from __future__ import annotations

import regex

from arabtext.script import chars
from arabtext.script.stages import Stage, pattern

_BULLET = "[" + "".join(map(regex.escape, chars.BULLETS)) + "]"
_EMOJI_VARIANT = "\N{VARIATION SELECTOR-16}?"
_ENDS_SENTENCE = regex.compile(r"[.!?؟…:؛۔](?:[\"”»’')\]]*)$")
_STANDS_ALONE = regex.compile(
    r"""(?x)
      ^@\w+$                                             # a handle
    | ^\#\w+(?:\s\#\w+)*$                                # hashtags only
    | \d{1,2}:\d{2}                                      # a time
    | ^[\p{N}\p{P}\s]*\p{N}[\p{N}\p{P}\s]*$              # a date or a count
    | ^https?://\S+$
    """
)
_STARTS_ITEM = regex.compile(rf"^(?:{_BULLET}|[-*–—]\s|\p{{N}}{{1,2}}[.)\-]\s|[@#])")


def join_lines() -> Stage:
    """Return the stage that joins lines cut by the edge of a picture."""
    return pattern("join lines", "noise", r"(?<![\n ]) *\n *(?![\n ])", _joint)


def _joint(match: regex.Match[str]) -> str:
    """What stands between two lines: a space, or the line break as it was."""
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
    """Return the stage that takes signs off the start of lines; the item they announced becomes a paragraph."""
    return pattern(
        "remove bullets",
        "noise",
        rf"(?:\A|(?P<line>\n)) *(?:{_BULLET}{_EMOJI_VARIANT} *)+",
        lambda m: "\n\n" if m.group("line") else "",
    )
