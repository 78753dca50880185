"""The package as a whole: what importing it costs, what it shows, how its layers stand."""

from __future__ import annotations

import ast
import importlib
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import arabtext

HEAVY = {
    "numpy",
    "scipy",
    "pandas",
    "polars",
    "regex",
    "langdetect",
    "rapidfuzz",
    "click",
    "rich",
    "xlsxwriter",
}


def modules_after(statement: str) -> set[str]:
    """The modules loaded by a fresh interpreter that ran ``statement``."""
    script = f"{statement}\nimport sys\nprint('\\n'.join(sys.modules))"
    return set(
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    )


def test_importing_the_package_loads_nothing_heavy_and_no_table() -> None:
    loaded = modules_after("import arabtext")
    assert "arabtext" in loaded
    assert not loaded & HEAVY
    assert not {name for name in loaded if name.startswith("arabtext.")}


def test_normalizing_needs_no_numpy() -> None:
    assert not modules_after("import arabtext; arabtext.normalize('قيس')") & {
        "numpy",
        "scipy",
        "rapidfuzz",
        "langdetect",
    }


@pytest.mark.parametrize("module", ["script", "urls", "values", "names", "editions", "tables", "bitext", "files"])
def test_no_module_touches_the_root_logger_or_the_working_directory(module: str, tmp_path: Path) -> None:
    script = f"import arabtext.{module}, logging; assert not logging.getLogger().handlers"
    subprocess.run([sys.executable, "-c", script], check=True, cwd=tmp_path)
    assert not list(tmp_path.iterdir())


PUBLIC = {
    "arabtext": [
        "ArabtextError",
        "clear_caches",
        "script",
        "normalize",
        "explain",
        "detect",
        "urls",
        "romanize",
        "compare",
        "names",
        "values",
        "editions",
        "tables",
    ],
    "arabtext.urls": ["readable", "key", "slug", "slug_words", "language", "counterpart", "unwrap"],
    "arabtext.names": ["candidates", "arabize", "parse", "find", "Index", "unify"],
    "arabtext.values": ["numbers", "dates"],
    "arabtext.editions": ["read", "pair", "align", "check"],
}


