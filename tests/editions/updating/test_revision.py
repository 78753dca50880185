"""A revision as a text and as a JSON object."""

from __future__ import annotations

import json

from arabtext.editions import Revision


def test_changed_words_are_marked() -> None:
    one = Revision(
        kind="edited", action="retranslate", old_text="a b c", new_text="a d", old_spans=((2, 5),), new_spans=((2, 3),)
    )
    assert one.marked == ("a [-b c-]", "a {+d+}")
    assert Revision(kind="inserted", action="insert", new_text="a").marked == ("", "a")


def test_a_record_is_json() -> None:
    one = Revision(kind="edited", action="retranslate", old=(1,), new=(2,), new_spans=((0, 1),))
    assert json.loads(json.dumps(one.record))["new_spans"] == [[0, 1]]
