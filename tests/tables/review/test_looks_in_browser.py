"""The review page in two languages, in light and dark, on a narrow screen, and for those who do not see it."""

from __future__ import annotations

from typing import Any

import pytest

from arabtext.tables import Table

ROWS = (
    ("p01", "Toivo Agner", "Mosul"),
    ("p02", "Agner Toivo", "الموصل"),
    ("p08", "Morgan Faiza Toivo", "Beirut"),
    ("p09", "Morgan Toivo Haddad", "a long remark about a place, " * 3),
)
TABLE = Table(("id", "name", "place"), ROWS)

# The ratio of https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio of every element with text of its own.
CONTRAST = """
const light = (color) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
  const parts = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((one) => one / 255)
    .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
};
const behind = (node) => {
  for (let one = node; one; one = one.parentElement) {
    const color = getComputedStyle(one).backgroundColor;
    if (!/, 0\\)$|transparent/.test(color)) return color;
  }
  return "white";
};
return [...document.querySelectorAll("body *")]
  .filter((node) => node.checkVisibility() && !node.disabled
    && [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
  .map((node) => {
    const [one, other] = [light(getComputedStyle(node).color), light(behind(node))].sort((a, b) => b - a);
    return [(one + 0.05) / (other + 0.05), node.textContent];
  });
"""
# What a person can use that has no name for a screen reader.
NAMELESS = """
return [...document.querySelectorAll("button, input, select, dialog, [tabindex]")]
  .filter((node) => node.type !== "file" && !(node.getAttribute("aria-label") || node.getAttribute("aria-labelledby")
    || node.textContent.trim() || (node.labels && [...node.labels].some((label) => label.textContent.trim()))))
  .map((node) => node.outerHTML);
"""


def set_locale(page: Any, language: str) -> None:
    page.driver.execute_cdp_cmd(
        "Emulation.setUserAgentOverride",
        {"userAgent": page.run("return navigator.userAgent"), "acceptLanguage": language},
    )


def test_the_language_is_that_of_the_browser_until_another_is_chosen(page: Any) -> None:
    page.unify(TABLE)
    assert page.run("return [document.documentElement.lang, document.documentElement.dir]") == ["en", "ltr"]
    set_locale(page, "ar-IQ")
    try:
        page.reload()
        assert page.run("return [document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
        assert page.progress == "حُسم 0 من 2"
        page.find("#language").click()
        page.reload()
        assert page.progress == "0 of 2 decided"
    finally:
        set_locale(page, "en-US")


def test_everything_is_in_arabic(page: Any) -> None:
    """Every key and every state: no text is missing, and no English is left but what was outside."""
    page.unify(TABLE)
    page.find("#language").click()
    body = page.find("body")
    for key in "kxm1suyup":
        body.send_keys(key)
        assert "undefined" not in page.said
        assert any("\u0620" <= letter <= "\u064a" for letter in page.said), key
    for what in ("open", "decided", "sure", "single", "all", "questions"):
        page.show(what)
    left = page.run(
        "const copy = document.body.cloneNode(true);"
        "for (const node of copy.querySelectorAll('bdi, script, kbd, input, #language')) node.remove();"
        "return copy.textContent"
    )
    assert not [letter for letter in left if letter.isascii() and letter.isalpha()]
    page.find("#language").click()
    assert page.progress == "0 of 2 decided"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read(scheme: str, page: Any) -> None:
    page.driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    page.unify(TABLE)
    page.find("details summary").click()
    for keys in ("a", "js", "x"):
        for key in keys:
            page.find("body").send_keys(key)
        found = page.run(CONTRAST)
        assert len(found) > 40
        assert [text for ratio, text in found if ratio < 4.5] == []
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_everything_has_a_name_for_a_screen_reader(page: Any) -> None:
    page.unify(TABLE)
    assert page.run(NAMELESS) == []
    page.find("body").send_keys("o")
    page.find("#picker-search").send_keys("morgan")
    assert page.all("#picker-found button")
    assert page.run(NAMELESS) == []
    assert page.find("#said").get_attribute("aria-live") == "polite"


def test_the_focus_stays_where_a_person_works(page: Any) -> None:
    page.unify(TABLE)
    page.find("body").send_keys("j")
    focused = "return document.activeElement.getAttribute('aria-label')"
    pair = page.run(focused)
    assert "~" in pair
    page.press("s")
    assert page.run(focused) == pair
    page.press("k", "o")
    assert page.run("return document.activeElement.id") == "picker-search"
    page.press("\ue00c")  # escape
    assert "Agner" in page.run(focused)


def test_a_narrow_screen_shows_everything(page: Any) -> None:
    page.driver.set_window_size(500, 900)
    try:
        page.unify(TABLE)
        for _ in range(2):
            assert page.run("return document.documentElement.scrollWidth <= document.documentElement.clientWidth")
            outside = page.run(
                "return [...document.querySelectorAll('button, input, select')].filter((node) => node.checkVisibility())"
                ".map((node) => node.getBoundingClientRect()).filter((box) => box.left < 0 || box.right > innerWidth).length"
            )
            assert outside == 0
            page.find("#language").click()
    finally:
        page.driver.set_window_size(1100, 900)
