"""The patterns of arabtext.urls take steps in proportion to the address, counted by a matcher that backtracks.

Calls of a pattern are one event to a profiler however long it searches, so that its work is counted here: each pattern
of the package is run by a small matcher of its own on texts of one, two and four lengths. The matcher tries all that a
backtracking engine may try, without the shortcuts of a real one.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import regex

from arabtext import resources
from arabtext.urls import address, edition, keys, rewriting, slugs

_parser: Any = getattr(re, "_parser")  # noqa: B009  # the parser of the standard library, which has no public name

MODULES = (address, edition, keys, rewriting, slugs)
Go = Callable[[int], int]  # continue at a place: the end of the match, or -1


class Matcher:
    """A pattern, matched by trying everything in order; ``steps`` counts the characters and places looked at."""

    def __init__(self, pattern: str) -> None:
        self.tree = _parser.parse(re.sub(r"\\p\{\w+\}", r"\\w", pattern), re.DOTALL)
        self.steps = 0
        self.text = ""

    def match(self, text: str, start: int = 0, *, whole: bool = False) -> int:
        """Return the end of the match at ``start``, or -1."""
        self.text = text
        return self.run(list(self.tree), start, lambda at: at if not whole or at == len(text) else -1)

    def search_all(self, text: str) -> None:
        """Search one match after the other."""
        at = 0
        while at <= len(text):
            end = self.match(text, at)
            at = end if end > at else at + 1

    def run(self, items: list[Any], at: int, go: Go) -> int:
        if not items:
            return go(at)
        self.steps += 1
        (kind, value), rest = items[0], items[1:]
        return getattr(self, f"on_{str(kind).lower()}", self.one)(kind, value, at, lambda end: self.run(rest, end, go))

    def one(self, kind: Any, value: Any, at: int, go: Go) -> int:
        """Match one character."""
        return go(at + 1) if at < len(self.text) and self.fits(str(kind), value, self.text[at]) else -1

    def fits(self, kind: str, value: Any, c: str) -> bool:
        if kind == "IN":
            negated = str(value[0][0]) == "NEGATE"
            return negated != any(self.fits(str(k), v, c) for k, v in value[negated:])
        if kind == "CATEGORY":
            word, found = str(value).rpartition("_")[2], "NOT" in str(value)
            return found != {"WORD": c.isalnum() or c == "_", "DIGIT": c.isdigit(), "SPACE": c.isspace()}[word]
        if kind == "RANGE":
            return bool(value[0] <= ord(c) <= value[1])
        return kind == "ANY" or (ord(c) == value) != (kind == "NOT_LITERAL")

    def on_at(self, _: Any, value: Any, at: int, go: Go) -> int:
        holds = at == 0 if "BEGINNING" in str(value) else at == len(self.text)
        return go(at) if holds else -1

    def on_subpattern(self, _: Any, value: Any, at: int, go: Go) -> int:
        return self.run(list(value[3]), at, go)

    def on_branch(self, _: Any, value: Any, at: int, go: Go) -> int:
        return next((end for one in value[1] if (end := self.run(list(one), at, go)) >= 0), -1)

    def looked(self, value: Any, at: int) -> bool:
        start = at if value[0] > 0 else at - value[1].getwidth()[1]
        return start >= 0 and self.run(list(value[1]), start, lambda end: end) >= 0

    def on_assert(self, _: Any, value: Any, at: int, go: Go) -> int:
        return go(at) if self.looked(value, at) else -1

    def on_assert_not(self, _: Any, value: Any, at: int, go: Go) -> int:
        return -1 if self.looked(value, at) else go(at)

    def on_max_repeat(self, _: Any, value: Any, at: int, go: Go) -> int:
        low, high, part = int(value[0]), int(value[1]), list(value[2])

        def more(count: int, place: int) -> int:
            if count < high:
                end = self.run(part, place, lambda new: more(count + 1, new) if new > place else -1)
                if end >= 0:
                    return end
            return go(place) if count >= low else -1

        return more(0, at)

    def on_min_repeat(self, _: Any, value: Any, at: int, go: Go) -> int:
        low, high, part = int(value[0]), int(value[1]), list(value[2])

        def more(count: int, place: int) -> int:
            if count >= low and (end := go(place)) >= 0:
                return end
            return (
                self.run(part, place, lambda new: more(count + 1, new) if new > place else -1) if count < high else -1
            )

        return more(0, at)

    def on_possessive_repeat(self, _: Any, value: Any, at: int, go: Go) -> int:
        low, high, part = int(value[0]), int(value[1]), list(value[2])
        count = 0
        while count < high and (end := self.run(part, at, lambda end: end)) > at:
            at, count = end, count + 1
        return go(at) if count >= low else -1


def patterns() -> Iterator[tuple[str, str, str]]:
    """Yield each pattern of the package, where it stands, and whether it is searched or matched at one place.

    Of a rule, how what it matches begins and ends.
    """
    for module in MODULES:
        source = Path(str(module.__file__)).read_text(encoding="utf-8")
        name = module.__name__.rpartition(".")[2]
        for variable, value in vars(module).items():
            if isinstance(value, regex.Pattern):
                used = set(re.findall(rf"\b{variable}\.(\w+)", source)) | {"pattern"}
                yield (
                    value.pattern,
                    f"{name}.{variable}",
                    "search" if used - {"match", "fullmatch", "pattern"} else "match",
                )
        for node in ast.walk(ast.parse(source)):
            called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            place = 2 if called == "pattern" else 0
            if called == "pattern" or called in ("regex.sub", "regex.split", "regex.search", "regex.findall"):
                expression = node.args[place]  # type: ignore[attr-defined]
                if isinstance(expression, ast.Constant):
                    yield expression.value, f"{name}, line {node.lineno}", "search"  # type: ignore[attr-defined]
    rules: dict[tuple[str, ...], tuple[str, str, str]] = {}  # one rule for each order of places
    for table in ("wrappers", "twins"):
        for form, becomes in resources.rows(f"urls/{table}.tsv", "form", "becomes"):
            start, end, compiled, _ = rewriting.Rule("", form, becomes)._compiled
            rules[tuple(re.findall(r"\{(\w+)\}", form.partition("?")[0]))] = compiled.pattern, start, f"form …{end}"
    yield from rules.values()


#: What is repeated in a text, between a beginning and an end.
PIECES = ["a", " ", "\n", " \n", ".", "…", "/", "-", "_", "%", "%25", "%D9", "%u0642", "25", "&amp;", "&#0", "0", "1a", "a.", "a-", "/a", "/a1", "ق", "[", "(", ")", ":", "?", "#", "@", "=", "*", "__;", "xn--", "www.", "{a}", "\x1b"]  # fmt: skip
STARTS = ["", "a", "http://a.org/", "&#"]
ENDS = ["", "!", "/x"]
LENGTHS = (8, 16, 32)  # repetitions


def steps(pattern: str, mode: str, text: str) -> int:
    matcher = Matcher(pattern)
    if mode == "search":
        matcher.search_all(text)
    else:
        matcher.match(text)
        matcher.match(text, whole=True)
    return matcher.steps


@pytest.fixture(scope="module", autouse=True)
def _deep() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(50_000)
    yield
    sys.setrecursionlimit(before)


@pytest.mark.parametrize(
    ("pattern", "where", "mode"), [pytest.param(*one, id=one[1]) for one in dict.fromkeys(patterns())]
)
def test_steps_grow_no_faster_than_the_text(pattern: str, where: str, mode: str) -> None:
    is_rule = mode.startswith("form")
    ends = [mode.partition("…")[2], "/"] if is_rule else ENDS
    for start, piece, end in product([where] if is_rule else STARTS, PIECES, ends):
        small, double, fourfold = (steps(pattern, mode, start + piece * n + end) for n in LENGTHS)
        assert fourfold - double <= 2.2 * (double - small) + 60, (pattern, start, piece, end)


@pytest.mark.parametrize("pattern", [r"\s+\Z", "(?:…|[>»])+b", "[^/]*[0-9][^/]*/x", "a*b"])
def test_the_matcher_counts_what_tries_again(pattern: str) -> None:
    """The patterns that once made long addresses slow."""
    texts = ["…" * n + " " * n + "1" * n + "a" * n + "/" for n in (6, 12, 24)]
    small, double, fourfold = (steps(pattern, "search", text) for text in texts)
    assert fourfold - double > 3 * (double - small)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("a*?b", "aab"),
        ("(?:ab|a)c", "ac"),
        ("(?<=a)b", "ab"),
        ("(?!a)[^/]++", "bc"),
        (r"\d{2,3}+\w", "12a"),
        ("a*+a", "aa"),
    ],
)
def test_the_matcher_matches_like_the_standard_library(pattern: str, text: str) -> None:
    for at in range(len(text) + 1):
        found = re.compile(pattern).match(text, at)
        assert Matcher(pattern).match(text, at) == (found.end() if found else -1)
