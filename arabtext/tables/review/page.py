"""The questions about unified names as one self-contained page, on which a person decides.

No network: the policy allows only the page's own style and script, by their hashes. Decisions are kept in the browser
and downloaded as an authority file. The style and the script are in resources/pages.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from html import escape
from pathlib import Path

from arabtext import resources
from arabtext.files.atomic import write_atomically
from arabtext.files.html_page import html_page


@dataclass(frozen=True, slots=True)
class Member:
    """Spellings of a cluster that no authority file can distinguish, the number of their rows, their English form."""

    texts: tuple[str, ...]
    count: int
    english: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """Names that were unified; ``confidence`` is 0 to 1."""

    canonical: str
    arabic: str
    confidence: float
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A question: is a cluster one person (``kind`` is ``merge``), or are two clusters the same (``near``)?

    ``cluster``, or ``first`` and ``second``, are indices of clusters. ``why`` is the evidence: a part of one name, a
    part of the other, and their relation. ``score`` is that of comparing two clusters, 0 to 1.
    """

    kind: str
    why: tuple[tuple[str, str, str], ...]
    cluster: int = 0
    first: int = 0
    second: int = 0
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Review:
    """The clusters in question, the questions in order, and the decisions so far, as rows of an authority file."""

    title: str
    clusters: tuple[Cluster, ...]
    items: tuple[Item, ...]
    authority: tuple[dict[str, str | tuple[str, ...]], ...] = ()


def write_review(review: Review, path: str | os.PathLike[str]) -> None:
    """Write the page of a review; raise :class:`arabtext.errors.InputError` if the file cannot be written."""

    def write(target: Path) -> None:
        target.write_text(render_page(review), encoding="utf-8", errors="replace", newline="\n")

    write_atomically(path, write)


def render_page(review: Review) -> str:
    """Return the page of a review as HTML; its data is JSON that cannot end the element it is in."""
    style, script = (resources.read_bytes(f"pages/review.{kind}").decode("utf-8") for kind in ("css", "js"))
    content = asdict(review)
    number = hashlib.sha256(json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    data = json.dumps({**content, "id": number}, ensure_ascii=False).replace("<", "\\u003c")
    body = f"""\
<header>
<h1>{escape(review.title)}</h1>
<div class="bar">
<span id="progress" role="status"></span>
<label><span class="hidden">show</span><select id="filter"><option value="all">all</option>\
<option value="open">to decide</option><option value="decided">decided</option></select></label>
<label><span class="hidden">search</span><input id="search" type="search" placeholder="search" dir="auto"></label>
<span class="grow"></span>
<button id="previous">Previous</button><span id="page"></span><button id="next">Next</button>
<button id="download" class="main">Download the authority file</button>
</div>
<p class="keys"><kbd>j</kbd> <kbd>k</kbd> next, previous · <kbd>a</kbd> one person, join · \
<kbd>s</kbd> split, keep apart · <kbd>r</kbd> rename · <kbd>u</kbd> undo · <kbd>n</kbd> <kbd>p</kbd> page · \
<kbd>/</kbd> search · <kbd>d</kbd> download</p>
</header>
<main id="cards"></main>
<script type="application/json" id="data">{data}</script>"""
    return html_page(review.title, style, script, body)
