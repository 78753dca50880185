"""What notebooks show of results: escaped, isolated texts, nothing that runs or is fetched."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

import arabtext
from arabtext.editions import align, check
from arabtext.notebook import DIRECTION_MARKS, MAX_ROWS, html_table, html_text

ODD = '<script>alert(1)</script> "قيس" & \u202eevil \ud800'
VALUES = [
    arabtext.explain("قـيـس <b>الخزعلي</b>"),
    arabtext.explain(""),
    arabtext.compare("قيس الخزعلي", "Qays <i>"),
    arabtext.compare("", ODD),
    arabtext.names.unify(["قيس الخزعلي", "Ali Hassan; سمير حسن", ""])[1],
    align(["He paid 5 dollars.", ODD], ["دفع 6 دولارات."]),
    check(align(["He paid 5 dollars."], ["دفع 6 دولارات."]))[0],
]


class Tags(HTMLParser):
    """The tags and the attributes of a page, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_result_is_a_table_that_runs_and_fetches_nothing(value: object) -> None:
    page = value._repr_html_()  # type: ignore[attr-defined]
    read = Tags(page)
    assert not read.open
    assert set(read.tags) <= {"table", "caption", "thead", "tbody", "tr", "th", "td", "bdi", "mark"}
    assert read.attributes <= {"style", "colspan"}
    assert "url(" not in page
    assert "color" not in page  # the reader's own, light or dark


def test_the_changes_of_a_text_are_shown_step_by_step() -> None:
    read = Tags(arabtext.explain("قـيس")._repr_html_())
    assert "mark" in read.tags
    assert "قـيس" in read.text
    assert "قيس" in read.text


def test_a_finding_shows_both_passages_and_marks_what_differs() -> None:
    read = Tags(VALUES[-1]._repr_html_())  # type: ignore[attr-defined]
    assert "He paid 5 dollars." in read.text
    assert "دفع 6 دولارات." in read.text
    assert read.tags.count("mark") == 2


def test_of_many_names_in_one_cell_each_has_a_row() -> None:
    assert Tags(VALUES[4]._repr_html_()).tags.count("tr") == 3  # type: ignore[attr-defined]


@given(st.text(), st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda pair: tuple(sorted(pair)))))
def test_any_text_keeps_its_letters_whatever_is_marked(text: str, marked: list[tuple[int, int]]) -> None:
    page = html_text(text, marked)  # type: ignore[arg-type]
    read = Tags(page.replace("\r", "&#13;").replace("\0", "&#0;"))
    shown = text.encode("utf-8", "replace").decode()
    for mark, name in DIRECTION_MARKS.items():
        shown = shown.replace(mark, f"[{name}]")
    if not set("\r\0") & set(text) and all(ord(sign) > 31 and not 127 <= ord(sign) < 160 for sign in text):
        assert read.text == shown
    assert set(read.tags) <= {"bdi", "mark"}
    assert not read.open


def test_a_long_table_says_how_much_more_there_is() -> None:
    page = html_table(("n",), [(str(at),) for at in range(MAX_ROWS + 7)], "<caption>")
    assert "and 7 more" in page
    assert page.count("<tr>") == MAX_ROWS + 2
    assert "&lt;caption&gt;" in page
    assert "more" not in html_table(("n",), [("1",)])


def test_titles_and_captions_are_isolated_and_can_be_encoded() -> None:
    page = html_table((ODD,), [(html_text("x"),)], ODD)
    page.encode("utf-8")
    assert "\u202e" not in page
    assert page.count("[RLO]") == page.count("&lt;script&gt;") == 2
    assert page.count("<bdi") == 3


def test_a_text_is_aligned_by_its_own_direction() -> None:
    page = align(["He left."], ["غادر."])._repr_html_()
    assert '<bdi style="display:block">غادر.</bdi>' in page  # what isolates hides from dir=auto of the cell
    assert 'dir="' not in page
