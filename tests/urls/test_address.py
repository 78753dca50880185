"""Addresses: shown, compared, looked at for deception."""

from __future__ import annotations

import random

import pytest

from arabtext import urls

QAIS = "%D9%82%D9%8A%D8%B3"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (f"https://example.org/{QAIS}", "https://example.org/قيس"),
        (f"https://example.org/{QAIS.replace('%', '%25')}", "https://example.org/قيس"),
        (f"https://example.org/{QAIS.replace('%', '%2525')}", "https://example.org/قيس"),
        (f"https://example.org/?q={QAIS.lower()}%20x", "https://example.org/?q=قيس%20x"),
        ("https://xn--mgbh0fb.xn--kgbechtv/", "https://مثال.إختبار/"),
        ("https://example.org/a%2Fb%3Fc", "https://example.org/a%2Fb%3Fc"),
        ("https://example.org/%E2%80%AEevil", "https://example.org/%E2%80%AEevil"),
        ("https://example.org/%D9", "https://example.org/%D9"),
        ("https://example.org/100%", "https://example.org/100%"),
        (f"https://example.org/{QAIS.replace('%', '%252525')}", "https://example.org/قيس"),
        (f"https://example.org/قيس-{QAIS}", "https://example.org/قيس-قيس"),
        ("https://example.org/%DE%ED%D3", "https://example.org/قيس"),
        ("https://example.org/%DE%ED%FF", "https://example.org/%DE%ED%FF"),
        ("https://example.org/%u0642%u064A%u0633", "https://example.org/قيس"),
        ("https://example.org/%u002F%u0041", "https://example.org/%2FA"),
        ("https://example.org/search?q=%D9%82\n%D9%8A%D8%B3", "https://example.org/search?q=قيس"),
        ("https://example.org/a-long-\r\n  address", "https://example.org/a-long-address"),
        ("«https://example.org/قيس…»", "https://example.org/قيس"),
        ("<https://example.org/qais...>", "https://example.org/qais"),
        ("https://pаypal.com/login", "https://xn--pypal-4ve.com/login"),
        ("https://xn--pypal-4ve.com/login", "https://xn--pypal-4ve.com/login"),
        ("https://аррӏе.com/", "https://xn--80ak6aa92e.com/"),
        ("https://EXAMPLE.org/a,b;c!", "https://EXAMPLE.org/a,b;c!"),
        ("https://xn--a/", "https://xn--a/"),
        ("", ""),
        ("not a url", "not a url"),
    ],
)
def test_readable(url: str, expected: str) -> None:
    assert urls.readable(url) == expected
    assert urls.readable(urls.readable(url)) == urls.readable(url)


ONE_ADDRESS = [
    f"https://example.org/{QAIS}?a=1&b=2",
    "http://example.org/قيس?a=1&b=2",
    f"https://www.example.org/{QAIS.lower()}/?b=2&a=1",
    f"https://EXAMPLE.org:443/{QAIS}?a=1&b=2#part",
    f"http://example.org:80/{QAIS}?a=1&b=2&utm_source=x&fbclid=y",
    f"https://m.example.org/{QAIS.replace('%', '%25')}?a=1&b=2",
    "https://example.org/ﻗﻴﺲ?a=1&b=2",
    "https://example.org/قيس\u200f?a=1&b=2",
    "example.org/قيس?a=1&b=2",
    "https://example.org/%DE%ED%D3?a=1&b=2",
    "https://example.org/قيس?a=1\n&b=2",
    "https://example.org/قيس?a=1&b=2&utm_anything=x&UTM_Source=y&amp=1",
    "https://amp.example.org/قيس?a=1&b=2&outputType=amp",
    "https://example.org/amp/قيس/?a=1&b=2",
    "https://example.org/قيس/amp/?a=1&b=2",
    "https://www.google.com/amp/s/example.org/قيس?a=1&b=2",
    "https://example-org.cdn.ampproject.org/c/s/example.org/قيس/amp?a=1&b=2",
    "https://example.org/قيس?a=1&b=2#:~:text=قال",
    "https://example.org/قيس?a=1&b=2…",
]


