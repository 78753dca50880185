"""The tables: in their one form, accounted for, and keyed as their readers read them."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tomllib
import unicodedata
from pathlib import Path

import pytest
import regex

from arabtext import resources
from arabtext.errors import ArabtextError
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import bare_key, name_key, text_key
from arabtext.script import normalize

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources"
TABLES = sorted(p.relative_to(FOLDER).as_posix() for p in FOLDER.rglob("*.tsv"))
FILES = sorted(
    p.relative_to(FOLDER).as_posix()
    for p in FOLDER.rglob("*")
    if p.is_file() and not {"builders", "licenses"} & set(p.parts) and p.name != "SOURCES.toml"
)
WRITTEN = [name for name in TABLES if name in FILES and resources.sources()[name]["builder"] == "hand"]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_a_header_and_sorted_nfc_rows_each_once(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    header, *rows = text.removesuffix("\n").split("\n")
    assert text.endswith("\n")
    assert "\r" not in text
    assert unicodedata.is_normalized("NFC", text)
    assert rows == sorted(set(rows))
    width = header.count("\t")
    assert [row for row in rows if row.count("\t") != width] == []
    assert all(column.isidentifier() or "-" in column for column in header.split("\t"))


def test_every_file_is_in_sources_and_every_source_is_a_file() -> None:
    assert sorted(resources.sources()) == FILES


@pytest.mark.parametrize("name", FILES)
def test_a_source_says_origin_licence_and_builder(name: str) -> None:
    entry = resources.sources()[name]
    assert set(entry) == {"origin", "licence", "builder", "inputs"}
    assert entry["origin"]
    assert entry["licence"]
    if entry["builder"] == "hand":
        assert not entry["inputs"]
    else:
        assert entry["inputs"]
        assert (FOLDER / "builders" / entry["builder"]).is_file()


INPUTS = tomllib.loads((FOLDER / "SOURCES.toml").read_text(encoding="utf-8"))["inputs"]


@pytest.mark.parametrize("name", INPUTS)
def test_an_input_says_where_it_is_which_copy_was_read_and_its_licence(name: str) -> None:
    entry = INPUTS[name]
    assert entry["title"]
    assert entry["licence"]
    assert entry["url"].startswith("https://")
    assert ("version" in entry) != ("commit" in entry)
    assert regex.fullmatch(r"[0-9a-f]{40}", entry.get("commit", "0" * 40))
    assert entry.get("commit", "") in entry["url"]
    assert all(regex.fullmatch(r"[0-9a-f]{64}", entry[key]) for key in entry if key.endswith("sha256"))
    assert ("file" in entry) == ("how" in entry)


def test_every_input_is_used() -> None:
    used = [entry for source in resources.sources().values() for entry in source["inputs"]]
    assert [name for name, entry in INPUTS.items() if entry not in used] == []


def test_an_input_is_the_file_that_the_builders_read(shared: Path) -> None:
    """Where the folder of the builders is at hand, its files are those that SOURCES.toml has the checksums of."""
    for entry in INPUTS.values():
        checksum = entry.get("file_sha256") or entry.get("sha256")
        if "file" in entry:
            assert hashlib.sha256((shared / "data" / entry["file"]).read_bytes()).hexdigest() == checksum, entry["file"]


def test_the_tidying_program_finds_nothing_to_change(tmp_path: Path) -> None:
    copy = shutil.copytree(FOLDER, tmp_path / "resources", ignore=shutil.ignore_patterns("models", "__pycache__"))
    done = subprocess.run(
        [sys.executable, copy / "builders" / "tidy_tables.py"], check=True, capture_output=True, text=True
    )
    assert len(done.stdout.splitlines()) == len(WRITTEN)
    files = [path for path in copy.rglob("*.*") if "builders" not in path.parts]
    assert not [path for path in files if path.read_bytes() != (FOLDER / path.relative_to(copy)).read_bytes()]


def test_the_attested_table_holds_what_no_table_written_by_hand_holds() -> None:
    written = {gazetteer.arabic_key(token.arabic) for token in gazetteer.tokens() if token.source != "attested"}
    rows = list(resources.rows("names/attested.tsv", "arabic", "vocalized", "press", "count"))
    assert not [arabic for arabic, *_ in rows if gazetteer.arabic_key(arabic) in written]
    assert all(gazetteer.strip_marks(vocalized) in ("", arabic) for arabic, vocalized, *_ in rows)
    assert all(
        press.isascii() and press.removeprefix("al-")[0].isupper() and int(count) > 0 for _, _, press, count in rows
    )


def test_foreign_names_are_plain_spellings() -> None:
    for key, spellings in resources.rows("names/foreign.tsv", "key", "spellings"):
        assert normalize(key, "key").replace(" ", "") == key
        assert all(spelling.isascii() and spelling.islower() for spelling in spellings.split("|"))


KEYED = [
    *((table, column) for table in ("people", "organizations", "places") for column in ("arabic", "press")),
    ("given", "press"),
    ("family", "press"),
    ("western", "arabic"),
    ("attested", "arabic"),
    ("titles", "form"),
    ("houses", "arabic"),
    ("particles", "form"),
]


@pytest.mark.parametrize(("table", "column"), KEYED)
def test_keys_are_fixed_points_of_the_profile_their_reader_uses(table: str, column: str) -> None:
    for (cell,) in resources.rows(f"names/{table}.tsv", column):
        key = name_key(cell)
        assert key
        assert name_key(key) == key, cell
        assert normalize(normalize(cell, "key"), "key") == normalize(cell, "key")


def test_heads_are_described_with_the_words_that_their_reader_knows() -> None:
    allowed = {
        "gender": {"", "m", "f", "p"},
        "nouns": {"of", "pre", "for"},
        "names": {"of", "pre", "before", "uni"},
        "expects": {"noun", "either", "name"},
        "kind": {"organization", "part", "place", "unit"},
        "secondary": {"", "yes"},
    }
    for column, values in allowed.items():
        assert {cell for (cell,) in resources.rows("names/heads.tsv", column)} == values, column


def test_a_head_means_one_thing_in_one_country() -> None:
    """Of heads that differ in nothing but their articles, or that share a synonym, the reader would meet one only."""
    seen: dict[tuple[str, str], str] = {}
    for arabic, others, countries in resources.rows("names/heads.tsv", "arabic", "others_arabic", "country"):
        for form in {arabic, *others.split("|")} - {""}:
            key = " ".join(bare_key(word) for word in text_key(form).split())
            for country in countries.split("|"):
                assert seen.setdefault((key, country), arabic) == arabic, (form, country)


def test_one_arabic_head_is_the_usual_one_of_an_english_head() -> None:
    """Others that have the same English, and join names in the same way, are marked as secondary to it."""
    usual: dict[tuple[str, str], str] = {}
    known, secondary = set(), set()
    columns = ("arabic", "english", "names", "country", "secondary")
    for arabic, english, names, country, mark in resources.rows("names/heads.tsv", *columns):
        (secondary if mark else known).add(english)
        assert not (mark and country), arabic
        if not mark and not country:
            assert usual.setdefault((english, names), arabic) == arabic, english
    assert secondary <= known


def test_adjectives_have_a_class_and_stand_once() -> None:
    rows = list(resources.rows("names/adjectives.tsv", "arabic", "class", "feminine"))
    assert {group for _, group, _ in rows} == {"organizational", "relational", "quality"}
    assert len({text_key(arabic) for arabic, *_ in rows}) == len(rows)
    assert [arabic for arabic, _, feminine in rows if feminine == arabic + "ة"] == []


FOREIGN = set("\N{ARABIC LETTER FARSI YEH}\N{ARABIC LETTER KEHEH}\N{ARABIC LETTER HEH GOAL}\N{RIGHT-TO-LEFT MARK}")

ABOUT_LETTERS = {
    "names/alphabet_heads.tsv",
    "names/alphabet_names.tsv",
    "names/alphabet_parts.tsv",
    "names/alphabet_sounds.tsv",
    "names/alphabets.tsv",
    "names/consonants.tsv",
    "names/schemes.tsv",
    "names/script_letters.tsv",
    "names/transliterations.tsv",
    "script/function_words.tsv",
    "script/language_letters.tsv",
    "script/language_respellings.tsv",
    "script/word_signs.tsv",  # the sign of the rial is Persian
    "urls/language_markers.tsv",
    "urls/language_names.tsv",
    "urls/slug_drupal.tsv",
}


@pytest.mark.parametrize("name", [name for name in WRITTEN if name not in ABOUT_LETTERS])
def test_arabic_cells_have_no_foreign_letter_forms(name: str) -> None:
    """A cell typed on another keyboard (Farsi yeh, keheh) would never be met; variants may hold such letters."""
    header, *_ = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    for column in header.split("\t"):
        if "variants" in column:
            continue
        for (cell,) in resources.rows(name, column):
            assert not set(cell) & FOREIGN, (name, cell)


def test_every_listed_spelling_leads_to_its_entity() -> None:
    lost = [
        (entity.press, spelling)
        for entity in gazetteer.entities()
        for spelling in (entity.press, entity.arabic)
        if (found := gazetteer.entity(spelling, entity.country)) is None or spelling not in found.spellings
    ]
    # a place whose name is a given name too is left to the given name, and one that is rather a person to the person
    rather = {s for entity in gazetteer.entities() if entity.rather == "person" for s in entity.spellings}
    others = [spelling for _, spelling in lost if spelling not in rather]
    assert [spelling for spelling in others if not any(t.role == "given" for t in gazetteer.tokens_of(spelling))] == []
    assert len(others) < 20


def test_no_two_persons_share_a_spelling() -> None:
    seen: dict[str, str] = {}
    clashes = []
    for entity in gazetteer.entities():
        if entity.kind == "person":
            for spelling in entity.spellings:
                other = seen.setdefault(gazetteer.entity_key(spelling), entity.press)
                if other != entity.press:
                    clashes.append((spelling, other, entity.press))
    assert clashes == []


def test_a_missing_column_and_a_missing_file_are_clear_errors() -> None:
    with pytest.raises(ArabtextError, match=r"has the columns .* were expected"):
        list(resources.rows("names/houses.tsv", "nonsense"))
    with pytest.raises(ArabtextError, match="missing from this installation"):
        list(resources.rows("names/nonsense.tsv", "arabic"))
