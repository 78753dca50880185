"""Names searched in an index, and the index in a file."""

from __future__ import annotations

import hashlib
import io
import random
import zipfile
from pathlib import Path

import numpy as np
import pytest

from arabtext.errors import ArgumentTypeError, InputError
from arabtext.names import Index, compare
from arabtext.names.comparing.compare import MAYBE
from arabtext.names.lists import index as index_module

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


@pytest.mark.parametrize(
    ("query", "best", "others"),
    [
        ("سارة حسين بك الشدياق", "سارة حسين بكر الشدياق", ("سارة الحسين", "سارة بكر", "سارة حسين")),
        ("Huda Zogheib", "هدى زغيب", ("هدى سمير زغيب", "هدى سمير حسين زغيب")),
        ("Rami Amin Muhammad Chidiac", "رامي أمين محمد الشدياق", ("رامي محمد", "رامي أمين", "رامي الشدياق")),
    ],
)
def test_a_whole_name_with_a_slip_is_before_shorter_and_longer_ones(
    query: str, best: str, others: tuple[str, ...]
) -> None:
    assert Index([*others, best]).search(query)[0].text == best


@pytest.mark.parametrize(("name", "query"), [("Aya Awad", "Aya"), ("آية عواد", "Aya"), ("Haddad Aya", "آية")])
def test_a_name_without_consonants_is_found(name: str, query: str) -> None:
    assert [hit.text for hit in Index([name, "Samir Haddad"]).search(query, 1)] == [name]


def test_what_is_not_there_is_not_found() -> None:
    index = Index(NAMES)
    assert all(hit.score < MAYBE for hit in index.search("Wolfgang Schmidt"))
    assert index.search("Foof Poppov") == []
    assert index.search("") == []
    assert index.search("Qais al-Khazali", 0) == []
    assert Index([]).search("Qais al-Khazali") == []
    assert len(index) == len(NAMES)


def test_a_list_of_names_is_expected_and_no_single_name() -> None:
    for wrong in ([None], "Qais al-Khazali"):
        with pytest.raises(ArgumentTypeError):
            Index(wrong)  # type: ignore[arg-type]
        with pytest.raises(ArgumentTypeError):
            Index(NAMES).remove(wrong)  # type: ignore[arg-type]


def test_hits_are_scored_as_compared_and_ranked_to_the_last() -> None:
    names = ["Qais al-Khazali", "Qays Khazali", "Qais Khalil", "Qasim al-Khazali", "Laith al-Khazali", "Kais Kazal"]
    found = Index(names).search("قيس الخزعلي")
    assert len(found) > 3
    assert {hit.text for hit in found[:2]} == set(names[:2])
    assert found[-1].score < MAYBE
    for hit in found:
        assert hit.score == compare("قيس الخزعلي", hit.text).score
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)


def test_names_are_added_and_removed_as_if_the_index_were_built_so() -> None:
    index = Index(NAMES[:3])
    index.add([*NAMES[2:], "Zayd al-Khazali"])
    index.remove(["Zayd al-Khazali"])
    assert len(index) == len(NAMES)
    assert "Zayd al-Khazali" not in index
    assert NAMES[0] in index
    whole = Index(NAMES)
    for query in QUERIES:
        assert [(hit.text, hit.score) for hit in index.search(query)] == [
            (hit.text, hit.score) for hit in whole.search(query)
        ]
    index.remove(NAMES)
    assert (len(index), index.search("Qais al-Khazali")) == (0, [])
    index.add(NAMES[:1])
    assert [hit.text for hit in index.search("Qais al-Khazali")] == NAMES[:1]


def test_a_name_that_is_not_there_cannot_be_removed() -> None:
    index = Index(NAMES)
    with pytest.raises(InputError, match="no name 'Qays al-Khazali'"):
        index.remove([NAMES[1], "Qays al-Khazali"])
    assert len(index) == len(NAMES)


def test_names_in_scripts_that_are_not_read_are_found_as_they_are_spelled() -> None:
    index = Index(["Иван Петров", "王小明", "Γιάννης", "n/a", "", "12", "a" * 3000])
    assert index.search("Иван Петров", 1)[0].score == 1
    for query in ("王小明", "Γιάννης", "n/a", "12", "a" * 3000, "\ud800"):
        assert len(index.search(query)) <= len(index)


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


def test_a_changed_index_is_saved_without_the_names_that_were_removed(tmp_path: Path) -> None:
    path = tmp_path / "names.index"
    built = Index(NAMES)
    built.remove(NAMES[:2])
    built.add(["Qays al-Khazali"])
    built.save(path)
    loaded = Index.load(path)
    assert len(loaded) == len(NAMES) - 1
    for query in QUERIES:
        assert loaded.search(query) == built.search(query)
    loaded.add(NAMES[:1])
    assert loaded.search("Qais al-Khazali", 1)[0].text == NAMES[0]


def refused(path: Path, content: bytes, reason: str) -> None:
    path.write_bytes(content)
    with pytest.raises(InputError, match=reason) as caught:
        Index.load(path)
    assert str(path) in str(caught.value)


def content_of(**arrays: object) -> bytes:
    """An index with other arrays and the checksum of these."""
    packed = io.BytesIO()
    np.savez_compressed(packed, **arrays)  # type: ignore[arg-type]
    return signed(packed.getvalue())


