"""The page for review as a file: self-contained, no network, data that cannot leave its element."""

from __future__ import annotations

import base64
import copy
import hashlib
import json
import pickle
import re
from pathlib import Path
from typing import Any

import pytest

from arabtext.errors import InputError
from arabtext.tables.review.page import Cluster, Item, Member, Review, render_page, write_review

HOSTILE = "</script><script>alert(1)</script><!--"
REVIEW = Review(
    f"Names & <b>{HOSTILE}</b>",
    (Cluster("Agner Toivo", "اغنر تويفو", 0.7, (Member((HOSTILE, "اغنر تويفو"), 3, "Agner Toivo"),)),),
    (Item("merge", (("اغنر", "Agner", "likely spelling"),), cluster=0),),
    ({"canonical": "X", "variants": ("a", "b")},),
)


def data_of(html: str) -> dict[str, Any]:
    (found,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    return dict(json.loads(found))


def test_the_data_comes_back_whole_and_cannot_end_its_element() -> None:
    html = render_page(REVIEW)
    data = data_of(html)
    assert data["clusters"][0]["members"][0]["texts"] == [HOSTILE, "اغنر تويفو"]
    assert (data["title"], data["authority"][0]["variants"]) == (REVIEW.title, ["a", "b"])
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
    other = Review("other", REVIEW.clusters, REVIEW.items)
    assert data_of(render_page(REVIEW))["id"] == data_of(render_page(REVIEW))["id"] != data_of(render_page(other))["id"]


def test_a_page_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    write_review(REVIEW, tmp_path / "review.html")
    assert (tmp_path / "review.html").read_text(encoding="utf-8") == render_page(REVIEW)
    with pytest.raises(InputError, match="cannot write"):
        write_review(REVIEW, tmp_path / "missing" / "review.html")
    assert [path.name for path in tmp_path.iterdir()] == ["review.html"]


def test_lone_surrogates_do_not_stop_the_page(tmp_path: Path) -> None:
    write_review(Review("a\ud800b", (), ()), tmp_path / "review.html")
    assert "<title>a?b</title>" in (tmp_path / "review.html").read_text(encoding="utf-8")


def test_a_review_pickles_and_copies() -> None:
    assert pickle.loads(pickle.dumps(REVIEW)) == copy.deepcopy(REVIEW) == REVIEW
