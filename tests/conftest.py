"""Fixtures that several tests share."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None, max_examples=60)  # the first example of a test may read tables
settings.load_profile("untimed")

ROOT = Path(__file__).parents[1]
QUIET = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def examples() -> Path:
    return ROOT / "docs" / "examples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of acceptance data beside the repository; tests that need it are skipped where it is not."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the folder ../shared (seed article and dev data), which is not here")
    return folder


def build(kind: str, root: Path, folder: Path) -> Path:
    """Build the ``wheel`` or the ``sdist`` of the repository into ``folder``, with the tools of this environment."""
    command = [sys.executable, "-m", "build", f"--{kind}", "--no-isolation", "--outdir", str(folder), str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="session")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", root, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def language_lines() -> dict[str, list[str]]:
    """Invented sentences by language, most of twelve words and more; tests/data/README.md."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / "tests" / "data" / "language_lines.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        language, text = line.split("\t")
        found.setdefault(language, []).append(text)
    return found


@pytest.fixture
def program() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run ``python -m arabtext`` as a shell would."""

    def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "arabtext", *arguments]
        return subprocess.run(command, input=stdin, capture_output=True, timeout=120, check=False, cwd=ROOT)

    return run


@pytest.fixture(scope="session")
def chromium() -> Callable[..., AbstractContextManager[Any]]:
    """Open a browser without a window, with a profile folder of its own, and close it again."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    if not (shutil.which("chromium") and shutil.which("chromedriver")):
        pytest.skip("Chromium and its driver are not installed")

    @contextmanager
    def opened(profile: Path, *arguments: str) -> Iterator[Any]:
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium")
        for argument in (*QUIET, *arguments, f"--user-data-dir={profile}"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
        try:
            yield driver
        finally:
            driver.quit()

    return opened


@pytest.fixture(scope="session")
def count_calls() -> Callable[[Callable[[], object]], int]:
    """A function that returns how many functions, of Python and of C, the call of its argument calls."""

    def counted(run: Callable[[], object]) -> int:
        count = 0

        def note(_frame: object, event: str, _argument: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        before = sys.getprofile()
        sys.setprofile(note)
        try:
            run()
        finally:
            sys.setprofile(before)
        return count

    return counted
