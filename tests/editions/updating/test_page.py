"""The page of an update, as text."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from arabtext.editions import Revision, Update
from arabtext.editions.sides import Side

HOSTILE = '<script>alert(1)</script> & "q" <img src=x onerror=alert(1)>'


def test_revisions_with_their_words_marked(tmp_path: Path) -> None:
    one = Revision(
        kind="edited", action="retranslate", old_text="It killed 218.", new_text="It killed 219.", other_text="قتل 218.",
        source="It killed 218.", old_spans=((10, 13),), new_spans=((10, 13),),
    )  # fmt: skip
    first = Revision(kind="inserted", action="insert", new_text="He left.", after=-1)
    quiet = Revision(kind="typographic", action="none", old_text="a", new_text="a ")
    Update(Side.ENGLISH, (one, first, quiet), 3, "The port").to_html(tmp_path / "a.html")
    tree = LexborHTMLParser((tmp_path / "a.html").read_text(encoding="utf-8"))
    assert tree.css_first(".summary").text() == "2 changes to make (retranslate: 1, insert: 1); 3 sentences stay."
    assert [node.text() for node in tree.css("del, ins")] == ["218", "219"]
    assert [(dd.attributes["lang"], dd.attributes["dir"]) for dd in tree.css("main > section dd")][:3] == [
        ("en", "ltr"), ("en", "ltr"), ("ar", "rtl"),
    ]  # fmt: skip
    assert len(tree.css("details section")) == 1
    assert "at the beginning" in tree.css("section")[1].text()


def test_everything_is_escaped(tmp_path: Path) -> None:
    one = Revision(
        kind="edited", action="retranslate", old_text=HOSTILE, new_text=HOSTILE, other_text=HOSTILE, source="x" + HOSTILE,
        old_spans=((0, 8),), after=0, after_text=HOSTILE, remark=HOSTILE,
    )  # fmt: skip
    Update(Side.ARABIC, (one,), 0, HOSTILE).to_html(tmp_path / "a.html")
    tree = LexborHTMLParser((tmp_path / "a.html").read_text(encoding="utf-8"))
    assert [node.text() for node in tree.css("script")] == [""]
    assert tree.css("img") == []
    assert tree.css_first(".about").text() == HOSTILE
