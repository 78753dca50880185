"""Names searched in an index, and the index in a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from arabtext.errors import ArgumentTypeError, InputError
from arabtext.names import Index

NAMES = ["Qais al-Khazali", "Laith al-Khazali", "حسن نصر الله", "أحمد الجبوري", "Muhammad al-Jabouri", "دعدوش الغطريفي"]
QUERIES = [
    "قيس الخزعلى",
    "Hasan Nasrullah",
    "Ahmed Jubouri",
    "Daadouche al-Ghatrifi",
    "Wolfgang Schmidt",
    "",
    "الجبوري",
]


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("قيس الخزعلى", "Qais al-Khazali"),
        ("Hasan Nasrullah", "حسن نصر الله"),
        ("Ahmed Jubouri", "أحمد الجبوري"),
        ("Daadouche al-Ghatrifi", "دعدوش الغطريفي"),
        ("Qis al-Khazli", "Qais al-Khazali"),
        ("Khazali, Laith", "Laith al-Khazali"),
    ],
)
def test_a_name_is_found_in_the_other_script_and_with_a_slip(query: str, best: str) -> None:
    found = Index(NAMES).search(query)
    assert found[0].text == best
    assert found == sorted(found, key=lambda hit: -hit.score)
    assert " ".join(e.right for e in found[0].evidence if e.right) == best


def test_what_is_not_there_is_not_found() -> None:
    index = Index(NAMES)
    assert index.search("Wolfgang Schmidt") == []
    assert index.search("") == []
    assert index.search("Qais al-Khazali", 0) == []
    assert Index([]).search("Qais al-Khazali") == []
    assert len(index) == len(NAMES)
    with pytest.raises(ArgumentTypeError):
        Index([None])  # type: ignore[list-item]


def test_a_saved_index_answers_as_the_one_that_was_built(tmp_path: Path) -> None:
    path = tmp_path / "names.index"
    built = Index([*NAMES, "odd \ud800 text", ""])
    built.save(path)
    loaded = Index.load(path)
    assert len(loaded) == len(built)
    for query in QUERIES:
        assert loaded.search(query) == built.search(query)
    Index([]).save(path)
    assert len(Index.load(path)) == 0
    assert [p.name for p in tmp_path.iterdir()] == ["names.index"]


def test_a_file_that_is_no_index_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "names.index"
    with pytest.raises(InputError, match="cannot read"):
        Index.load(path)
    path.write_bytes(b"not a zip")
    with pytest.raises(InputError, match="not an index"):
        Index.load(path)
    np.savez(path.with_suffix(".npz"), other=np.zeros(3))
    with pytest.raises(InputError, match="not an index"):
        Index.load(path.with_suffix(".npz"))
    Index(NAMES).save(path)
    with np.load(path) as data:
        arrays = {name: data[name] for name in data.files}
    np.savez(path.with_suffix(".npz"), **arrays | {"version": np.array([99])})
    with pytest.raises(InputError, match="another version"):
        Index.load(path.with_suffix(".npz"))
    np.savez(path.with_suffix(".npz"), **arrays | {"numbers": arrays["numbers"] + 1000})
    with pytest.raises(InputError, match="damaged"):
        Index.load(path.with_suffix(".npz"))
    np.savez(path.with_suffix(".npz"), **arrays | {"names": np.array([object()])})
    with pytest.raises(InputError, match="not an index"):
        Index.load(path.with_suffix(".npz"))


def test_the_folder_of_a_saved_index_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot write"):
        Index(NAMES).save(tmp_path / "missing" / "names.index")


def test_among_many_that_sound_nearly_so_the_name_itself_is_compared() -> None:
    letters = "bdfjklmnqrstz"
    crowd = [f"Karim{first} Basri{last}" for first in letters for last in letters]
    assert len(crowd) > 150
    assert Index([*crowd, "Kareem Basree"]).search("Karim Basri", 1)[0].text == "Kareem Basree"
