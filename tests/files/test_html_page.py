"""The frame of a page: valid HTML, no network, its own style and script alone."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

from arabtext.files.html_page import html_page

PAGE = html_page("A & <b>", "p { color: red }", "let a = 1 < 2", "<p>قيس</p>")


def test_the_policy_allows_nothing_but_the_page_itself() -> None:
    hashes = [
        "sha256-" + base64.b64encode(hashlib.sha256(text).digest()).decode()
        for text in (b"p { color: red }", b"let a = 1 < 2")
    ]
    (policy,) = re.findall(r'content="(default-src [^"]*)"', PAGE)
    assert policy == f"default-src 'none'; style-src '{hashes[0]}'; script-src '{hashes[1]}'"


def test_the_title_is_escaped_and_the_body_is_not() -> None:
    assert "<title>A &amp; &lt;b&gt;</title>" in PAGE
    assert "<p>قيس</p>" in PAGE


def test_the_page_is_well_formed() -> None:
    opened: list[str] = []

    class Parser(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            if tag != "meta":
                opened.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert opened.pop() == tag

    parser = Parser()
    parser.feed(PAGE)
    assert opened == []
    assert PAGE.startswith('<!doctype html>\n<html lang="en" dir="ltr">')
