"""The review page in a browser: a merge is rejected, the file downloaded, the run repeated with it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from arabtext.tables import load_authority, unify_file

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
if not (shutil.which("chromium") and shutil.which("chromedriver")):
    pytest.skip("Chromium and its driver are not installed", allow_module_level=True)

NAMES = ["Toivo Agner", "Agner Toivo", "Agner Toivo", "Layla Nasser", "ليلى ناصر", "Makki Truly", "Truly Makki"]
QUIET = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--window-size=1100,900",
)  # fmt: skip


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for argument in (*QUIET, f"--user-data-dir={tmp_path / 'profile'}"):
        options.add_argument(argument)
    options.add_experimental_option("prefs", {"download.default_directory": str(tmp_path)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    yield driver
    driver.quit()


def column(tmp_path: Path, names: list[str]) -> Path:
    path = tmp_path / "names.csv"
    path.write_text("name\n" + "\n".join(names) + "\n", encoding="utf-8")
    return path


def opened(browser: Any, page: Path) -> list[Any]:
    browser.get(page.as_uri())
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []
    cards: list[Any] = browser.find_elements("css selector", ".card")
    return cards


def press(browser: Any, key: str) -> None:
    browser.switch_to.active_element.send_keys(key)


def downloaded(folder: Path) -> Path:
    target = folder / "authority.csv"
    for _ in range(100):
        if target.exists() and target.stat().st_size:
            return target
        time.sleep(0.1)
    raise AssertionError("nothing was downloaded")


def test_a_rejected_merge_changes_the_next_run(browser: Any, tmp_path: Path) -> None:
    path, page = column(tmp_path, NAMES), tmp_path / "review.html"
    before = unify_file(path, "name", review=page).names
    assert before[0].cluster == before[1].cluster
    cards = opened(browser, page)
    assert len(cards) == 2
    assert "0 of 2 decided" in browser.page_source
    first = next(card for card in cards if "Toivo" in card.text)
    first.find_elements("css selector", "input[type=checkbox]")[1].click()
    first.find_element("css selector", "[data-do=no]").click()
    other = next(card for card in browser.find_elements("css selector", ".card") if "Truly" in card.text)
    other.find_element("css selector", "[data-do=yes]").click()
    assert "2 of 2 decided" in browser.find_element("id", "progress").text
    time.sleep(1)  # the browser stores it in the background
    browser.refresh()
    assert "2 of 2 decided" in browser.find_element("id", "progress").text  # kept in the browser
    browser.find_element("id", "download").click()
    authority = load_authority(downloaded(tmp_path))
    after = unify_file(path, "name", authority=authority).names
    assert after[0].cluster != after[1].cluster
    assert after[1].cluster == after[2].cluster
    assert after[5].cluster == after[6].cluster
    assert after[5].reason == "decided in the authority file"


def test_both_halves_of_a_split_can_be_renamed(browser: Any, tmp_path: Path) -> None:
    path, page = column(tmp_path, NAMES), tmp_path / "review.html"
    unify_file(path, "name", review=page)
    first = next(card for card in opened(browser, page) if "Toivo" in card.text)
    first.find_elements("css selector", "input[type=checkbox]")[1].click()
    first.find_element("css selector", "[data-do=no]").click()
    for place, name in enumerate(("Agner A. Toivo", "Aghnar Toyvo")):
        box = browser.find_elements("css selector", ".card.no .rename")[place]
        box.send_keys(webdriver.Keys.CONTROL, "a", webdriver.Keys.NULL, name, webdriver.Keys.ENTER)
    browser.find_element("id", "download").click()
    decided = {one.canonical: one for one in load_authority(downloaded(tmp_path)).decisions}
    assert set(decided) == {"Agner A. Toivo", "Aghnar Toyvo"}
    assert decided["Aghnar Toyvo"].not_same_as == ("Agner A. Toivo",)


def test_the_keyboard_is_enough(browser: Any, tmp_path: Path) -> None:
    page = tmp_path / "review.html"
    unify_file(column(tmp_path, NAMES), "name", review=page)
    opened(browser, page)
    body = browser.find_element("tag name", "body")
    body.send_keys("a")
    body.send_keys("j")
    press(browser, "s")
    states = [card.get_attribute("class") for card in browser.find_elements("css selector", ".card")]
    assert "yes" in states[0]
    assert "no" in states[1]
    browser.find_element("tag name", "body").send_keys("u")
    assert "1 of 2 decided" in browser.find_element("id", "progress").text
    browser.find_element("tag name", "body").send_keys("d")
    assert len(load_authority(downloaded(tmp_path)).decisions) == 1


def test_names_from_outside_cannot_run(browser: Any, tmp_path: Path) -> None:
    odd = [
        "</script><script>document.title='run'</script> Toivo",
        "اغنر تويفو",
        '<img src=x onerror="document.title=1"> Agner Toivo',
    ]
    page = tmp_path / "review.html"
    unify_file(column(tmp_path, [*NAMES, *odd]), "name", review=page)
    opened(browser, page)
    assert browser.title == "Names of name"
    assert "default-src 'none'" in page.read_text(encoding="utf-8")


def test_ten_thousand_questions_stay_quick(browser: Any, tmp_path: Path) -> None:
    from arabtext.tables.review.page import Cluster, Item, Member, Review, write_review

    clusters = tuple(
        Cluster(
            f"Person {i}", f"شخص {i}", 0.7, (Member((f"Person {i}",), 1, f"Person {i}"), Member((f"شخص {i}",), 2, "X"))
        )
        for i in range(10_000)
    )
    items = tuple(Item("merge", (("Person", "شخص", "likely spelling"),), cluster=i) for i in range(10_000))
    write_review(Review("many", clusters, items), tmp_path / "many.html")
    cards = opened(browser, tmp_path / "many.html")
    assert len(cards) == 40  # a page of them, not all
    assert browser.find_element("id", "page").text == "page 1 of 250"
    browser.find_element("id", "search").send_keys("Person 9999")
    (found,) = browser.find_elements("css selector", ".card")
    assert "9999" in found.text or found.find_element("css selector", ".rename").get_attribute("value") == "Person 9999"
