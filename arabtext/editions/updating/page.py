"""The page of an update: what to do with each sentence of the translation, and what needs nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from arabtext import resources
from arabtext.editions.sides import Side
from arabtext.editions.updating.revision import Action, Revision
from arabtext.files.html_page import html_page

_ACTIONS: Final[dict[Action, str]] = {
    "retranslate": "Retranslate",
    "insert": "Insert",
    "delete": "Delete",
    "move": "Move",
    "none": "Nothing",
}
_LANGUAGES: Final = {Side.ENGLISH: ("en", "ltr"), Side.ARABIC: ("ar", "rtl")}


def render_page(side: Side, title: str, needed: Sequence[Revision], idle: Sequence[Revision], *, unchanged: int) -> str:
    """Return the page as text; everything in it is escaped, and it loads and runs nothing."""
    counts = Counter(one.action for one in needed)
    listed = ", ".join(f"{name.lower()}: {counts[action]}" for action, name in _ACTIONS.items() if counts[action])
    heading = f"Update of the {side.other.value} edition"
    changes = f"{len(needed)} changes to make{f' ({listed})' if listed else ''}; {unchanged} sentences stay."
    quiet = (
        f"<details><summary>{len(idle)} changes need nothing</summary>{_cards(side, idle)}</details>" if idle else ""
    )
    body = f"""\
<header>
<h1>{heading}</h1>
<p class="about" dir="auto">{escape(title)}</p>
<p class="summary">{changes}</p>
</header>
<main>
{_cards(side, needed)}
{quiet}
</main>"""
    return html_page(heading, resources.read_bytes("pages/update.css").decode("utf-8"), "", body)


def _cards(side: Side, revisions: Iterable[Revision]) -> str:
    return "\n".join(_card(side, one) for one in revisions)


def _card(side: Side, one: Revision) -> str:
    """Return one revision: what to do, both versions with the words that changed, and the translation."""
    own, other = _LANGUAGES[side], _LANGUAGES[side.other]
    rows = [
        _text("old", one.old_text, one.old_spans, own, "del"),
        _text("new", one.new_text, one.new_spans, own, "ins"),
        _text("old passage", one.source if one.source != one.old_text else "", (), own, ""),
        _text("translation", one.other_text, (), other, ""),
        _text("after", one.after_text, (), other, ""),
    ]
    place = "<p class='remark'>at the beginning</p>" if one.after == -1 else ""
    remark = f'<p class="remark">{escape(one.remark)}</p>' if one.remark else ""
    kind = f'<span class="kind">{escape(one.kind)}</span>'
    return (
        f'<section class="{one.action}"><h2>{_ACTIONS[one.action]} {kind}</h2>{remark}{place}'
        f"<dl>{''.join(rows)}</dl></section>"
    )


def _text(name: str, text: str, spans: Sequence[tuple[int, int]], language: tuple[str, str], mark: str) -> str:
    """Return a text with its name and its changed words marked; nothing for no text."""
    if not text:
        return ""
    parts, end = list[str](), 0
    for start, stop in spans:
        parts += (escape(text[end:start]), f"<{mark}>{escape(text[start:stop])}</{mark}>")
        end = stop
    shown = "".join((*parts, escape(text[end:])))
    return f'<dt>{name}</dt><dd lang="{language[0]}" dir="{language[1]}">{shown}</dd>'
