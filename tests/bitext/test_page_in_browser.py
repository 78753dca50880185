"""The page of two editions in a browser: filter, search, keys; light and dark, wide and narrow."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from arabtext.editions import Alignment, Bead, Decisions, Finding, align, identify
from arabtext.tables import read_table


def opened(browser: Any, alignment: Alignment, path: Path) -> None:
    alignment.to_html(path)
    browser.get(path.as_uri())
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []


def shown(browser: Any) -> list[str]:
    """The numbers of the rows that are shown."""
    script = "return [...document.querySelectorAll('.row')].filter((r) => r.offsetParent).map((r) => r.id.slice(1))"
    return list(browser.execute_script(script))


def choose(browser: Any, value: str) -> None:
    browser.find_element("css selector", f"#filter option[value={value}]").click()


def search(browser: Any, text: str) -> None:
    field = browser.find_element("id", "search")
    field.clear()
    field.send_keys(text)
    time.sleep(0.4)  # the page waits for the end of typing


def underlined(browser: Any) -> list[str]:
    script = (
        "return [...CSS.highlights.get('found')].map((r) => r.startContainer.data.slice(r.startOffset, r.endOffset))"
    )
    return list(browser.execute_script(script))


def test_filters(browser: Any, everything: Alignment, tmp_path: Path) -> None:
    opened(browser, everything, tmp_path / "a.html")
    assert len(shown(browser)) == 8
    choose(browser, "findings")
    assert shown(browser) == ["1", "3", "4", "5", "6", "7", "8"]
    choose(browser, "displaced")
    assert shown(browser) == ["4", "5"]
    choose(browser, "omitted")
    assert shown(browser) == ["3"]
    choose(browser, "unsure")
    assert shown(browser) == ["5", "6", "7"]
    assert browser.find_element("id", "count").text == "3 of 8 rows"


def test_search_in_both_scripts_without_marks_and_hamza(browser: Any, everything: Alignment, tmp_path: Path) -> None:
    opened(browser, everything, tmp_path / "a.html")
    search(browser, "KHAZALI")
    assert shown(browser) == ["2", "6"]
    assert underlined(browser) == ["Khazali", "Khazali"]
    search(browser, "الاخرى")
    assert shown(browser) == ["4"]
    assert underlined(browser) == ["الأخرى"]
    search(browser, "nothing has this")
    assert shown(browser) == []
    assert browser.find_element("id", "nothing").is_displayed()
    search(browser, "a")
    browser.find_element("id", "search").send_keys("\ue00c")  # escape
    assert len(shown(browser)) == 8
    assert underlined(browser) == []


def test_keys_go_from_finding_to_finding(browser: Any, everything: Alignment, tmp_path: Path) -> None:
    opened(browser, everything, tmp_path / "a.html")
    body = browser.find_element("css selector", "body")

    def current() -> str:
        return str(browser.find_element("css selector", ".row.current").get_attribute("id"))

    body.send_keys("j")
    assert current() == "r1"
    browser.switch_to.active_element.send_keys("j")
    assert current() == "r3"
    browser.switch_to.active_element.send_keys("k")
    assert current() == "r1"
    browser.find_element("id", "next").click()
    assert current() == "r3"
    browser.switch_to.active_element.send_keys("/")
    assert browser.switch_to.active_element.get_attribute("id") == "search"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1300, 420])
def test_it_can_be_read_in_light_and_dark_wide_and_narrow(
    browser: Any, everything: Alignment, tmp_path: Path, scheme: str, width: int
) -> None:
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    opened(browser, everything, tmp_path / "a.html")
    assert browser.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")
    sides = browser.find_elements("css selector", "#r1 .side")
    beside = sides[0].location["y"] == sides[1].location["y"]
    assert beside == (width > 768)
    for side, start in zip(sides, ("ltr", "rtl"), strict=True):
        assert side.value_of_css_property("direction") == start
    assert contrast(browser, "#r1 .side") > 7
    assert contrast(browser, "#r3 .notes li") > 4.5
    assert contrast(browser, "#r1 mark") > 4.5


def contrast(browser: Any, selector: str) -> float:
    """Contrast of a text with what is behind it, as WCAG 2.2 defines it."""
    return float(
        browser.execute_script(
            """
            const light = (color) => {
              const [r, g, b] = color.match(/[\\d.]+/g).map(Number)
                .map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
              return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            let node = document.querySelector(arguments[0]);
            const text = light(getComputedStyle(node).color);
            while (node && /, 0\\)$|transparent/.test(getComputedStyle(node).backgroundColor)) node = node.parentElement;
            const back = light(getComputedStyle(node).backgroundColor);
            return (Math.max(text, back) + 0.05) / (Math.min(text, back) + 0.05);
            """,
            selector,
        )
    )


def test_in_print_the_tools_are_gone_and_the_sides_stand_beside(
    browser: Any, everything: Alignment, tmp_path: Path
) -> None:
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    opened(browser, everything, tmp_path / "a.html")
    assert not browser.find_element("id", "tools").is_displayed()
    sides = browser.find_elements("css selector", "#r1 .side")
    assert sides[0].location["y"] == sides[1].location["y"]


def test_a_title_with_a_script_runs_nothing(browser: Any, tmp_path: Path) -> None:
    text = '<script>window.hacked = 1</script><img src=x onerror="window.hacked = 1">'
    alignment = align([text], [text])
    titles = dict.fromkeys(("english_title", "arabic_title", "english_url", "arabic_url"), text)
    hostile = Alignment(alignment.english, alignment.arabic, alignment.beads, **titles)
    opened(browser, hostile, tmp_path / "a.html")
    assert browser.execute_script("return window.hacked") is None
    assert browser.find_element("css selector", "h1").text == text


def test_ten_thousand_rows_are_searched(browser: Any, tmp_path: Path) -> None:
    english = tuple(f"Sentence number {n} of a long book." for n in range(10_000))
    arabic = tuple(f"الجملة رقم {n} من كتاب طويل." for n in range(10_000))
    alignment = Alignment(english, arabic, tuple(Bead((n,), (n,), 1.0) for n in range(10_000)))
    path = tmp_path / "a.html"
    alignment.to_html(path, findings=False)
    browser.get(path.as_uri())
    search(browser, "number 9999 ")
    assert shown(browser) == ["10000"]


# Deciding


@pytest.fixture(scope="module")
def driver(
    chromium: Callable[..., AbstractContextManager[Any]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Any]:
    with chromium(tmp_path_factory.mktemp("profile"), "--window-size=1300,900") as driver:
        yield driver


@pytest.fixture
def deciding(driver: Any, downloads: Path) -> Any:
    """A browser that keeps nothing of an earlier test, and downloads to a folder of this one."""
    clear = {"origin": "file://", "storageTypes": "local_storage"}
    driver.execute_cdp_cmd("Storage.clearDataForOrigin", clear)
    driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(downloads)})
    driver.get(downloads.as_uri())
    assert driver.execute_script("return localStorage.length") == 0
    return driver


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    folder = tmp_path / "downloads"
    folder.mkdir()
    return folder


def press(browser: Any, row: int, what: str, at: int = 0) -> None:
    buttons = browser.find_elements("css selector", f"#r{row} [data-do={what}]")
    browser.execute_script("arguments[0].click()", buttons[at])


def downloaded(browser: Any, folder: Path) -> list[dict[str, str]]:
    """The rows of the table that the page writes."""
    path = folder / "decisions.csv"
    path.unlink(missing_ok=True)
    browser.find_element("id", "download").click()
    for _ in range(100):
        if path.exists() and path.stat().st_size:
            break
        time.sleep(0.05)
    table = read_table(path)
    return [dict(zip(table.columns, map(str, row), strict=True)) for row in table.rows]


def reopened(browser: Any, path: Path) -> None:
    """Open the page again, when what it kept has left its own process."""
    stored = "return JSON.stringify(Object.entries(localStorage).sort())"
    kept = browser.execute_script(stored)
    for _ in range(20):
        browser.get(path.as_uri())
        if browser.execute_script(stored) == kept:
            return
        time.sleep(0.1)
    raise AssertionError(f"the browser lost what the page kept: {kept}")


def test_decisions_are_kept_downloaded_and_read(
    deciding: Any, everything: Alignment, tmp_path: Path, downloads: Path
) -> None:
    path = tmp_path / "a.html"
    opened(deciding, everything, path)
    deciding.find_element("id", "who").send_keys("=Layla")
    press(deciding, 1, "accepted")
    press(deciding, 3, "ignored")
    press(deciding, 3, "note")
    deciding.switch_to.active_element.send_keys("left out <b>on purpose</b>, =1\ue007")
    assert deciding.find_element("css selector", "#r3 .verdict").text == "ignored: left out <b>on purpose</b>, =1"
    press(deciding, 1, "note")
    deciding.switch_to.active_element.send_keys("forget this\ue00c")  # escape
    assert deciding.find_element("css selector", "#r1 .verdict").text == "accepted"
    assert deciding.find_element("id", "decided").text.startswith("2 of ")
    assert [entry for entry in deciding.get_log("browser") if entry["level"] == "SEVERE"] == []
    reopened(deciding, path)
    assert deciding.find_element("css selector", "#r3 .verdict").text == "ignored: left out <b>on purpose</b>, =1"
    choose(deciding, "decided")
    assert shown(deciding) == ["1", "3"]
    choose(deciding, "omitted")
    assert shown(deciding) == []
    rows = downloaded(deciding, downloads)
    assert [(row["verdict"], row["note"], row["who"]) for row in rows] == [
        ("accepted", "", "'=Layla"),
        ("ignored", "left out <b>on purpose</b>, =1", "'=Layla"),
    ]
    table = read_table(downloads / "decisions.csv")
    known = Decisions.from_rows(table.columns, [tuple(map(str, row)) for row in table.rows])
    assert known.problems == ()
    found = [one.verdict if one else "" for one in known.match(everything.findings)]
    assert sorted(filter(None, found)) == ["accepted", "ignored"]
    press(deciding, 1, "accepted")  # taken back
    assert [row["verdict"] for row in downloaded(deciding, downloads)] == ["ignored"]


def test_a_page_hands_on_the_decisions_it_was_given(
    deciding: Any, everything: Alignment, tmp_path: Path, downloads: Path
) -> None:
    path, findings = tmp_path / "a.html", everything.findings
    first, other = identify(findings[0]), "0123456789-0123456789"
    columns = ("ID", "verdict", "article", "ticket", "note")
    rows = [
        (first, "accepted", "", "T-1", "mine"),
        (other, "ignored", "gone.md", "T-2", "=2"),
        ("constructor", "", "", "T-3", ""),
        (first, "accepted", "", "T-4", "mine"),
    ]
    known = Decisions.from_rows(columns, rows)
    everything.to_html(path, noted=list(zip(findings, known.match(findings), strict=True)), decisions=known)
    deciding.get(path.as_uri())
    item = f"li[data-id='{first}']"
    assert deciding.find_element("css selector", f"{item} .verdict").text == "accepted: mine"
    deciding.execute_script("document.querySelector(arguments[0]).click()", f"{item} [data-do=ignored]")
    found = downloaded(deciding, downloads)
    assert [(row["ID"], row["verdict"], row["ticket"], row["note"]) for row in found] == [
        (first, "ignored", "T-1", "mine"),
        (other, "ignored", "T-2", "'=2"),
        ("constructor", "", "T-3", ""),
        (first, "ignored", "T-4", "mine"),
    ]


def test_what_was_kept_for_an_older_page_or_is_damaged(
    deciding: Any, everything: Alignment, tmp_path: Path, downloads: Path
) -> None:
    path = tmp_path / "a.html"
    opened(deciding, everything, path)
    press(deciding, 1, "accepted")
    script = """
      const key = localStorage.key(0), kept = JSON.parse(localStorage.getItem(key));
      const [one] = Object.values(kept.decisions), id = "0123456789-0123456789";
      kept.decisions = { [id]: { ...one, id }, x: 3, y: { id: "y" } };
      kept.who = ["no text"];
      localStorage.setItem(key, JSON.stringify(kept));
    """
    deciding.execute_script(script)
    reopened(deciding, path)
    assert [entry for entry in deciding.get_log("browser") if entry["level"] == "SEVERE"] == []
    assert deciding.find_element("id", "decided").text.startswith("0 of ")
    assert [row["id"] for row in downloaded(deciding, downloads)] == ["0123456789-0123456789"]


def test_findings_alike_are_decided_together_and_by_keys(deciding: Any, tmp_path: Path) -> None:
    english = ("It killed 218 there.", "The army said that 218 people died.", "He left on Monday.")
    arabic = ("قتل 219 هناك.", "قال الجيش إن 219 شخصا ماتوا.", "غادر يوم الاثنين.")
    alignment = Alignment(english, arabic, tuple(Bead((n,), (n,), 1.0) for n in range(3)))
    spans = [
        [((text.index(n), text.index(n) + 3),) for text in texts[:2]]
        for n, texts in (("218", english), ("219", arabic))
    ]
    vars(alignment)["findings"] = tuple(
        Finding(
            kind="number", message="218 in the English, 219 in the Arabic", bead=n, beads=(n,), severity="high",
            english=english[n], arabic=arabic[n], english_spans=spans[0][n], arabic_spans=spans[1][n],
        )
        for n in range(2)
    )  # fmt: skip
    opened(deciding, alignment, tmp_path / "a.html")
    assert "also in row 2" in deciding.find_element("css selector", "#r1 .notes").text
    body = deciding.find_element("css selector", "body")
    body.send_keys("j")
    deciding.switch_to.active_element.send_keys("i")
    assert [one.text for one in deciding.find_elements("css selector", ".verdict")] == ["ignored", "ignored"]
    script = (
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'ه', code: 'KeyI', bubbles: true}))"
    )
    deciding.execute_script(script)  # the same key of an Arabic keyboard, which takes it back
    assert [one.text for one in deciding.find_elements("css selector", ".verdict")] == ["", ""]
    deciding.find_element("id", "together").click()
    press(deciding, 2, "accepted")
    assert [one.text for one in deciding.find_elements("css selector", ".verdict")] == ["", "accepted"]


def test_the_list_is_copied_and_filtered_by_severity(deciding: Any, everything: Alignment, tmp_path: Path) -> None:
    opened(deciding, everything, tmp_path / "a.html")
    deciding.find_element("css selector", "#severity option[value=low]").click()
    assert shown(deciding) == ["6", "7"]
    deciding.execute_script("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    deciding.find_element("id", "copy").click()
    time.sleep(0.1)
    lines = deciding.execute_script("return window.copied").split("\n")
    assert "6. low, spelling: Qays al-Khazali is Qais al-Khazali elsewhere in the English" in lines
