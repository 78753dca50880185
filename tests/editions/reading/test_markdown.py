"""Markdown and what site generators add to it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext.editions import align, check, read
from arabtext.editions.reading.markdown import has_marks, of_markdown

SENTENCE = "The ministry said on Sunday that the port is open again."


def shown(text: str) -> list[tuple[str, str]]:
    """Return kind and text of the blocks of a text, which a long paragraph and a title come before."""
    article = of_markdown(f"---\ntitle: T\n---\n{SENTENCE} {SENTENCE}\n\n{text}")
    return [(block.kind, block.text) for block in article.blocks[1:]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # code
        ("```python\nprint('x')\n\ny\n```\nAfter.", [("code", "print('x')\n\ny"), ("paragraph", "After.")]),
        ("~~~\n# no heading\n~~~", [("code", "# no heading")]),
        ("    if (x) { y }", [("code", "if (x) { y }")]),
        ("    An indented paragraph is no code, said the editor.", [("paragraph", "An indented paragraph is no code, said the editor.")]),
        ("A `word` in it.", [("paragraph", "A word in it.")]),
        ("### `root.render(node)`", [("code", "root.render(node)")]),
        ("<pre>\nx &lt; y\n\nz\n</pre>", [("code", "x < y\n\nz")]),
        ("import A from './a.js';\nexport const b = {\n\n  c: 1\n};\n\nText.", [("code", "import A from './a.js';\nexport const b = {\n\n  c: 1\n};"), ("paragraph", "Text.")]),
        ("import duties rose again.", [("paragraph", "import duties rose again.")]),
        ("{% highlight ruby %}\nx\n\ny\n{% endhighlight %}", [("code", "x\n\ny")]),
        # tags
        ("<div class='x'>\n<p>Inside div.</p>\n</div>", [("paragraph", "Inside div.")]),
        ("<div>\n    <p>Four spaces.</p>\n</div>", [("paragraph", "Four spaces.")]),
        ("<Note>\n\nA *note*.\n\n</Note>", [("paragraph", "A note.")]),
        ("<Note>\nA *note*.\n</Note>", [("paragraph", "A note.")]),
        ("<small>A small remark.</small>", [("paragraph", "A small remark.")]),
        ('<iframe width="560" src="https://example.org/v"></iframe>', [("embed", "https://example.org/v")]),
        ('<img src="a.png" style={{margin: "0 auto"}} />', [("embed", "a.png")]),
        ('<img src="a.png" alt="The quay" />', [("caption", "The quay")]),
        ('<Diagram height={320}\n  alt="A tree">\n\nText.\n\n</Diagram>', [("caption", "A tree"), ("paragraph", "Text.")]),
        ('<Player id="a1" />', [("embed", "a1")]),
        ("<h2>A heading</h2>", [("heading", "A heading")]),
        ("<ul>\n    <li>One.</li>\n    <li>Two.</li>\n</ul>", [("list item", "One."), ("list item", "Two.")]),
        ("<blockquote>\nSaid.\n</blockquote>", [("quotation", "Said.")]),
        ("One.<br>Two.", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("<script>\nx()\n\ny()\n</script>\n\nText.", [("paragraph", "Text.")]),
        ("<!-- a\n\nremark -->\n\nText {/* another */}here.", [("paragraph", "Text here.")]),
        ("Text{' '}here, 3 < 4 and 5 > 2.", [("paragraph", "Text here, 3 < 4 and 5 > 2.")]),
        ("<table>\n<tr><th>A</th><th>B</th></tr>\n\n<tr><td>1</td><td>two</td></tr>\n</table>", [("table", "A B\n1 two")]),
        # pictures, tables, lists, quotations
        ("![The quay](quay.jpg)", [("caption", "The quay")]),
        ("![](quay.jpg)", [("embed", "quay.jpg")]),
        ("| A | B |\n|---|---|\n| 1 | **two** |", [("table", "A B\n1 two")]),
        ("1. One\n2. Two\n   - Three", [("list item", "One"), ("list item", "Two"), ("list item", "Three")]),
        ("> Said.\n>\n> Again.", [("quotation", "Said."), ("quotation", "Again.")]),
        ("> [!NOTE]\n> Beware.", [("quotation", "Beware.")]),
        ("Term\n: What it means.", [("list item", "Term"), ("list item", "What it means.")]),
        ('!!! note "Beware"\n    Of the dog.\n\n    - And it.', [("paragraph", "Beware"), ("paragraph", "Of the dog."), ("list item", "And it.")]),
        (":::tip Beware\nOf the dog.\n:::", [("paragraph", "Beware"), ("paragraph", "Of the dog.")]),
        ("```{note}\nOf *the* dog.\n```", [("paragraph", "Of the dog.")]),
        # footnotes
        ("A word[^1] and one^[Inline.] more.\n\n[^1]: The note.\n\n    Its end.", [("paragraph", "A word and one more."), ("footnote", "Inline."), ("footnote", "The note."), ("footnote", "Its end.")]),
        ("A word.[^x]\n\n[^y]: Nobody refers to it.", [("paragraph", "A word."), ("footnote", "Nobody refers to it.")]),
        ("A word<sup>1</sup> of 10<sup>6</sup> m<sup>2</sup>.", [("paragraph", "A word of 106 m2.")]),
        # attribute lists, shortcodes
        ("A lead.\n{: .lead}", [("paragraph", "A lead.")]),
        ("{#info-en1}\n\n## A heading {#id}", [("heading", "A heading")]),
        ("{{< youtube abc >}}", [("embed", "youtube abc")]),
        ('{{< figure src="a.jpg" caption="The quay" >}}', [("caption", "The quay")]),
        ("{{% note %}}\nBeware.\n{{% /note %}}", [("paragraph", "Beware.")]),
        ("{% include video.html id='a' %}\n\n{% if x %}Text.{% endif %}", [("embed", "include video.html id='a'"), ("paragraph", "Text.")]),
        # addresses and links
        ("https://example.org/a", [("embed", "https://example.org/a")]),
        ("<https://example.org/a>", [("embed", "https://example.org/a")]),
        ("See <https://example.org/a> for it.", [("paragraph", "See https://example.org/a for it.")]),
        ("A [text]\\(https://example.org/a) and [more](/a b.html).", [("paragraph", "A text and more.")]),
        ("A [text](https://example.org/a b) and (a remark).", [("paragraph", "A text and (a remark).")]),
        ("By [@sasmojo][39] of [[Basra|the town]].", [("paragraph", "By @sasmojo of the town.")]),
        # emphasis beside Arabic punctuation
        ("قال **الوزير،**ثم غادر المدينة.", [("foreign", "قال الوزير،ثم غادر المدينة.")]),
        # a rule right below a paragraph
        (f"{SENTENCE} {SENTENCE}\n---", [("paragraph", f"{SENTENCE} {SENTENCE}")]),
    ],
)  # fmt: skip
def test_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert shown(text) == expected


def test_controls_of_direction_before_a_mark_are_no_text() -> None:
    article = of_markdown("\u200f# عنوان\n\n\u200f- واحد\n\u202b- اثنان\n\n\u200fنص \u200f# آخر.")
    assert [(block.kind, block.text) for block in article.blocks] == [
        ("title", "عنوان"),
        ("list item", "واحد"),
        ("list item", "اثنان"),
        ("paragraph", "\u200fنص \u200f# آخر."),
    ]


def test_links_lists_and_tables_keep_what_they_are() -> None:
    article = of_markdown("Text with [a link](/a) here.\n\n1. One\n   * Two\n\n|A|B|\n|-|-|\n|1|2|\n\nx[^a]\n\n[^a]: N")
    paragraph, one, two, table, _, note = article.blocks
    assert [(link.text, link.url) for link in paragraph.links] == [("a link", "/a")]
    assert [(one.level, one.label), (two.level, two.label)] == [(1, "1."), (2, "*")]
    assert table.rows == (("A", "B"), ("1", "2"))
    assert note.label == "a"


def test_fields_before_the_text() -> None:
    text = "---\ntitle: The *port*\ndate: 2024-03-03T10:00:00Z\nauthors: [Layla Haddad]\nlang: ar-LB\nurl: /a\ntranslation: /b\n---\nنص."
    article = of_markdown(text)
    assert (article.title, article.date, article.authors) == ("The port", "2024-03-03", ("Layla Haddad",))
    assert (article.language, article.url, article.other_edition) == ("ar", "/a", "/b")
    assert of_markdown("Text alone. And more.").title == ""
    assert of_markdown("# A title\n\nText.").title == "A title"


@pytest.mark.parametrize(
    "code", ["```js\nreturn 5;\n```", "<Sandpack>\n\n```js\nreturn (\n\n<b>bold move here</b>);\n```\n\n</Sandpack>"]
)
def test_code_is_neither_compared_nor_of_any_language(code: str) -> None:
    english = read(f"# Title\n\nHe said hello to the crowd.\n\n{code}\n" * 3)
    arabic = read(f"# عنوان\n\nقال مرحبا للجمهور.\n\n{code}\n" * 3)
    assert (english.language, arabic.language) == ("en", "ar")
    assert check(align(english, arabic)) == []


@pytest.mark.parametrize(
    "text",
    ["# A", "\u200f# A", "a [b](/c)", "**a**", "- a\n- b", "> a", "```\na\n```", "---\ntitle: a\n---\nb", "a[^1]"],
)
def test_marks(text: str) -> None:
    assert has_marks(text)


@pytest.mark.parametrize(
    "text",
    [
        "A title\n\nText.",
        "It cost 5 * 3 dollars, i.e. 15 (USD).",
        "snake_case_word",
        "الأول - الثاني",
        "#hashtag",
    ],
)
def test_plain_text(text: str) -> None:
    assert not has_marks(text)


@pytest.mark.parametrize(
    "part",
    ["*a ", "[", "![", "[a](", "<a ", "<a b={", "<!--", "<pre>\n", "{{ ", "{#a ", "> ", "- ", "`a``", "^[", "|a", "<td>", "<div>\n\n", "[^a]: b\n"],
)  # fmt: skip
def test_a_run_of_one_part_takes_time_in_proportion(part: str) -> None:
    assert of_markdown(f"Text.\n\n{part * (20_000 // len(part))}").sentences


PARTS = st.sampled_from(
    ["*", "**", "`", "```\n", "<div>", "</div>", "<li>", "<br>", "<a href='x'>", "</a>", "<sup>", "</sup>", "{{< x >}}", "{#a}", "[", "](", ")", "[^1]",
     "\n[^1]:", "^[", "![", "|", "\n|-|-|\n", "\n- ", "\n> ", "    ", "\n\n", "---\n", ":::", "\n: ", "\\", "&#0;", "<!--", "-->", "<table>", "<td>", "كلمة ", "word ", "\0", "\ud800"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(PARTS, max_size=25).map("".join))
def test_any_text_is_read(text: str) -> None:
    assert all(block.kind and isinstance(block.text, str) for block in of_markdown(text).blocks)
