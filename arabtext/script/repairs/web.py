"""Decode, mask or remove what web pages and social media add to text: entities, tags, addresses, handles, emoji."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from typing import Final, Literal

import regex

from arabtext import resources
from arabtext.memory import once
from arabtext.script.fold import finder
from arabtext.script.stages import Stage, edited, pattern
from arabtext.trace import Edit

Treatment = Literal["keep", "mask", "remove"]


@once
def _elements() -> dict[str, str]:
    """Return HTML element → ``block`` or ``inline``."""
    return resources.mapping("script/html_elements.tsv", "element", "kind")


_HIDDEN: Final = {"script": "</script", "style": "</style"}  # elements whose content is no text
_TAG: Final = regex.compile(
    r"<!--|</?([A-Za-z][A-Za-z0-9-]{0,15})(?:\s+[A-Za-z_:@][\w:.-]*\s*=[^<>]*|\s*/?)>|<!DOCTYPE[^<>]*>"
)


_AMPERSAND: Final = r"(?:[aA][mM][pP]|#0{0,5}38|#[xX]0{0,4}26);"
_REFERENCE: Final = r"(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"


#: A letter of the Arabic block whose semicolon was lost: no other text has it.
_OPEN_REFERENCE: Final = r"#1[5-7][0-9]{2}(?![0-9;])"


def decode_entities() -> Stage:
    """Return the stage that decodes HTML's character references (``&amp;``, ``&#1593;``).

    They end in a semicolon, which only a number of the Arabic block may lack. One that was escaped again, to any depth,
    is decoded at once (``&amp;amp;quot;``).
    """

    def decoded(match: regex.Match[str]) -> str:
        return html.unescape("&" + (match["last"] or ""))

    expression = rf"&(?:{_AMPERSAND})++(?P<last>{_REFERENCE})?|&(?P<last>{_REFERENCE}|{_OPEN_REFERENCE})"
    return pattern("decode entities", "encoding", expression, decoded, only_with="&")


def remove_tags() -> Stage:
    """Return the stage that removes tags and comments of HTML; the tag of a block becomes a line break."""

    def edits(text: str) -> Iterator[Edit]:
        position = 0
        while match := _TAG.search(text, position):
            name = (match[1] or "").lower()
            if match[1] is None or name in _elements():
                end = _end_of(text, match, name)
                yield Edit(match.start(), end, "\n" if _elements().get(name) == "block" else "")
                position = end
            else:
                position = match.end()

    return edited("remove tags", "noise", edits, finder("<"), signs="<", whole=True)


def _end_of(text: str, match: regex.Match[str], name: str) -> int:
    """Return the end of the tag, or of the comment or hidden content that it opens."""
    if match.group() == "<!--":
        closed = text.find("-->", match.end())
        return closed + len("-->") if closed >= 0 else len(text)  # HTML: an open comment runs to the end
    if name in _HIDDEN and not match.group().startswith("</"):
        closed = text.find(_HIDDEN[name], match.end())
        return closed if closed >= 0 else len(text)
    return match.end()


def addresses(treatment: Treatment) -> Stage:
    """Return the stage that masks or removes web addresses."""
    return _replaced(
        "web addresses", r"(?:https?://|www\.)[^\s<>\"«»]*[^\s<>\"«».,;:!?،؛؟…)\]']", "[url]", treatment, "/."
    )


def mentions(treatment: Treatment) -> Stage:
    """Return the stage that masks or removes handles such as ``@name``."""
    return _replaced("mentions", r"(?<![\p{L}\p{N}_.@])@[\p{L}\p{N}_]{1,50}", "[mention]", treatment, "@")


_PICTURE: Final = (
    r"(?:\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3"
    r"|(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|[[\p{Extended_Pictographic}]&&[\u2600-\u27BF]])"
    r"[\p{Emoji_Modifier}\uFE0F]*)"
)
_HAS_PICTURE: Final = regex.compile(r"[\u20E3\u2190-\u27BF\u2934-\u3299\U0001F000-\U0001FAFF]|\uFE0F", regex.VERSION1)


def emoji(treatment: Treatment) -> Stage:
    """Return the stage that masks or removes emoji, sequences with joiners and skin tones as one."""
    return _replaced("emoji", rf"{_PICTURE}(?:\u200D{_PICTURE})*", "[emoji]", treatment, applies=_HAS_PICTURE.search)


def _replaced(
    what: str,
    expression: str,
    mask: str,
    treatment: Treatment,
    only_with: str = "",
    applies: Callable[[str], object] | None = None,
) -> Stage:
    change = mask if treatment == "mask" else _gap
    return pattern(f"{treatment} {what}", "distinction", expression, change, only_with, applies)


def _gap(match: regex.Match[str]) -> str:
    """Return what is left of a removed piece: a space between words, nothing beside a space or an end."""
    text = match.string
    inside = match.start() > 0 and match.end() < len(text)
    return " " if inside and not (text[match.start() - 1].isspace() or text[match.end()].isspace()) else ""


_HASHTAG: Final = regex.compile(r"(?<![\p{L}\p{N}&])[#＃](?!\uFE0F?\u20E3)([\p{M}\p{N}_]*+\p{L}[\p{L}\p{M}\p{N}_]*+)")


def hashtags(treatment: Literal["words", "mask", "remove"]) -> Stage:
    """Return the stage that makes a hashtag plain words (``#قيس_الخزعلي`` → ``قيس الخزعلي``), masks or removes it."""
    if treatment != "words":
        return _replaced("hashtags", _HASHTAG.pattern, "[hashtag]", treatment, "#＃")

    def edits(text: str) -> Iterator[Edit]:
        for match in _HASHTAG.finditer(text):
            yield Edit(match.start(), match.start(1), "")
            for i in range(match.start(1), match.end()):
                if text[i] == "_":
                    yield Edit(i, i + 1, " ")

    return edited("hashtags to words", "distinction", edits, finder("#＃"), signs="#＃")
