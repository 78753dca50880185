"""Every row of docs/coming-from-pyarabic.md beside PyArabic: same, different as it says, or not here."""

from __future__ import annotations

import inspect
import re
import unicodedata
import warnings
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

import arabtext
from arabtext.editions.reading.segment import sentences
from arabtext.names.writing.schemes import read_back, transliterate
from arabtext.script import Profile, chars
from arabtext.script.morphology import tokens

if find_spec("pyarabic") is None:
    pytest.skip(
        "PyArabic is not installed: the rows of docs/coming-from-pyarabic.md are not run", allow_module_level=True
    )

PAGE = Path(__file__).parents[2] / "docs" / "coming-from-pyarabic.md"
with warnings.catch_warnings():  # where it is compiled only now, its sources have escapes that Python warns of
    warnings.simplefilter("ignore")
    MODULES = {
        name: import_module(f"pyarabic.{name}") for name in ("araby", "number", "trans", "unshape", "named", "stack")
    }
    MODULES["simple"] = import_module("pyarabic.normalize")


class Row(NamedTuple):
    """A row of a table: what one called there, what one calls here, what the page says of the results."""

    theirs: str
    ours: str
    result: str


LINES = [
    line.strip("|").split(" | ") for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")
]
SAMPLES = {cells[0].strip(" `"): cells[1].strip(" `") for cells in LINES if len(cells) == 2}
ROWS = [Row(*(cell.strip() for cell in cells)) for cells in LINES if len(cells) == 3 and cells[0].strip() != "PyArabic"]
SCOPE = {
    **MODULES,
    **SAMPLES,
    "normalize": arabtext.normalize,
    "explain": arabtext.explain,
    "detect": arabtext.detect,
    "romanize": arabtext.romanize,
    "find": arabtext.names.find,
    "numbers": arabtext.values.numbers,
    "Profile": Profile,
    "chars": chars,
    "tokens": tokens,
    "sentences": sentences,
    "transliterate": transliterate,
    "read_back": read_back,
    "unicodedata": unicodedata,
}


#: What the variable ``c`` of a row is, one after the other.
CHARACTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيٱـًٌٍَُِّْﻻﻷﻹﻵ"


def value(code: str) -> object:
    assert code.startswith("`"), code
    program = compile(code.strip("`"), PAGE.name, "eval")
    if "c" in program.co_names:
        return [eval(program, {**SCOPE, "c": character}) for character in CHARACTERS]
    return eval(program, dict(SCOPE))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.theirs)
def test_a_row_says_what_is_so(row: Row) -> None:
    theirs = value(row.theirs)
    if row.result.startswith("not here"):
        assert row.ours == "not here"
        return
    assert row.result == "same" or row.result.startswith("differs: ")
    ours = value(row.ours)
    if isinstance(theirs, list) and "(c)" in row.theirs:
        assert [c for c, here, there in zip(CHARACTERS, ours, theirs, strict=True) if bool(here) != bool(there)] == []  # type: ignore[call-overload]
        return
    assert (theirs == ours) is (row.result == "same"), (theirs, ours)


@pytest.mark.parametrize(("name", "module"), MODULES.items())
def test_every_public_function_has_a_row(name: str, module: ModuleType) -> None:
    public = {
        key
        for key, one in vars(module).items()
        if not key.startswith("_")
        and (inspect.isfunction(one) or inspect.isclass(one))
        and one.__module__ == module.__name__
    }
    called = {called for row in ROWS for called in re.findall(rf"\b{name}\.(\w+)\(", row.theirs)}
    assert public - called - INSIDE == set()


#: Helpers that nobody calls from outside.
INSIDE = {"translate"}
