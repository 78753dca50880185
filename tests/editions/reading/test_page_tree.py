"""The pieces of a page, with the kinds that its elements show."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from arabtext.editions.reading.page_tree import PageTree, Piece, roles_of_name


def pieces(page: str) -> list[Piece]:
    body = LexborHTMLParser(page).body
    assert body is not None
    return PageTree.of(body).pieces


def shown(page: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in pieces(page)]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>One <b>two</b> th<i>ree</i>.<p>Four.", [("paragraph", "One two three."), ("paragraph", "Four.")]),
        ("<h2>One</h2>Two<h3>Three</h3>", [("heading", "One"), ("paragraph", "Two"), ("heading", "Three")]),
        ("<div>One<div>Two</div>Three</div>", [("paragraph", "One"), ("paragraph", "Two"), ("paragraph", "Three")]),
        ("<p>One.<br>Two.<br><br>Three", [("paragraph", "One."), ("paragraph", "Two."), ("paragraph", "Three")]),
        ("<p>He went<br>to school.", [("paragraph", "He went to school.")]),
        ("<h2>A<br>B</h2>", [("heading", "A B")]),
        ("<blockquote><p>One</p><h4>Two</h4></blockquote>", [("quotation", "One"), ("quotation", "Two")]),
        ("<div class='pull-quote'>One</div>", [("quotation", "One")]),
        ("<figure><img alt=x><figcaption>One</figcaption></figure>", [("caption", "One")]),
        ("<div class='wp-caption-text'>One</div>", [("caption", "One")]),
        ("<pre>a = 1\n  b</pre>", [("code", "a = 1\n  b")]),
        ("<p>Call <code>f(x)</code> twice.</p>", [("paragraph", "Call f(x) twice.")]),
        ("<p>An area of 5 km<sup>2</sup>, the 20<sup>th</sup>.", [("paragraph", "An area of 5 km², the 20th.")]),
        ("<p>He said <q>no</q>.", [("paragraph", "He said “no”.")]),
        ("<p>One<script>x</script><style>y</style><noscript>z</noscript><svg><text>w</text></svg>", [("paragraph", "One")]),
        ("<p>One<span class='sr-only'>opens in a window</span>", [("paragraph", "One")]),
        ("<dl><dt>One<dd>Two</dl>", [("list item", "One"), ("list item", "Two")]),
        ("<x-card><x-title>One</x-title><x-text>Two</x-text></x-card>", [("paragraph", "One"), ("paragraph", "Two")]),
        ("<blockquote class='twitter-tweet'><p>One</p></blockquote>", [("embed", "One")]),
    ],
)  # fmt: skip
def test_pieces_end_where_elements_do(page: str, expected: list[tuple[str, str]]) -> None:
    assert shown(page) == expected


def test_list_items_have_markers_and_depth() -> None:
    found = pieces("<ol start=3><li>a<ul><li><p>b</p><p>c</p></ul><li value=9>d</ol><ul><li>e</ul>")
    assert [(one.label, one.level, one.text) for one in found] == [
        ("3.", 1, "a"),
        ("•", 2, "b"),
        ("", 2, "c"),
        ("9.", 1, "d"),
        ("•", 1, "e"),
    ]


def test_headings_have_levels() -> None:
    found = pieces("<h1>a</h1><h6>b</h6><div role=heading aria-level=3>c</div><div role=heading>d</div>")
    assert [(one.kind, one.level) for one in found] == [("heading", level) for level in (1, 6, 3, 2)]


@pytest.mark.parametrize(
    "page",
    [
        "<p>It fell.<sup><a href='#fn1'>1</a></sup></p><ol class=footnotes><li id=fn1>See there. <a href='#fnref1'>↩</a></ol>",
        "<p>It fell.<a href='#_ftn1' name='_ftnref1'>[1]</a></p><div id=ftn1><p><a href='#_ftnref1'>[1]</a> See there.</p></div>",
        "<p>It fell.<sup class=reference><a href='#cite_note-1'>[1]</a></sup></p><ol class=references><li id=cite_note-1><a href='#cite_ref-1'>^</a> See there.</ol>",
        "<p>It fell.<a role=doc-noteref href='#note-1'>*</a></p><section role=doc-endnotes><p>See there.</p></section>",
    ],
)
def test_marks_of_footnotes_are_no_text(page: str) -> None:
    assert shown(page) == [("paragraph", "It fell."), ("footnote", "See there.")]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>See <a href='#part-2'>2</a> below.", "See 2 below."),
        ("<p>The <a href='/notes#fn1'>1</a> note.", "The 1 note."),
        ("<p>CO<sub>2</sub> fell.", "CO2 fell."),
    ],
)
def test_what_is_no_mark_stays(page: str, text: str) -> None:
    assert [piece.text for piece in pieces(page)] == [text]


def test_a_table_of_data_has_rows() -> None:
    (caption, table) = pieces(
        "<table><caption>Boats</caption><tr><th>Year<th>Boats<tr><td>2018<td>2<b>1</b>1<tr><td>2019<td><p>37</p></table>"
    )
    assert (caption.kind, caption.text) == ("caption", "Boats")
    assert (table.kind, table.text) == ("table", "Year Boats\n2018 211\n2019 37")
    assert table.rows == (("Year", "Boats"), ("2018", "211"), ("2019", "37"))


@pytest.mark.parametrize(
    "cell",
    ["<h2>One</h2>Two", "<table><tr><td>One<td>Two</table>", "One<pre>Two</pre>", "One<p>" + "word " * 61],
)
def test_a_table_that_lays_out_a_page_is_no_table(cell: str) -> None:
    found = pieces(f"<table><tr><td>Menu<td>{cell}<tr><td>a<td>b</table>")
    assert "table" not in [one.kind for one in found[:-1]]
    assert found[0].text == "Menu"


@pytest.mark.parametrize(
    ("embed", "url"),
    [
        ("<iframe src='https://v.example/1' title='The quay'></iframe>", "https://v.example/1"),
        ("<video src='/v.mp4'>No video</video>", "/v.mp4"),
        ("<amp-youtube title='The quay' data-src='x'></amp-youtube>", "x"),
    ],
)
def test_embeds_have_their_address(embed: str, url: str) -> None:
    (found,) = pieces(embed)
    assert (found.kind, [link.url for link in found.links]) == ("embed", [url])


def test_links_of_a_piece_and_how_much_of_it_they_are() -> None:
    (part, whole) = pieces("<p>See <a href='/a'>the <b>list</b></a> here.<p><a href='/b'>Read on</a>")
    assert [(link.text, link.url) for link in part.links] == [("the list", "/a")]
    assert (part.is_link, whole.is_link) == (False, True)


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("related-posts", {"furniture"}),
        ("relatedPosts", {"furniture"}),
        ("td_block_related_posts", {"furniture"}),
        ("entry-content", {"body"}),
        ("comment-list", {"comments"}),
        ("post-date", {"date"}),
        ("tag-share", set()),
        ("has-sidebar", set()),
        ("shareable", set()),
        ("loading", set()),
        ("css-1a2b3c", set()),
    ],
)
def test_names_of_elements_mark_parts_of_a_page(name: str, roles: set[str]) -> None:
    assert roles_of_name(name) == roles
