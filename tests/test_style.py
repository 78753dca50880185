"""The mechanical part of docs/style.md, held against every docstring, comment, help text and page."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted(
    path for room in ("arabtext", "resources/builders", "tests/bench") for path in (ROOT / room).rglob("*.py")
)
PAGES = sorted(path for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")] if "examples" not in path.parts)

#: Verbs that make a riddle of a sentence about a program (rule 1).
RIDDLES = re.compile(
    r"\b(?:is|are|was|were|be|been|not|and|or|to|what|that|which) (?:told|asked|met|heard)\b"
    r"|\btold (?:by|of|from|apart)\b|\btells? (?:apart|nobody|from)\b|\bstands? (?:for itself|in the way)\b"
    r"|\bwhat speaks for\b|\bis said so\b|\band said\b|\bcries at\b",
    re.IGNORECASE,
)
BRITISH = re.compile(
    r"\b(?:spelt|colour|neighbour|normalis|romanis|recognis|organis|analyse|labelled|behaviour|favour|centre|grey)\w*",
    re.IGNORECASE,
)
#: First words of a docstring that is no imperative (rule 2).
NOT_IMPERATIVE = re.compile(r"(?:The|A|An|What|How|Which|Whether|Where|Who|All|Every|Each|It|This|These|Those)\b")
CHARACTER = re.compile(r"\\N\{[A-Z0-9 -]+\}")  # its name is Unicode's
BOUND = re.compile(r"_?(?:LEAST|MOST|LONGEST|SHORTEST|LARGEST|SMALLEST|DEEPEST|TALLEST)(?:_|$)")


def prose_of(path: Path) -> Iterator[tuple[int, str]]:
    """Line numbers and texts of the strings and comments of a module."""
    for token in tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline):
        if token.type in (tokenize.STRING, tokenize.COMMENT) or token.type == getattr(tokenize, "FSTRING_MIDDLE", -1):
            for offset, line in enumerate(token.string.split("\n")):
                yield token.start[0] + offset, CHARACTER.sub("", line)


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_strings_and_comments_are_plain_american_english(path: Path) -> None:
    found = [
        f"{relative(path)}:{number}: {match.group()!r} in: {line.strip()}"
        for number, line in prose_of(path)
        for match in [RIDDLES.search(line) or BRITISH.search(line)]
        if match
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_functions_begin_their_docstrings_with_an_imperative(path: Path) -> None:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        is_property = any("property" in ast.unparse(decorator) for decorator in node.decorator_list)
        first = (ast.get_docstring(node) or "").partition("\n")[0]
        if not is_property and NOT_IMPERATIVE.match(first):
            found.append(f"{relative(path)}:{node.lineno}: {node.name}: {first}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_bounds_are_named_max_and_min(path: Path) -> None:
    names = (
        (node.id, node.lineno)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id.isupper()
    )
    found = [f"{relative(path)}:{line}: {name}" for name, line in names if BOUND.match(name)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", PAGES, ids=relative)
def test_pages_are_plain_american_english(path: Path) -> None:
    if path.name == "style.md":
        return  # it shows what not to write
    found = [
        f"{relative(path)}:{number}: {match.group()!r} in: {line.strip()}"
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        for match in [RIDDLES.search(line) or BRITISH.search(line)]
        if match
    ]
    assert not found, "\n".join(found)
