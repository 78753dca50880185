"""Write what the pipeline does where people read it: its module's docstring, that of Profile, and docs/script.md.

    python resources/builders/document_pipeline.py [--check]

The facts are the table PIPELINE in arabtext/script/pipeline.py. ``--check`` writes nothing and fails where a text
differs from the table.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from textwrap import fill
from unicodedata import combining

from arabtext.script.chars import TASHKEEL
from arabtext.script.pipeline import PIPELINE, PipelineStep
from arabtext.script.profiles import Profile

ROOT = Path(__file__).parents[2]
WIDTH = 116
UNBROKEN = "\x1f"  # stands for a space inside an example


def numbered_list() -> str:
    """Return the sections of the pipeline in order, each with its switches."""
    items = []
    for (number, section), steps in groupby(PIPELINE, lambda step: (step.number, step.section)):
        switches = ", ".join(dict.fromkeys(f"``{step.switch}``" for step in steps))
        indent = f"{number:2}. {section:<13} "
        items.append(fill(indent + switches, WIDTH, subsequent_indent=" " * len(indent), break_on_hyphens=False))
    return "\n".join(items)


def by_switch() -> list[PipelineStep]:
    """Return the steps, those of one switch together, switches in the order of the pipeline."""
    order = list(dict.fromkeys(step.switch for step in PIPELINE))
    return sorted(PIPELINE, key=lambda step: order.index(step.switch))


def shown(text: str) -> str:
    """Return ``text`` as a Python string, invisible characters and rare marks by their numbers."""
    return "".join(c if c in TASHKEEL or not combining(c) else f"\\u{ord(c):04x}" for c in repr(text))


def losses(step: PipelineStep) -> str:
    """Return the classes of what a step may lose."""
    return ", ".join(step.loses) or "nothing"


def is_default(step: PipelineStep) -> bool:
    """Return whether a new profile runs the step."""
    return bool(getattr(Profile(), step.switch) == step.value)


def switches() -> str:
    """Return the switches for the docstring of Profile, an item for each value."""
    items = []
    for step in by_switch():
        default = " (default)" if is_default(step) else ""
        example = f"{shown(step.before)} → {shown(step.after)}".replace(" ", UNBROKEN)
        item = f"* ``{step.switch}={step.value!r}``{default}: {step.does}; {example} [{losses(step)}]"
        items.append(fill(item, WIDTH, initial_indent="    ", subsequent_indent="      ", break_on_hyphens=False))
    return "\n".join(items).replace(UNBROKEN, " ")


def table() -> str:
    """Return the switches as a table in Markdown."""
    head = ["| Switch | Value | What it does | Before → after | May lose |", "|---|---|---|---|---|"]
    rows = (
        f"| `{step.switch}` | `{step.value!r}`{', default' if is_default(step) else ''} | {step.does} "
        f"| `{shown(step.before)}` → `{shown(step.after)}` | {losses(step)} |"
        for step in by_switch()
    )
    return "\n".join([*head, *rows])


def steps() -> str:
    """Return the steps as a table in Markdown: what each needs, may lose and wakes."""
    rows = ["| | Step | Phase | Switches | Needs | May lose | Can wake |", "|---|---|---|---|---|---|---|"]
    for (number, section), found in groupby(PIPELINE, lambda step: (step.number, step.section)):
        group = list(found)
        own = {step.switch for step in group}
        needs = dict.fromkeys(name for step in group for name in step.needs if name not in own)
        loses = dict.fromkeys(kind for step in group for kind in step.loses)
        wakes = dict.fromkeys(name for step in group for name in step.wakes)
        columns = (dict.fromkeys(step.switch for step in group), needs, loses, wakes)
        cells = [", ".join(f"`{name}`" for name in column) or "–" for column in columns]
        rows.append(f"| {number} | {section} | {group[0].phase} | {' | '.join(cells)} |")
    return "\n".join(rows)


#: File → what stands before the text, the text, what stands behind it.
PLACES = (
    ("arabtext/script/pipeline.py", "tests compare them).\n\n", numbered_list, "\n\nA step may need"),
    ("arabtext/script/profiles.py", "with this switch alone:\n\n", switches, '\n    """'),
    ("docs/script.md", "<!-- steps -->\n\n", steps, "\n\n<!-- end of steps -->"),
    ("docs/script.md", "<!-- switches -->\n\n", table, "\n\n<!-- end of switches -->"),
)


def main(options: Iterable[str]) -> None:
    """Write every text, or check it."""
    for name, before, text, after in PLACES:
        path = ROOT / name
        head, found, rest = path.read_text(encoding="utf-8").partition(before)
        old, also_found, tail = rest.partition(after)
        if not found or not also_found:
            raise SystemExit(f"{name} has no place for the text between {before!r} and {after!r}")
        if "--check" not in options:
            path.write_text(head + before + text() + after + tail, encoding="utf-8", newline="\n")
        elif old != text():
            raise SystemExit(f"{name} differs from the pipeline: run python resources/builders/document_pipeline.py")


if __name__ == "__main__":
    main(sys.argv[1:])
