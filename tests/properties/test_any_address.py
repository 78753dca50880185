"""What holds for every string taken for an address: nothing raises, forms are fixed points, work grows with length."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from arabtext import urls
from arabtext.trace import replay

NASTY = st.sampled_from(
    list(":/?#[]@!$&'()*+,;=%.-_~\\|^`<>\"{} \t\n\r\0\x1b\x7f\x85\u200f\u202e\u2028\ud800\udfff…»،۱½İßﷲقيسxn0aA😀")
)
SCRAPS = st.sampled_from(
    [
        *("http://", "https://", "//", "ftp://", "javascript:", "mailto:", "www.", "m.", "amp.", "ar.", "en."),
        *("example.org", "aljazeera.net", "[::1]", "[::1", "xn--a", "xn--mgbh0fb", "localhost", ":99999", ":80", "u@"),
        *(
            "/ar/",
            "/amp",
            "/index.html",
            "_ar.html",
            "-ar",
            ".ar",
            "/../",
            "/./",
            "?lang=ar",
            "&amp;",
            "&#38;",
            "?a=1&b=2",
        ),
        *("web.archive.org/web/2021/", "archive.ph/", "youtu.be/", "x.com/u/status/1", "a-b.translate.goog", "t.me/s/"),
        *(
            "l.facebook.com/l.php?u=",
            "urldefense.com/v3/__",
            "__;",
            "!!",
            "urldefense.com/v2/url?u=",
            "http-3A__a.b",
            "*",
        ),
        *(
            "%",
            "%25",
            "%D9",
            "%D9%82",
            "%u0642",
            "%2F",
            "%3A%2F%2F",
            "%FF",
            "#!/x",
            "#x",
            "…",
            "...",
            "(",
            ").",
            "قيس",
            "alraq",
        ),
    ]
)
ADDRESSES = st.one_of(
    st.lists(st.one_of(SCRAPS, NASTY), max_size=10).map("".join), st.text(NASTY, max_size=30), st.text(max_size=40)
)


@given(url=ADDRESSES)
@settings(max_examples=300, deadline=None)
@example("https://[::1]/x")
@example("http://[x/y")
@example("http://\ud83d.com/x")
@example("//\\\\\\\\")
@example("a..b/ثاني، ؟")
@example("javascript:example.org/a")
def test_no_function_raises_and_forms_are_fixed_points(url: str) -> None:
    shown = urls.readable(url)
    assert urls.readable(shown) == shown == urls.explain(url).text == replay(url, urls.explain(url).steps)
    key = urls.key(url)
    assert urls.key(key) == key
    unwrapped = urls.unwrap(url)
    assert urls.unwrap(unwrapped.address).address == unwrapped.address
    assert (unwrapped.address == url) == (not unwrapped.steps)
    urls.risks(url)
    urls.language(url)
    urls.without_language(url)
    for candidate in urls.slug_words(url, 3):
        assert 0 <= candidate.score <= 1
    for language in ("ar", "en", "fa"):
        for guess in urls.counterpart(url, language, html=f"<a href='{url}'>Arabic</a>"):
            urls.key(guess)


@given(url=ADDRESSES)
@settings(max_examples=300, deadline=None)
def test_nothing_shown_moves_a_terminal(url: str) -> None:
    assert not set(urls.readable(url)) & set(
        map(chr, [*range(9), 11, 12, *range(14, 32), *range(127, 160), 0x202E, 0x2028])
    )


#: Texts of about ``n`` characters that repeat what a pattern may try again from every place.
SHAPES: dict[str, Callable[[int], str]] = {
    "dots inside": lambda n: "a" + "…" * n + "a",
    "dots at the end": lambda n: "a" + "." * n,
    "brackets": lambda n: ">" * n + "a",
    "round brackets": lambda n: "(" * (n // 2) + ")" * (n // 2),
    "closing brackets": lambda n: "a" + ")" * n,
    "spaces inside": lambda n: "a" + " " * n + "b",
    "spaces before a line": lambda n: "a" + " " * n + "b\n",
    "lines": lambda n: " \n" * (n // 2),
    "hyphens": lambda n: "a-" * (n // 2),
    "words": lambda n: "/" + "alraq-" * (n // 6),
    "unknown words": lambda n: "/" + "khrnmwsh-" * (n // 9),
    "one word": lambda n: "/" + "a" * n,
    "comments": lambda n: "<!--" * (n // 4),
    "tags": lambda n: "<a " * (n // 3),
    "labels": lambda n: "a." * (n // 2) + "org/",
    "host": lambda n: "http://" + "a" * n + ".org/",
    "punycode": lambda n: "http://xn--" + "a" * n + "/",
    "Arabic host": lambda n: "http://" + "ق" * n + "/",
    "parts": lambda n: "http://a.org" + "/a" * (n // 2),
    "parts of AMP": lambda n: "http://a.org" + "/a-1" * (n // 4) + "/amp",
    "folders up": lambda n: "http://a.org" + "/a/.." * (n // 5),
    "index": lambda n: "http://a.org" + "/index.html" * (n // 11),
    "mobile": lambda n: "m." * (n // 2) + "a.org/x",
    "language": lambda n: "http://a.org/" + "ar/" * (n // 3) + "x",
    "languages of a host": lambda n: "http://" + "ar." * (n // 3) + "a.org/x",
    "query": lambda n: "http://a.org/?" + "a=1&" * (n // 4),
    "languages of a query": lambda n: "http://a.org/x?" + "lang=ar&" * (n // 8),
    "tracking": lambda n: "http://a.org/x?" + "utm_a=1&" * (n // 8),
    "entities": lambda n: "http://a.org/x?" + "&amp;" * (n // 5),
    "entities of entities": lambda n: "http://a.org/x?&" + "amp;" * (n // 4),
    "escapes": lambda n: "%D9%82" * (n // 6),
    "half escapes": lambda n: "%D9" * (n // 3),
    "repeated escapes": lambda n: "%" + "25" * (n // 2) + "D9",
    "escapes of JavaScript": lambda n: "%u0642" * (n // 6),
    "archives": lambda n: "https://archive.ph/" * (n // 19) + "a.org/x",
    "stars": lambda n: "urldefense.com/v3/__http://a.org/" + "*" * n + "__;KysrKys!!a!b$",
    "marks of URL Defense": lambda n: "urldefense.com/v3/__http://a.org/" + "__;" * (n // 3),
    "identifiers": lambda n: "/" + "1234567-" * (n // 8),
    "mojibake": lambda n: "ÇáÚÑ " * (n // 5),
    "Arabic": lambda n: "/" + "قيس-" * (n // 4),
}
FUNCTIONS = [urls.readable, urls.key, urls.unwrap, urls.language, urls.without_language, urls.risks, urls.slug_words]
SMALL = 400  # characters


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("function", [*FUNCTIONS, urls.counterpart], ids=lambda function: function.__name__)
def test_work_grows_no_faster_than_the_address(
    function: Callable[[str], object], shape: str, count_calls: Callable[[Callable[[], object]], int]
) -> None:
    make = SHAPES[shape]
    function(make(SMALL))  # reads the tables
    small, double, fourfold = (count_calls(partial(function, make(size * SMALL))) for size in (1, 2, 4))
    assert double <= 2.3 * small + 200
    assert fourfold <= 2.3 * double + 200
