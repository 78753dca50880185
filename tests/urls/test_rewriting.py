"""What wraps an address is taken off, and twins of a page are one."""

from __future__ import annotations

import pytest
import regex

from arabtext import resources, urls
from arabtext.errors import ArgumentTypeError
from arabtext.urls.rewriting import joined, parameters, twin

PAGE = "https://example.org/a"


@pytest.mark.parametrize(
    ("url", "rule", "inside"),
    [
        ("https://web.archive.org/web/20210101000000/https://example.org/a?b=1#c", "Wayback Machine", f"{PAGE}?b=1#c"),
        ("web.archive.org/web/2021id_/http:/example.org/a", "Wayback Machine", "http://example.org/a"),
        ("https://web.archive.org/web/*/example.org/a", "Wayback Machine", "http://example.org/a"),
        ("https://web.archive.org/web/2021/https%3A%2F%2Fexample.org%2Fa", "Wayback Machine", PAGE),
        ("https://archive.ph/2023.05.06-070809/https://example.org/a", "archive.today", PAGE),
        ("http://ARCHIVE.is/newest/https://example.org/a", "archive.today", PAGE),
        (
            "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa&data=1",
            "Safe Links",
            PAGE,
        ),
        ("https://urldefense.proofpoint.com/v1/url?u=https://example.org/a&k=1", "URL Defense 1", PAGE),
        ("https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org_a-5Fb&d=1", "URL Defense 2", f"{PAGE}_b"),
        ("https://urldefense.com/v3/__https://example.org/a__;!!k!s$", "URL Defense 3", PAGE),
        (
            "https://urldefense.com/v3/__https://example.org/*a**Bx__;K3x8fA!!k!s$",
            "URL Defense 3",
            "https://example.org/+a|||x",
        ),
        ("https://www.google.com/url?sa=t&url=https%3A%2F%2Fexample.org%2Fa", "Google redirect", PAGE),
        ("https://google.co.uk/url?q=https%253A%252F%252Fexample.org%252Fa", "Google redirect", PAGE),
        ("https://www.google.com/amp/s/example.org/a", "Google AMP viewer", PAGE),
        ("https://www.google.com/amp/s/https://example.org/a", "Google AMP viewer", PAGE),
        ("https://example-org.cdn.ampproject.org/c/example.org/a", "AMP cache", "http://example.org/a"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa&amp;h=1", "Facebook redirect", PAGE),
        ("https://my--site-org.translate.goog/a?b=1&_x_tr_sl=ar#c", "Google Translate", "https://my-site.org/a?b=1#c"),
        ("(https://duckduckgo.com/l/?uddg=https%3A%2F%2Fexample.org%2Fa).", "DuckDuckGo redirect", PAGE),
        ("https://web.archive.org/web/2021/http://[::1]/a", "Wayback Machine", "http://[::1]/a"),
    ],
)
def test_the_address_inside_is_found(url: str, rule: str, inside: str) -> None:
    found = urls.unwrap(url)
    assert found == urls.Unwrapped(inside, (urls.UnwrapStep(rule, url, inside),))
    assert urls.key(url) == urls.key(inside)


def test_wrappers_inside_wrappers_are_steps() -> None:
    redirect = "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa"
    found = urls.unwrap(f"https://web.archive.org/web/2021/{redirect}")
    assert found.address == PAGE
    assert [step.rule for step in found.steps] == ["Wayback Machine", "Facebook redirect"]
    assert [step.before for step in found.steps[1:]] == [step.after for step in found.steps[:-1]]


def test_more_wrappers_than_anyone_needs_stay() -> None:
    few, many = "https://archive.ph/" * 5 + PAGE, "https://archive.ph/" * 100 + PAGE
    assert urls.unwrap(few).address == PAGE
    assert urls.unwrap(many) == urls.Unwrapped(many)
    assert twin("example.org" + "/index.html" * 5, []) == ("example.org", [])
    assert twin("example.org" + "/index.html" * 100, []) == ("example.org" + "/index.html" * 100, [])


@pytest.mark.parametrize(
    "url",
    [
        *("", "قيس", PAGE, "https://archive.ph/AbCd1", "https://archive.ph/index.html", "https://bit.ly/x"),
        *("https://web.archive.org/web/2021*/example.org*", "https://web.archive.org/web/*/https://example.org*"),
        *("https://www.google.com/search?q=https://example.org/a", "https://www.google.com/url?q=/maps"),
        *("https://l.facebook.com/l.php?u=", "https://l.facebook.com/l.php?u=javascript:alert(1)"),
        *("https://example.org/l.php?u=https://example.org/b", "https://example.org/?url=https://example.org/b"),
        *("https://evilsafelinks.protection.outlook.com.example.org/?url=https://example.org/b",),
        *("https://urldefense.com/v3/__https://example.org/*__;2A!!k!s$", "https://urldefense.com/v3/__a__;!!k!s$"),
        *("https://translate.goog/a", "https://localhost.translate.goog/a", "mailto:a@example.org"),
    ],
)
def test_an_address_that_wraps_none_comes_back(url: str) -> None:
    assert urls.unwrap(url) == urls.Unwrapped(url)


def test_what_is_no_text_is_an_error() -> None:
    with pytest.raises(ArgumentTypeError, match="url must be str"):
        urls.unwrap(None)  # type: ignore[arg-type]


@pytest.mark.parametrize("query", ["", "a=1", "a=1&b", "a=1&a=2&c=%D9%82"])
def test_a_query_is_divided_and_joined(query: str) -> None:
    assert joined(parameters(query)) == (f"?{query}" if query else "")


def test_a_twin_has_the_parameters_that_its_form_says() -> None:
    assert twin("youtu.be/abc", [("t", "3")]) == ("youtube.com/watch", [("v", "abc"), ("t", "3")])
    assert twin("m.www.example.org/a/index.html", []) == ("example.org/a", [])
    assert twin("example.org/a", [("b", "1")]) == ("example.org/a", [("b", "1")])


#: What may stand in the places of a form; in any other, a word.
SAMPLES = {
    "host": "example.org",
    "hyphens": "example-org",
    "country": "com",
    "rest": "/a",
    "path": "/a",
    "slug": "/a-b",
    "number": "1",
    "language": "ar",
    "region": "ar",
    "stamp": "2021",
    "address": PAGE,
    "bare": "example.org/a",
    "url": PAGE,
    "proofpoint": "https-3A__example.org_a",
    "stars": PAGE,
    "taken": "",
}


def filled(form: str) -> str:
    """Return an address of a form."""
    return regex.sub(r"\{(\w+)\}", lambda place: SAMPLES.get(place[1], place[1]), form).replace("_*", "_x=1")


@pytest.mark.parametrize("row", list(resources.rows("urls/wrappers.tsv", "name", "form", "source")))
def test_each_wrapper_holds_what_its_form_says(row: tuple[str, ...]) -> None:
    name, form, source = row
    assert source == "observed" or source.startswith("https://")
    found = urls.unwrap(f"https://{filled(form)}")
    assert [step.rule for step in found.steps] == [name]
    assert found.address.split("//")[1] == "example.org/a"
    assert urls.key(found.address) == urls.key(f"https://{filled(form)}") == PAGE


@pytest.mark.parametrize("row", list(resources.rows("urls/twins.tsv", "form", "becomes", "source")))
def test_each_twin_becomes_what_its_row_says(row: tuple[str, ...]) -> None:
    form, becomes, source = row
    assert source == "observed" or source.startswith("https://")
    place, _, query = filled(form).partition("?")
    once = twin(place, parameters(query))
    wanted, _, added = filled(becomes).partition("?")
    assert once == twin(wanted, parameters(added)) == twin(*once)
    assert once[0] != place or form == becomes