@pytest.mark.parametrize("url", ONE_ADDRESS)
def test_spellings_of_one_address_share_a_key(url: str) -> None:
    assert urls.key(url) == urls.key(ONE_ADDRESS[0])


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/قيس?a=1",
        "https://example.org/قيس?a=2&b=1",
        "https://example.org/قاسم?a=1&b=2",
        "https://example.com/قيس?a=1&b=2",
        "https://example.org:8080/قيس?a=1&b=2",
        "https://ar.example.org/قيس?a=1&b=2",
        "https://example.org/x/قيس?a=1&b=2",
    ],
)
def test_other_addresses_have_other_keys(url: str) -> None:
    assert urls.key(url) != urls.key(ONE_ADDRESS[0])


@pytest.mark.parametrize(
    ("a", "b"), [("https://e.org/a%2Fb", "https://e.org/a/b"), ("https://e.org/?q=a%26b", "https://e.org/?q=a&b")]
)
def test_encoded_separators_are_not_separators(a: str, b: str) -> None:
    assert urls.key(a) != urls.key(b)


@pytest.mark.parametrize(
    ("url", "part"),
    [
        ("https://pаypal.com/", "mixes scripts: Cyrillic, Latin"),
        ("https://xn--pypal-4ve.com/", "mixes scripts: Cyrillic, Latin"),
        ("https://аррӏе.com/".replace("ӏ", "і"), "look like Latin"),
        ("https://example.org/%E2%80%AEgnp.exe", "text direction"),
        ("https://example.org/a%25E2%2580%258Bb", "invisible"),
        ("https://bank.example@evil.org/", "the host is evil.org"),
    ],
)
def test_deception_is_named(url: str, part: str) -> None:
    assert any(part in risk for risk in urls.risks(url))


@pytest.mark.parametrize(
    "url", ["https://example.org/قيس", "https://مثال.إختبار/", "https://пример.рф/", "", "not a url"]
)
def test_honest_addresses_are_not_flagged(url: str) -> None:
    assert urls.risks(url) == ()


def test_a_fragment_is_no_part_of_a_key() -> None:
    assert urls.key("example.org#section") == urls.key("https://example.org/#section") == urls.key("example.org")


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://[::1]:80/", "https://[::1]/"),
        ("http://[::1]", "https://[::1]/"),
        ("https://[0:0:0:0:0:0:0:1]:8080/a", "https://[::1]:8080/a"),
        ("http://[fe80::1%25eth0]/x", "https://[fe80::1%25eth0]/x"),
        ("http://[fe80::1%eth0]/x", "https://[fe80::1%25eth0]/x"),
        ("http://user@[2001:DB8::A]/", "https://[2001:db8::a]/"),
    ],
)
def test_the_host_may_be_an_ip_address_of_version_6(url: str, key: str) -> None:
    assert urls.key(url) == key
    assert urls.key(key) == key
    assert urls.readable(url) == url


@pytest.mark.parametrize("url", ["[", "]", "http://[", "http://]", "http://[::1", "//[v1.a]", "http://½[::1]@<;p=1"])
def test_broken_hosts_have_a_key_all_the_same(url: str) -> None:
    assert urls.key(urls.key(url)) == urls.key(url)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("[https://example.org/a]", "https://example.org/a"),
        ("https://example.org/a[1]", "https://example.org/a[1]"),
        ("«https://example.org/a ... »", "https://example.org/a"),
        (f"https://example.org/{QAIS}%D8%9F", "https://example.org/قيس%D8%9F"),
        (f"https://example.org/{QAIS}%E2%80%A6", "https://example.org/قيس%E2%80%A6"),
        (f"%C2%AB{QAIS}", "%C2%ABقيس"),
        ("https://example.org/%u0025u0642", "https://example.org/ق"),
        ("(https://example.org/قيس).", "https://example.org/قيس"),
        ("https://example.org/a_(b)", "https://example.org/a_(b)"),
        ("(https://example.org/a_(b)),", "https://example.org/a_(b)"),
        ("https://example.org/a,b.c", "https://example.org/a,b.c"),
        ("https://example.org/?a=1&amp;b=2&#038;c=3", "https://example.org/?a=1&b=2&c=3"),
        ("https://x.org/\x1b]0;title\x07", "https://x.org/%1B]0;title%07"),
        ("https://x.org/\u202egnp.exe\u2028", "https://x.org/%E2%80%AEgnp.exe"),
    ],
)
def test_what_surrounds_an_address_goes_and_what_belongs_to_it_stays(url: str, expected: str) -> None:
    assert urls.readable(url) == expected
    assert urls.readable(expected) == expected


