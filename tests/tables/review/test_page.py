"""The page for review as a file: self-contained, no network, data that cannot leave its element."""

from __future__ import annotations

import ast
import base64
import copy
import hashlib
import json
import pickle
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from arabtext import resources
from arabtext.errors import InputError
from arabtext.tables.review.page import Cluster, Comparison, Member, Pair, Review, Row, render_page, write_review

HOSTILE = "</script><script>alert(1)</script><!--"
WHY = Comparison("اغنر تويفو", HOSTILE, (("اغنر", HOSTILE, "likely spelling"),))
REVIEW = Review(
    f"Names & <b>{HOSTILE}</b>",
    (
        Cluster(
            "Agner Toivo",
            "اغنر تويفو",
            0.7,
            (
                Member((HOSTILE, "اغنر تويفو"), 3, "Agner Toivo", 0, (Row(0, 2, (HOSTILE, "\u2028")),)),
                Member(("Toivo",), 1, "Toivo", 1),
            ),
            0.7,
            WHY,
            HOSTILE,
        ),
        Cluster("Layla Nasser", "", 1.0, (Member(("Layla Nasser",), 1, "Layla Nasser", 2),)),
    ),
    (Pair(0, 1, 0.4, WHY),),
    (HOSTILE, "place"),
    (HOSTILE,),
    0.85,
    authority=({"canonical": "X", "variants": ("a", "b"), "not_same_as": ()},),
)


def data_of(html: str) -> dict[str, Any]:
    (found,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    return dict(json.loads(found))


def test_the_data_comes_back_whole_and_cannot_end_its_element() -> None:
    html = render_page(REVIEW)
    data = data_of(html)["review"]
    member = data["clusters"][0]["members"][0]
    assert member["texts"] == [HOSTILE, "اغنر تويفو"]
    assert member["rows"] == [{"sheet": 0, "line": 2, "cells": [HOSTILE, "\u2028"]}]
    assert (data["title"], data["authority"][0]["variants"]) == (REVIEW.title, ["a", "b"])
    assert (data["columns"][0], data["sheets"], data["pairs"][0]["why"]["right"]) == (HOSTILE, [HOSTILE], HOSTILE)
    assert html.count("<script") == 2
    assert "<b>" not in html


def test_the_policy_allows_the_own_style_and_script_alone() -> None:
    html = render_page(REVIEW)
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    script = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)[-1]
    hashes = ["sha256-" + base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() for t in (style, script)]
    assert policy == f"default-src 'none'; style-src '{hashes[0]}'; script-src '{hashes[1]}'"
    assert "http://" not in html
    assert "https://" not in html


def test_decisions_are_kept_for_the_same_questions_only() -> None:
    """The browser keeps decisions under the number of the page, which follows from what it asks."""
    other = replace(REVIEW, title="other")
    assert data_of(render_page(REVIEW))["id"] == data_of(render_page(REVIEW))["id"] != data_of(render_page(other))["id"]


def test_a_page_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    write_review(REVIEW, tmp_path / "review.html")
    assert (tmp_path / "review.html").read_text(encoding="utf-8") == render_page(REVIEW)
    with pytest.raises(InputError, match="cannot write"):
        write_review(REVIEW, tmp_path / "missing" / "review.html")
    assert [path.name for path in tmp_path.iterdir()] == ["review.html"]


def test_lone_surrogates_do_not_stop_the_page(tmp_path: Path) -> None:
    write_review(Review("a\ud800b", ()), tmp_path / "review.html")
    assert "<title>a?b</title>" in (tmp_path / "review.html").read_text(encoding="utf-8")


def test_a_review_pickles_and_copies() -> None:
    assert pickle.loads(pickle.dumps(REVIEW)) == copy.deepcopy(REVIEW) == REVIEW


def test_merges_are_the_clusters_of_several_members_below_the_threshold() -> None:
    first = REVIEW.clusters[0]
    less = replace(first, likeness=0.3)
    sure = replace(first, likeness=0.85)
    assert replace(REVIEW, clusters=(first, less, sure, replace(less, members=less.members[:1]))).merges == (
        less,
        first,
    )


# The texts of the page


def texts() -> dict[str, dict[str, str]]:
    return dict(data_of(render_page(REVIEW))["texts"])


def test_both_languages_have_every_text_with_the_same_values() -> None:
    english, arabic = texts()["en"], texts()["ar"]
    assert english.keys() == arabic.keys()
    for name, text in english.items():
        assert text.strip(), name
        assert re.search(r"[\u0620-\u064a]", arabic[name]), name
        assert sorted(re.findall(r"\{\w+\}", text)) == sorted(re.findall(r"\{\w+\}", arabic[name])), name


def test_every_text_that_the_page_shows_is_there_and_every_text_is_shown() -> None:
    """Names are literals in the scripts and the frame, or made of a literal beginning: ``key_``, ``state_``."""
    made = ("key_", "state_", "done_", "left_out_", "relation: ")
    source = "".join(
        resources.read_bytes(f"pages/review/{name}").decode("utf-8")
        for name in ("app.js", "cards.js", "csv.js", "model.js", "body.html")
    )
    named = set(re.findall(r'"([a-z][a-z_]*)"', source))
    shown = set(re.findall(r'say(?:Nodes)?\("([a-z_]+)"|tell\("([a-z_]+)"|data-(?:say|label)="([a-z_]+)"', source))
    literal = {name for group in shown for name in group if name}
    assert len(literal) > 40
    assert literal <= texts()["en"].keys()
    assert {name for name in texts()["en"] if not name.startswith(made)} <= named
    states = {"accepted", "renamed", "joined", "moved", "split", "apart", "loaded"}
    assert {name.removeprefix("state_") for name in texts()["en"] if name.startswith("state_")} == states


def test_every_relation_of_two_parts_has_an_arabic_text(root: Path) -> None:
    """The relations are the texts in the modules that compare which are shown as evidence."""
    known = {name.removeprefix("relation: ") for name in texts()["en"] if name.startswith("relation: ")}
    literals = {
        node.value
        for path in (root / "arabtext" / "names" / "comparing").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert known <= literals, known - literals
    for name in known:
        assert texts()["en"][f"relation: {name}"] == name
    from arabtext.names import compare

    for a, b in (
        ("علي حسن", "Ali Hassan"), ("Ali Hassan", "A. Hassan"), ("علا ناصر", "علاء ناصر"), ("Dr. Samir Nader", "Samira Nader"),
        ("Abu Ali Karim", "Ali Karim"), ("Rahman Said", "Abdul Rahman Said"), ("شركة النور", "Noor Company"),
        ("Toivo Agner", "Agner Toivo"), ("Salim bin Nader", "Salim Nader"), ("زهير كامل", "زهي كامل"),
        ("Karim Fadel 2", "Karim Fadel 3"), ("Green Bank", "Banks of Green"), ("بنك الأمل", "Bank of Hope Ltd"),
    ):  # fmt: skip
        for one in compare(a, b).evidence:
            assert one.relation.removesuffix(", in another place") in known, (a, b, one.relation)
