"""Findings as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which GitHub and editors show in place,
and as the lines that GitHub makes annotations of.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from arabtext import resources
from arabtext.editions.checking.decisions import Decision, dispute_of, identify
from arabtext.editions.reporting.places import Located, Place, Region
from arabtext.files.atomic import write_atomically
from arabtext.files.cells import drop_unprintable
from arabtext.memory import once
from arabtext.version import version

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {"high": "error", "medium": "warning", "low": "note"}
#: Commands of a workflow: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
_COMMANDS: Final = {"high": "error", "medium": "warning", "low": "notice"}
_ROOT: Final = "%SRCROOT%"  # the folder that relative addresses start at, as GitHub names it
_MAX_PASSAGE: Final = 600  # characters of a passage in a message; chosen by hand


@once
def kinds() -> Mapping[str, tuple[str, str]]:
    """Return kind of findings → its label in the plural, and a sentence on what it means and what to do."""
    return {
        kind: (label, text) for kind, label, text in resources.rows("editions/findings.tsv", "kind", "label", "help")
    }


def write_sarif(found: Sequence[Located], path: str | os.PathLike[str], *, root: Path | None = None) -> None:
    """Write findings as a SARIF log.

    Files below ``root`` (the current folder by default) get relative addresses. Decided findings are suppressed, with
    the note as the reason. Raises :class:`arabtext.errors.InputError` if ``path`` cannot be written.
    """

    def write(target: Path) -> None:
        text = json.dumps(to_sarif(found, root=root), ensure_ascii=False, indent=1)
        target.write_text(text + "\n", encoding="utf-8", errors="replace", newline="\n")

    write_atomically(path, write)


def to_sarif(found: Sequence[Located], *, root: Path | None = None) -> dict[str, Any]:
    """Return findings as the object of a SARIF log, as :func:`write_sarif` writes it."""
    root = root or Path.cwd()
    used = sorted({one.finding.kind for one in found})
    is_decided = any(_is_decided(one.decision) for one in found)
    results = []
    for one in found:
        result = _result(one, used.index(one.finding.kind), root)
        if is_decided:  # SARIF has suppressions in all results, or in none
            result["suppressions"] = _suppressions(one.decision)
        results.append(result)
    driver = {"name": "arabtext", "version": version(), "rules": [_rule(kind) for kind in used]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(kind: str) -> dict[str, Any]:
    label, text = kinds()[kind]
    return {
        "id": kind,
        "shortDescription": {"text": label},
        "fullDescription": {"text": text},
        "help": {"text": text},
        "defaultConfiguration": {"level": "warning"},
    }


def _result(one: Located, rule: int, root: Path) -> dict[str, Any]:
    """Return a finding as a result: at the Arabic passage if there is one, related to the English one, or reversed."""
    finding = one.finding
    sides = [(side, place) for side, place in (("Arabic", one.arabic), ("English", one.english)) if place]
    result: dict[str, Any] = {
        "ruleId": finding.kind,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "rank": round(100 * min(max(finding.probability, 0.0), 1.0), 1),
        "message": {"text": _message(one)},
        "locations": [{"physicalLocation": _location(place, root)} for _, place in sides[:1]],
        "partialFingerprints": {"arabtextDispute/v1": dispute_of(finding), "arabtextFinding/v1": identify(finding)},
    }
    related = [
        {"id": number, "physicalLocation": _location(place, root), "message": {"text": f"the {side} passage"}}
        for number, (side, place) in enumerate(sides[1:], 1)
    ]
    if related:
        result["relatedLocations"] = related
    return result


def _message(one: Located) -> str:
    """Return a message with both passages. A text cannot make a link of it, as SARIF has them in messages."""
    lines = [one.finding.message]
    for side, text in (("English", one.finding.english), ("Arabic", one.finding.arabic)):
        if text:
            lines.append(f"{side}: {text if len(text) <= _MAX_PASSAGE else text[:_MAX_PASSAGE] + ' […]'}")
    return drop_unprintable("\n".join(lines)).replace("](", "] (")


def _location(place: Place, root: Path) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": _address(place.path, root)}
    if place.region:
        location["region"] = _region(place.region)
    return location


def _address(path: Path, root: Path) -> dict[str, str]:
    """Return the address of a file: relative to ``root`` if it is below it, with every odd character encoded."""
    whole, base = (one.resolve() for one in (path, root))
    if whole.is_relative_to(base):
        return {"uri": _encode(whole.relative_to(base)), "uriBaseId": _ROOT}
    return {"uri": f"file://{_encode(whole)}"}


def _encode(path: Path) -> str:
    return quote(os.fsencode(path.as_posix()), safe="/")


def _region(region: Region) -> dict[str, int]:
    start = {"startLine": region.line, "startColumn": region.column}
    if (region.line, region.column) == (region.end_line, region.end_column):
        return start
    return start | {"endLine": region.end_line, "endColumn": region.end_column}


def _is_decided(decision: Decision | None) -> bool:
    return decision is not None and bool(decision.verdict)


def _suppressions(decision: Decision | None) -> list[dict[str, str]]:
    if decision is None or not decision.verdict:
        return []
    note = f"{decision.verdict}: {decision.note}" if decision.note else decision.verdict
    by = f" ({', '.join(filter(None, (decision.who, decision.when)))})" if decision.who or decision.when else ""
    return [{"kind": "external", "status": "accepted", "justification": drop_unprintable(note + by)}]


def to_annotation(one: Located, *, root: Path | None = None) -> str:
    """Return a finding as the line that makes a workflow of GitHub show it at its place in the file.

    >>> from arabtext.editions import Finding
    >>> found = Finding(kind="number", message="1, 2", bead=0, english="1", arabic="2", severity="high")
    >>> to_annotation(Located(found, None, Place(Path("a,b.md"), Region(3, 1, 3, 9))))
    '::error file=a%2Cb.md,line=3,endLine=3,col=1,title=number::1, 2'
    """
    place = one.arabic or one.english
    properties: dict[str, object] = {}
    if place:
        whole, base = (path.resolve() for path in (place.path, root or Path.cwd()))
        properties["file"] = (whole.relative_to(base) if whole.is_relative_to(base) else whole).as_posix()
        if place.region:
            properties |= {"line": place.region.line, "endLine": place.region.end_line, "col": place.region.column}
    properties["title"] = one.finding.kind
    listed = ",".join(f"{name}={_escape(str(value), ':,')}" for name, value in properties.items())
    return f"::{_COMMANDS[one.finding.severity]} {listed}::{_escape(one.finding.message)}"


def _escape(text: str, more: str = "") -> str:
    """Return ``text`` as a workflow command has it: percent signs, line breaks and ``more`` encoded."""
    for letter in f"%\r\n{more}":
        text = text.replace(letter, f"%{ord(letter):02X}")
    return text
