"""A browser without a window, and the review page in it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from arabtext.names import Authority
from arabtext.tables import Table, load_authority, unify_file
from arabtext.tables.report import Report


@dataclass
class Page:
    """The review page in a browser; ``folder`` is where it downloads to."""

    driver: Any
    folder: Path

    def open(self, path: Path) -> Page:
        """Open a page of which the browser keeps nothing; it may have no complaint."""
        clear = {"origin": "file://", "storageTypes": "local_storage"}
        self.driver.execute_cdp_cmd("Storage.clearDataForOrigin", clear)
        self.driver.get(path.as_uri())
        assert self.run("return localStorage.length") == 0
        self.expect_no_complaint()
        return self

    def reload(self) -> None:
        """Open the page again, when what it kept has left its own process, as it has when a person does this."""
        stored = "return JSON.stringify(Object.entries(localStorage).sort())"
        kept = self.run(stored)
        for _ in range(20):
            self.driver.refresh()
            if self.run(stored) == kept:
                return
            time.sleep(0.1)
        raise AssertionError(f"the browser lost what the page kept: {kept}")

    def unify(self, table: Table, column: str | None = "name", **options: Any) -> Report:
        """Unify a column and open the page about it."""
        report = unify_file(table, column, review=self.folder / "review.html", **options)
        self.open(self.folder / "review.html")
        return report

    def expect_no_complaint(self) -> None:
        assert [entry["message"] for entry in self.driver.get_log("browser")] == []

    def run(self, script: str, *values: Any) -> Any:
        return self.driver.execute_script(script, *values)

    def find(self, selector: str) -> Any:
        return self.driver.find_element("css selector", selector)

    def all(self, selector: str) -> list[Any]:
        found: list[Any] = self.driver.find_elements("css selector", selector)
        return found

    @property
    def cards(self) -> list[Any]:
        return self.all(".card.cluster, .card.pair")

    def card(self, text: str) -> Any:
        """Return the first card with a text in it or in its fields."""
        return next(
            card
            for card in self.cards
            if text in card.text or any(text == box.get_attribute("value") for box in card.find_elements("css selector", ".form input"))
        )  # fmt: skip

    def click(self, card: Any, what: str) -> None:
        self.run("arguments[0].click()", card.find_element("css selector", f"[data-do={what}]"))

    def tick(self, card: Any, *texts: str) -> None:
        for row in card.find_elements("css selector", "tbody th"):
            if row.text.split("\n")[0] in texts:
                self.run("arguments[0].click()", row.find_element("css selector", "input"))

    def press(self, *keys: str) -> None:
        for key in keys:
            self.driver.switch_to.active_element.send_keys(key)

    def write(self, box: Any, text: str) -> None:
        self.run("arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change'))", box, text)

    def search(self, text: str) -> None:
        self.run(
            "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input'))",
            self.find("#search"),
            text,
        )

    def show(self, what: str) -> None:
        self.find(f"#filter option[value={what}]").click()

    def slide(self, name: str, value: float) -> None:
        self.run(
            "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input'))",
            self.find(f"#{name}"),
            value,
        )

    def pick(self, text: str) -> None:
        """Search for another name in the open dialog, and take the first one."""
        box = self.find("#picker-search")
        box.send_keys(text)
        box.send_keys("\ue007")

    def load(self, content: str | bytes, name: str = "decided.csv") -> None:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        before = self.said
        self.find("#file").send_keys(str(path))
        self.wait(lambda: self.said != before)

    def wait(self, is_done: Callable[[], Any]) -> None:
        for _ in range(100):
            if is_done():
                return
            time.sleep(0.05)
        raise AssertionError(f"nothing happened; the page says: {self.said}")

    @property
    def said(self) -> str:
        return str(self.find("#said").text)

    @property
    def progress(self) -> str:
        return str(self.find("#progress").text)

    @property
    def shown(self) -> list[str]:
        """The names of the cards."""
        return [str(card.get_attribute("aria-label")) for card in self.cards]

    def partition(self) -> set[frozenset[str]]:
        """Return the spellings of each name, as the page has them."""
        names = self.run("return model.live.map((one) => one.members.flatMap((id) => model.members[id].texts))")
        return {frozenset(texts) for texts in names}

    def download(self) -> Authority:
        target = self.folder / "authority.csv"
        target.unlink(missing_ok=True)
        self.find("#download").click()
        self.wait(lambda: target.exists() and target.stat().st_size)
        return load_authority(target)


@pytest.fixture(scope="session")
def driver(
    chromium: Callable[..., AbstractContextManager[Any]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Any]:
    with chromium(tmp_path_factory.mktemp("profile"), "--window-size=1100,900", "--lang=en-US") as driver:
        yield driver


@pytest.fixture
def page(driver: Any, tmp_path: Path) -> Iterator[Page]:
    driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    page = Page(driver, tmp_path)
    yield page
    page.expect_no_complaint()
    driver.get("about:blank")
