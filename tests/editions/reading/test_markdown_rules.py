"""Rules for what pages have beside CommonMark, by the tokens that they make."""

from __future__ import annotations

import pytest

from arabtext.editions.reading.markdown_rules import attributes_of, parser, tag_at


@pytest.mark.parametrize(
    ("source", "name", "attributes"),
    [
        ("<p>", "p", {}),
        ('<IMG alt="a > b" src=x.png>', "img", {"alt": "a > b", "src": "x.png"}),
        ("<Note kind='b'>", "Note", {"kind": "b"}),
        ("<Foo.Bar a={{b: '}'}} c={`}`} {...rest} d=\"e\" />", "foo.bar", {"d": "e"}),
        ("<>", "", {}),
        ("</div >", "div", {}),
    ],
)
def test_tags(source: str, name: str, attributes: dict[str, str]) -> None:
    found = tag_at(f"{source} rest", 0, {})
    assert found is not None
    tag, end = found
    assert (tag.name, tag.attributes, end) == (name, attributes, len(source))


@pytest.mark.parametrize(
    "source", ["< p>", "<3", "<p", "<p a=>", '<p a="b>', "<p a={b>", "<-", "<https://example.org>"]
)
def test_what_is_no_tag(source: str) -> None:
    assert tag_at(source, 0, {}) is None


def kinds(text: str) -> list[str]:
    return [token.type for token in parser().parse(text, {}) if not token.type.endswith("_close")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<div>\ntext\n</div>", ["tag", "paragraph_open", "inline", "tag"]),
        ("<b>bold</b> text", ["paragraph_open", "inline"]),
        ("<table>\n\n<tr>\n</table>", ["raw"]),
        ("<table>\nwithout an end", ["paragraph_open", "inline"]),
        ("{{< a >}} {{< b >}}", ["shortcode", "shortcode"]),
        ("{: .a}", []),
        ("text {: .a} more", ["paragraph_open", "inline"]),
        ("{a set, of things}", ["paragraph_open", "inline"]),
        ("[TOC]", []),
        ("<!-- a\n\nb -->", []),
        ("<!-- without an end", ["paragraph_open", "inline"]),
        ("::: note\ntext\n:::", ["paragraph_open", "inline"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_attributes() -> None:
    assert dict(attributes_of("figure src=\"a.jpg\" caption='b c' Width=5")) == {
        "src": "a.jpg",
        "caption": "b c",
        "width": "5",
    }


def test_a_text_of_signs_that_begin_no_tag_is_given_up() -> None:
    env: dict[str, int] = {}
    assert all(tag_at("<a b={", 0, env) is None for _ in range(3_000))
    assert tag_at("<p>", 0, env) is None
    assert tag_at("<p>", 0, {}) is not None
