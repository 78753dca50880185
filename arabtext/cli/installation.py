"""What is installed: versions, extras, Tesseract, the tables, and a test of the main jobs."""

from __future__ import annotations

import hashlib
import platform
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from arabtext import resources
from arabtext.errors import MissingExtraError
from arabtext.version import version

_NAME: Final = re.compile(r"[\w.-]+")
_EXTRA: Final = re.compile(r"""extra == ["']([\w-]+)["']""")
_LEFT_OUT: Final = ("all", "test")  # extras of extras
_SECONDS: Final = 10  # after which Tesseract is taken for broken


@dataclass(frozen=True, slots=True)
class Finding:
    """What one part of the installation is: ``ok`` or not, and details for a person."""

    part: str
    ok: bool
    details: str


def examine_installation() -> Iterator[Finding]:
    """Yield what is installed, and whether the main jobs work; an extra that is missing is no fault."""
    yield Finding("arabtext", True, f"{version()}, Python {platform.python_version()}, {platform.platform()}")
    needed, extras = _requirements()
    missing = [name for name in needed if _version(name) is None]
    found = ", ".join(f"{name} {_version(name)}" for name in needed if name not in missing)
    yield Finding("packages", not missing, found + (f"; missing: {', '.join(missing)}" if missing else ""))
    for extra, names in extras.items():
        absent = [name for name in names if _version(name) is None]
        if absent:
            yield Finding(f"extra {extra}", True, f"not installed; {MissingExtraError(extra, 'it').args[0]}")
        else:
            yield Finding(f"extra {extra}", True, ", ".join(f"{name} {_version(name)}" for name in names))
    yield Finding("Tesseract", True, _tesseract())
    yield _tables()
    for part, job in _JOBS.items():
        yield _try(part, job)


def _requirements() -> tuple[list[str], dict[str, list[str]]]:
    """Return the names of the packages that are needed, and of those of each extra."""
    needed, extras = list[str](), dict[str, list[str]]()
    try:
        requirements = metadata.requires("arabtext") or []
    except metadata.PackageNotFoundError:
        return needed, extras
    for requirement in requirements:
        name, _, marker = requirement.partition(";")
        package = _NAME.match(name.strip())
        extra = _EXTRA.search(marker)
        if package is None or package[0] == "arabtext" or (extra and extra[1] in _LEFT_OUT):
            continue
        (extras.setdefault(extra[1], []) if extra else needed).append(package[0])
    return needed, extras


def _version(package: str) -> str | None:
    """Return the version of a package; None if it is not installed."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _tesseract() -> str:
    """Return the version of Tesseract, and whether it has its Arabic model."""
    path = shutil.which("tesseract")
    if path is None:
        return "not installed; the verb ocr needs it"
    try:
        about, models = (
            subprocess.run([path, option], capture_output=True, text=True, timeout=_SECONDS, check=False).stdout
            for option in ("--version", "--list-langs")
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"{path} does not work: {error}"
    arabic = "with" if "ara" in models.split() else "without"
    return f"{next(iter(about.splitlines()), path)}, {arabic} its Arabic model"


def _tables() -> Finding:
    """Return how many files of resources there are, and the digest of all of them."""
    digest, count, size = hashlib.sha256(), 0, 0
    for name, file in sorted(_files(resources.root())):
        content = file.read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
        count, size = count + 1, size + len(content)
    return Finding("tables", count > 0, f"{count} files, {size / 1e6:.1f} MB, sha256 {digest.hexdigest()}")


def _files(folder: Traversable, above: str = "") -> Iterator[tuple[str, Traversable]]:
    """Yield the files of resources that are installed, with their paths."""
    for one in folder.iterdir():
        if one.is_dir():
            if not above and one.name in ("builders", "licenses"):
                continue
            yield from _files(one, f"{above}{one.name}/")
        elif one.name.endswith((".tsv", ".npz", ".js", ".css", ".html")):
            yield above + one.name, one


# The main jobs


def _normalize() -> bool:
    import arabtext

    return arabtext.normalize("قـيس  الخزعلي") == "قيس الخزعلي"


def _romanize() -> bool:
    import arabtext

    return arabtext.romanize("قيس الخزعلي") == "Qais al-Khazali"


def _compare() -> bool:
    import arabtext

    return arabtext.compare("قيس الخزعلي", "Kais Khazali").verdict == "same"


def _align() -> bool:
    import arabtext

    beads = arabtext.editions.align(["He left.", "In 2019 it killed 218."], ["غادر.", "في 2019 قتل 218."]).beads
    return len(beads) == 2


def _unify() -> bool:
    from arabtext.tables import Table, read_table, unify_file, write_table

    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "in.xlsx", Path(folder) / "out.xlsx"
        write_table(Table(("name",), (("قيس الخزعلي",), ("Kais Khazali",))), source)
        unify_file(source, "name", target)
        return read_table(target).column("name_english") == ["Qais al-Khazali"] * 2


_JOBS: Final[dict[str, Callable[[], bool]]] = {
    "test: normalize": _normalize,
    "test: romanize": _romanize,
    "test: compare": _compare,
    "test: align": _align,
    "test: unify a workbook": _unify,
}


def _try(part: str, job: Callable[[], bool]) -> Finding:
    """Return whether a job works."""
    try:
        works = job()
    except Exception as error:  # whatever is broken is to be reported
        return Finding(part, False, f"{type(error).__name__}: {error}")
    return Finding(part, works, "works" if works else "gives another result than it should; install arabtext again")
