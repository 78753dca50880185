"""The builders and the benchmarks, which no other test runs, name only what the package and each other have."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "resources" / "builders", ROOT / "tests" / "bench", ROOT / "tests" / "names" / "running_text")
SCRIPTS = sorted(path for folder in FOLDERS[:2] for path in folder.glob("*.py"))


def defined(path: Path) -> set[str]:
    """Return the names that the top level of a script defines or imports."""
    found: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        found |= {part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
        found |= {part.asname or part.name for part in getattr(node, "names", ())}
        found |= {node.name} if isinstance(node, ast.FunctionDef | ast.ClassDef) else set()
    return found


def missing(path: Path) -> Iterator[str]:
    """Yield what a script takes from a module of the package, or from another script, that is not there."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules: dict[str, ModuleType] = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom) or not node.module:
            continue
        script = next((found for folder in FOLDERS if (found := folder / f"{node.module}.py").exists()), None)
        for alias in node.names:
            if node.module.partition(".")[0] == "arabtext":
                value = imported(node.module, alias.name)
                is_there = value is not None
                if isinstance(value, ModuleType):
                    modules[alias.asname or alias.name] = value
            else:
                is_there = script is None or alias.name in defined(script)
            if not is_there:
                yield f"{node.module}.{alias.name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            module = modules.get(node.value.id)
            if module is not None and not hasattr(module, node.attr):
                yield f"{node.value.id}.{node.attr}"


def imported(module: str, name: str) -> object:
    """Return what ``from module import name`` gives, None if there is no such thing."""
    found = import_module(module)
    if not hasattr(found, name) and hasattr(found, "__path__") and find_spec(f"{module}.{name}"):
        return import_module(f"{module}.{name}")
    return getattr(found, name, None)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_script_names_what_is_there(path: Path) -> None:
    assert not list(missing(path))


def test_a_name_that_is_gone_is_reported(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    lines = ("from arabtext import names", "from arabtext.names import gone", "from arabtext.names.model import past")
    script.write_text("\n".join((*lines, "from common import lost", "names.away")))
    assert list(missing(script)) == [
        "arabtext.names.gone", "arabtext.names.model.past", "common.lost", "names.away",
    ]  # fmt: skip


@pytest.mark.parametrize(("arguments", "code"), [((), 2), (("--help",), 0), (("nowhere",), 1)])
def test_a_script_without_its_folder_prints_its_usage(arguments: tuple[str, ...], code: int) -> None:
    command = [sys.executable, str(ROOT / "resources" / "builders" / "build_lexicon.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == code
    printed = done.stdout if code == 0 else done.stderr
    assert ("nowhere is not a folder" if code == 1 else "python resources/builders/build_lexicon.py DATA") in printed