#: Pieces of addresses, whole and broken.
SCRAPS = [
    *("http://", "https://", "//", "ftp://", "HTTP://", "www.", "m.", "amp.", "mailto:a@b.c", "javascript:1"),
    *("example.org", "EXAMPLE.org.", "localhost", "مثال.إختبار", "xn--mgbh0fb", "xn--a", "xn--pypal-4ve.com"),
    *("pаypal.com", "аррӏе.com", "[::1]", "[fe80::1%25eth0]", "[fe80::1%eth0]", "[::ffff:1.2.3.4]", "[v1.a]"),
    *("[0:0:0:0:0:0:0:1]", "[", "]", ":80", ":443", ":8080", ":99999", ":", "@", "user@", "user:pw@"),
    *("/", "/a/../b", "/./", "//x", "/amp", "/amp/", "index.html", ";p=1", "?", "?a=1&b=2", "&utm_source=x", "&amp=1"),
    *("https://www.google.com/amp/s/", "https://e-org.cdn.ampproject.org/c/s/", "?url=http://x.org/?a=b", "%3Fq%3D1"),
    *("#", "#section", "#!/page", "#!x y", "%", "%25", "%2525", "%D9%82", "%d9%8a%d8%b3", "%D9", "%DE%ED%D3", "%u0642"),
    *("%u0025u0041", "%2541", "%41", "%2F", "%3F", "%23", "%20", "%00", "%E2%80%A6", "%C2%AB", "%E2%80%8F", "%D8%9F"),
    *(" ", "+", "\n", "\r\n", "\t", "\x00", "\N{NO-BREAK SPACE}", "\N{RIGHT-TO-LEFT MARK}", "\N{ZERO WIDTH SPACE}"),
    *("قيس", "ﷲ", "ﻗﻴﺲ", "ـ", "۱۲", "،", "؟", "é", "İ", "ß", "ſ", "½", "①", "ᴬ", "😀", "\ud800", "．", "。", "K"),
    *("…", "...", ".", "..", "»", "«", "“", "”", "<", ">", '"', ";", "=", "&", "''", "(", ")", "{", "}", "|", "\\"),
    *("^", "`", "~", "a", "B"),
]


@pytest.mark.parametrize("seed", range(4))
def test_readable_and_key_are_fixed_points_for_addresses_of_odd_scraps(seed: int) -> None:
    dice = random.Random(seed)
    addresses = ["".join(dice.choices(SCRAPS, k=dice.randint(1, 9))) for _ in range(5_000)]
    for shorten in (urls.readable, urls.key):
        once = [shorten(address) for address in addresses]
        assert [(a, b, c) for a, b in zip(addresses, once, strict=True) if (c := shorten(b)) != b] == []


def test_no_function_raises_for_odd_scraps() -> None:
    dice = random.Random(9)
    for _ in range(1_000):
        address = "".join(dice.choices(SCRAPS, k=dice.randint(1, 9)))
        assert urls.explain(address).text == urls.readable(address)
        urls.risks(address)
        urls.language(address)
        urls.without_language(address)
        urls.counterpart(address, html=f"<a href='{address}'>Arabic</a>")


def test_a_long_address_of_escapes_is_read_quickly() -> None:
    assert urls.readable("%" + "u0025" * 10_000 + "u0642") == "ق"
    assert len(urls.key("«" * 50_000 + "x" + "]" * 50_000)) < 10


@pytest.mark.parametrize(
    ("cut", "shown"),
    [
        (f"{QAIS}%D8", "قيس"),
        (f"{QAIS}%D8…", "قيس"),
        (f"{QAIS}%D", "قيس"),
        (f"{QAIS}%...", "قيس"),
        (f"{QAIS}%D8…/x", "قيس%D8…/x"),
        (f"{QAIS.replace('%', '%25')}%25D8", "قيس"),
        ("%D9", "%D9"),
        ("%D9%82%FF", "%D9%82%FF"),
        ("100%", "100%"),
        ("a%20%", "a%20%"),
    ],
)
def test_of_an_address_cut_inside_a_letter_the_whole_ones_are_shown(cut: str, shown: str) -> None:
    assert urls.readable(f"https://example.org/{cut}") == f"https://example.org/{shown}"
    assert urls.readable(f"https://example.org/{shown}") == f"https://example.org/{shown}"
    assert urls.explain(f"https://example.org/{cut}").text == f"https://example.org/{shown}"