def signed(content: bytes) -> bytes:
    head = f"arabtext index {index_module.KEYS_VERSION}\n{hashlib.sha256(content).hexdigest()}\n"
    return head.encode() + content


def test_a_file_that_is_no_index_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "names.index"
    with pytest.raises(InputError, match="cannot read"):
        Index.load(path)
    with pytest.raises(InputError, match="cannot read"):
        Index.load(tmp_path)
    zipped = io.BytesIO()
    np.savez(zipped, names=np.zeros(3))
    for content in (b"", b"not an index", zipped.getvalue()):
        refused(path, content, "is not an index")


def test_an_index_of_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "names.index"
    Index(NAMES).save(path)
    head = f"arabtext index {index_module.KEYS_VERSION}\n".encode()
    refused(path, path.read_bytes().replace(head, b"arabtext index 3\n", 1), "another version")


def test_a_damaged_index_is_refused_with_one_error(tmp_path: Path) -> None:
    path = tmp_path / "names.index"
    Index(NAMES).save(path)
    whole = path.read_bytes()
    dice = random.Random(3)
    for at in [*range(100), *dice.sample(range(100, len(whole)), 300)]:
        flipped = bytearray(whole)
        flipped[at] ^= 1 << dice.randrange(8)
        refused(path, bytes(flipped), "is damaged|is not an index|another version")
    for end in (20, 60, 100, len(whole) // 2, len(whole) - 1):
        refused(path, whole[:end], "is damaged")
    refused(path, whole + b"\n", "is damaged")


def test_an_index_whose_arrays_are_not_those_of_an_index_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "names.index"
    Index(NAMES).save(path)
    with np.load(io.BytesIO(path.read_bytes().split(b"\n", 2)[2])) as data:
        arrays = {name: data[name] for name in data.files}
    path.write_bytes(content_of(**arrays))
    assert len(Index.load(path)) == len(NAMES)
    for other in (
        {"counts": arrays["counts"][:-1]},
        {"counts": -arrays["counts"]},
        {"features": arrays["features"][:-1]},
        {"features": arrays["features"].astype(np.float64)},
        {"counts": arrays["counts"].reshape(2, -1)},
        {"names": arrays["names"][:5]},
        {"names": arrays["names"][:-5]},
        {"names": np.array([object()])},
    ):
        refused(path, content_of(**arrays | other), "is damaged")
    refused(path, content_of(names=arrays["names"]), "is damaged")
    refused(path, signed(b"no arrays"), "is damaged")
    monkeypatch.setattr(index_module, "_MAX_BYTES", 100)
    refused(path, content_of(**arrays), "is damaged")


def test_the_folder_of_a_saved_index_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot write"):
        Index(NAMES).save(tmp_path / "missing" / "names.index")


def test_among_many_that_sound_nearly_so_the_name_itself_is_compared() -> None:
    letters = "bdfjklmnqrstz"
    crowd = [f"Karim{first} Basri{last}" for first in letters for last in letters]
    assert len(crowd) > 150
    assert Index([*crowd, "Kareem Basree"]).search("Karim Basri", 1)[0].text == "Kareem Basree"


def header(text: bytes) -> bytes:
    """Return the beginning of a .npy file with this header."""
    return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text


@pytest.mark.parametrize(
    "member",
    [
        b"",
        b"no array",
        header(b"{'descr': '|u1', 'fortran_order': False, 'shape': (1000000000000,), }\n"),
        header(b"{'descr': '|u1', 'fortran"),
        header(b"(" * 2_000),
        header(b"{'descr': '|O', 'fortran_order': False, 'shape': (1,), }\n"),
    ],
)
def test_an_array_that_is_none_is_damage(member: bytes, tmp_path: Path) -> None:
    path, packed = tmp_path / "names.index", io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("names", "features", "counts"):
            archive.writestr(f"{name}.npy", member)
    refused(path, signed(packed.getvalue()), "is damaged")


@pytest.mark.parametrize(
    "lengths", [[3], [-1], [1, -1], [2, 9, -4], [2**62, 1], [2**62], [1, 5], [2, 2, 2], [0, 0]], ids=str
)
def test_lengths_that_do_not_fit_are_damage(lengths: list[int], tmp_path: Path) -> None:
    raw = np.frombuffer(np.array(lengths, "<i8").tobytes() + b"Zayd", dtype=np.uint8)
    empty = {"features": np.array([], np.uint32), "counts": np.array([], np.int32)}
    refused(tmp_path / "names.index", content_of(names=raw, **empty), "is damaged")


def test_a_flipped_bit_is_damage_or_means_nothing(tmp_path: Path) -> None:
    """Also where the checksum was made of the damaged content."""
    path = tmp_path / "names.index"
    Index(NAMES).save(path)
    packed = path.read_bytes().split(b"\n", 2)[2]
    chance = random.Random(7)
    kept, reasons = 0, set[str]()
    for _ in range(300):
        place, bit = chance.randrange(len(packed)), 1 << chance.randrange(8)
        path.write_bytes(signed(packed[:place] + bytes([packed[place] ^ bit]) + packed[place + 1 :]))
        try:
            Index.load(path).search("Qais")
            kept += 1
        except InputError as error:
            reasons.add(str(error).partition(": ")[0])
    assert kept < 200
    assert reasons == {f"{path} is damaged"}