@pytest.mark.parametrize(("module", "name"), [(m, n) for m, names in PUBLIC.items() for n in names])
def test_the_public_face_is_there(module: str, name: str) -> None:
    assert getattr(importlib.import_module(module), name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = arabtext.nonsense  # type: ignore[attr-defined]


def version() -> str:
    return str(tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def test_the_version_is_that_of_pyproject() -> None:
    assert arabtext.__version__ == version()


@pytest.mark.parametrize("is_checkout", [True, False])
def test_the_version_needs_no_installation(is_checkout: bool, root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "arabtext", tmp_path / "arabtext")
    if is_checkout:
        shutil.copy(root / "pyproject.toml", tmp_path)
    script = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import arabtext; print(arabtext.__version__)"
    done = subprocess.run([sys.executable, "-ISc", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == (version() if is_checkout else "unknown")


def test_every_extra_is_used(root: Path) -> None:
    """Each extra brings what some module needs; the dataframe libraries come in through narwhals."""
    extras = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    code = "".join(path.read_text(encoding="utf-8") for path in (root / "arabtext").rglob("*.py"))
    used = {*re.findall(r'MissingExtraError\("([\w-]+)"', code), "pandas", "polars"}
    assert set(extras) - {"all", "test"} == used
    (everything,) = extras["all"]
    apart = {"followthemoney"}  # builds pyicu, and brings a package under the LGPL
    assert set(re.findall(r"[\w-]+", everything)) - {"arabtext"} == used - apart


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run(['--no-cache'])"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_layers_hold(root: Path) -> None:
    done = lint_imports(root)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("editions/checking/check.py", "from arabtext.editions.alignment import Alignment", "inside editions"),
        ("editions/beads.py", "from arabtext.editions.alignment import Alignment", "No circle"),
        ("names/known/keys.py", "from arabtext.names.known import gazetteer", "No circle"),
        ("names/comparing/compare.py", "from arabtext.names.writing.romanize import romanize", "inside names"),
        ("script/stages.py", "from arabtext.script.repairs import words", "inside script"),
    ],
)
def test_an_import_that_points_up_breaks_a_contract(
    module: str, line: str, contract: str, root: Path, tmp_path: Path
) -> None:
    shutil.copytree(root / "arabtext", tmp_path / "arabtext")
    shutil.copy(root / "pyproject.toml", tmp_path)
    changed = tmp_path / "arabtext" / module
    changed.write_text(f"{changed.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    done = lint_imports(tmp_path)
    assert done.returncode == 1
    assert any(contract in text and "BROKEN" in text for text in done.stdout.splitlines()), done.stdout


def test_the_layer_contract_names_every_module(root: Path) -> None:
    contract = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]
    listed = {name.strip() for line in contract["layers"] for name in line.split("|")}
    own = {
        f"arabtext.{p.stem}" for p in (root / "arabtext").iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()
    }
    assert own - {"arabtext.__init__", "arabtext.__main__"} == listed


def test_nothing_opens_the_network_or_unpickles(root: Path) -> None:
    banned = ("urllib.request", "http.client", "import socket", "import requests", "import pickle", "allow_pickle=True")
    for path in (root / "arabtext").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not [word for word in banned if word in text], path


PROCESS_WIDE = {
    ("csv", "field_size_limit"), ("os", "umask"), ("os", "chdir"), ("os", "putenv"), ("os", "unsetenv"),
    ("warnings", "filterwarnings"), ("warnings", "simplefilter"), ("warnings", "catch_warnings"),
    ("locale", "setlocale"), ("signal", "signal"), ("logging", "basicConfig"), ("random", "seed"),
    ("decimal", "getcontext"), ("decimal", "setcontext"), ("decimal", "DefaultContext"), ("sys", "path"),
    ("sys", "setrecursionlimit"), ("sys", "stdout"), ("sys", "excepthook"), ("gc", "disable"), ("gc", "freeze"),
    ("numpy", "seterr"), ("np", "seterr"), ("socket", "setdefaulttimeout"), ("threading", "excepthook"),
}  # fmt: skip


def test_no_module_touches_a_setting_of_the_process(root: Path) -> None:
    """A library leaves the process as it is; the program (cli) may write to its own streams.

    Where the process is the program's own, in cli/main.py, it also chooses its threads, ends its work on a signal, and
    does not print what packages warn their callers of.
    """
    own = {("signal", "signal"), ("warnings", "simplefilter")}
    for path in (root / "arabtext").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        used = {
            (n.value.id, n.attr)
            for n in ast.walk(tree)
            if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name)
        }
        used |= {
            (n.module, a.name) for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module for a in n.names
        }
        used -= {("sys", "stdout")} if "cli" in path.parts else set()
        used -= own if path == root / "arabtext" / "cli" / "main.py" else set()
        assert not used & PROCESS_WIDE, path
        written = [ast.unparse(t) for n in ast.walk(tree) if isinstance(n, ast.Assign | ast.Delete) for t in n.targets]
        written += [ast.unparse(n.func) for n in ast.walk(tree) if isinstance(n, ast.Call)]
        changes = [some for some in written if re.match(r"os\.environ(\[|\.(setdefault|update|pop|clear)$)", some)]
        assert changes == (["os.environ['OPENBLAS_NUM_THREADS']"] if path.name == "main.py" else []), path


#: The rooms, whose tests mirror their modules one to one; "" is the package itself.
MIRRORED = ("", "bitext", "cli", "editions", "files", "integrations", "names", "script", "tables", "urls", "values")
#: Modules without a test file of their own, and why.
UNMIRRORED = {"version.py": "it is part of the public face, which is tested here"}


@pytest.mark.parametrize("room", MIRRORED)
def test_each_module_has_its_test(room: str, root: Path) -> None:
    package, tests = root / "arabtext", root / "tests"
    found = (package / room).rglob("*.py") if room else package.glob("*.py")
    modules = [path.relative_to(package) for path in found if not path.name.startswith("__")]
    assert modules
    missing = [m.as_posix() for m in modules if not (tests / m.parent / f"test_{m.name}").is_file()]
    assert [module for module in missing if module not in UNMIRRORED] == []
