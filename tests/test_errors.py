"""Errors: their exit codes, and that they survive a pickle, a copy and a process pool."""

from __future__ import annotations

import copy
import importlib
import pickle
import pkgutil
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from importlib import metadata
from inspect import signature
from multiprocessing import get_context
from types import FunctionType

import pytest

import arabtext
from arabtext import names, urls
from arabtext.errors import (
    ArabtextError,
    ArgumentTypeError,
    InputError,
    MissingExtraError,
    MissingToolError,
    UsageError,
    expect_text,
    find_nearest,
    unknown,
)
from arabtext.names import Index, arabize_all, match, romanize_all, unify


def subclasses(kind: type[ArabtextError]) -> Iterator[type[ArabtextError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from subclasses(below)


def every_kind() -> list[type[ArabtextError]]:
    """Every error of the package, also those that a module defines for itself."""
    for module in pkgutil.walk_packages(arabtext.__path__, "arabtext."):
        if not module.name.endswith("__main__"):
            with suppress(MissingExtraError):  # a module that is about a package which is not installed
                importlib.import_module(module.name)
    return [kind for kind in subclasses(ArabtextError) if kind.__module__.startswith("arabtext.")]


def example(kind: type[ArabtextError]) -> ArabtextError:
    """An error whose constructor gets a text for each of its parameters, and an attribute and a note of its own."""
    wanted = ["message"]
    if isinstance(kind.__init__, FunctionType):  # a constructor of its own, not that of a built-in error
        wanted = list(signature(kind).parameters)
    error = kind(*(f"a {name}" for name in wanted))
    error.line = 3  # type: ignore[attr-defined]
    error.add_note("in the second sheet")
    return error


def same(one: BaseException, other: BaseException) -> bool:
    parts = [(type(error), str(error), error.args, vars(error), getattr(error, "msg", None)) for error in (one, other)]
    return parts[0] == parts[1]


@pytest.mark.parametrize("kind", every_kind(), ids=lambda kind: kind.__name__)
def test_every_error_pickles_and_copies_with_its_message_and_attributes(kind: type[ArabtextError]) -> None:
    error = example(kind)
    assert str(error)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert same(pickle.loads(pickle.dumps(error, protocol)), error)
    assert same(copy.copy(error), error)
    assert same(copy.deepcopy(error), error)


def fail(error: BaseException) -> None:
    raise error


def raise_here(name: str) -> None:
    if name == "extra":
        raise MissingExtraError("html", "Reading HTML")
    raise MissingToolError("Tesseract is not installed", "apt install tesseract-ocr")


def test_a_process_pool_survives_every_error() -> None:
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        assert 'the extra "html"' in str(pool.submit(raise_here, "extra").exception(60))
        assert "apt install" in str(pool.submit(raise_here, "tool").exception(60))
        for kind in every_kind():
            error = example(kind)
            raised = pool.submit(fail, error).exception(60)
            assert isinstance(raised, kind)
            assert (str(raised), raised.args, raised.line) == (str(error), error.args, 3)  # type: ignore[attr-defined]
        assert pool.submit(len, "the pool still works").result(60) == 20


@pytest.mark.parametrize(
    ("error", "code", "builtin"),
    [
        (ArabtextError("x"), 1, Exception),
        (UsageError("x"), 2, ValueError),
        (ArgumentTypeError("x"), 2, TypeError),
        (InputError("x"), 3, Exception),
        (MissingExtraError("html", "Reading HTML"), 4, ImportError),
        (MissingToolError("Tesseract is not installed", "apt install tesseract-ocr"), 4, Exception),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_kind_has_its_exit_code_and_its_builtin_parent(
    error: ArabtextError, code: int, builtin: type[Exception]
) -> None:
    assert error.exit_code == code
    assert isinstance(error, builtin)


def test_messages_say_what_to_do() -> None:
    error = MissingExtraError("html", "Reading HTML")
    assert str(error).startswith('Reading HTML needs the extra "html": run  ')
    assert error.extra == "html"
    assert str(MissingToolError("No model", "apt install x")) == "No model; to install it, run  apt install x"
    with pytest.raises(ArgumentTypeError, match=r"title must be str, not bytes; decode it first"):
        expect_text(b"x", "title")


@pytest.mark.parametrize(
    "read", [unify, Index, romanize_all, arabize_all, lambda names: match(names, ["x"]), lambda names: match([], names)]
)
def test_a_single_name_is_no_list_of_names(read: Callable[[object], object]) -> None:
    with pytest.raises(ArgumentTypeError, match="not a single str"):
        read("قيس الخزعلي")
    with pytest.raises(ArgumentTypeError, match="a name must be str, not NoneType"):
        read([None])


@pytest.mark.parametrize(
    "call",
    [
        lambda n: names.arabize("Ali", n),
        lambda n: names.arabize_all(["Ali"], n),
        lambda n: names.candidates("علي", n),
        lambda n: names.candidates_all(["علي"], n),
        lambda n: names.vocalize("علي", n),
        lambda n: names.Index(["علي"]).search("Ali", n),
        lambda n: urls.slug_words("/ar/astrad-qys", n),
    ],
)
def test_a_number_of_answers_is_a_whole_number(call: Callable[[object], object]) -> None:
    with pytest.raises(ArgumentTypeError, match="n must be int, not float"):
        call(1.5)


def test_the_command_for_an_extra_names_its_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that it is right for an installation from a clone, of a package that no registry may have."""
    requirements = ["click>=8", "pyarrow>=16; extra == 'parquet'", 'lxml>=5; extra == "html"', "fast>=1 ; extra=='x'"]
    monkeypatch.setattr(metadata, "requires", lambda name: requirements)
    monkeypatch.setattr(sys, "executable", "/my env/python")
    command = """'/my env/python' -m pip install "pyarrow>=16\""""
    assert (
        str(MissingExtraError("parquet", "Reading Parquet"))
        == f'Reading Parquet needs the extra "parquet": run  {command}'
    )


def test_the_command_for_an_extra_without_an_installation_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> list[str]:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", refuse)
    assert str(MissingExtraError("parquet", "Reading Parquet")).endswith(' -m pip install "arabtext[parquet]"')


def test_the_nearest_name_is_one_of_the_known_ones() -> None:
    assert find_nearest("SEARCH", ["title", "Search"]) == "Search"
    assert find_nearest("", ["title"]) is None
    assert find_nearest("titel", []) is None
    assert str(unknown("profile", "zz", ["title"])) == "unknown profile 'zz'; choose one of: title"
