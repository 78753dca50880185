"""Profiles as values: checked, audited, written as JSON; the switches for the web and for punctuation."""

from __future__ import annotations

import json

import pytest

from arabtext.errors import UsageError
from arabtext.script import PROFILES, Profile, normalize


@pytest.mark.parametrize("name", list(PROFILES))
def test_json_and_back(name: str) -> None:
    profile = PROFILES[name]
    assert Profile.from_json(profile.to_json()) == profile
    assert json.loads(profile.to_json())["name"] == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", "JSON object"),
        ("{", "no JSON"),
        ('{"name": 3}', "JSON object"),
        ('{"alefs": true}', "unknown switches: alefs"),
        ('{"digits": "roman"}', "digits must be one of 'keep', 'western'"),
        ('{"alef": "yes"}', "alef must be one of False, True"),
        ('{"alef": 1}', "alef must be one of False, True"),
        ('{"digits": ["western"]}', "digits must be one of"),
    ],
)
def test_bad_json_is_a_clear_error(text: str, expected: str) -> None:
    with pytest.raises(UsageError, match=expected.replace("[", r"\[")):
        Profile.from_json(text)


def test_the_audit_names_every_step_by_its_class() -> None:
    search = PROFILES["search"].audit()
    assert "fold alef" in search.distinction
    assert "repair mojibake" in search.encoding
    assert "remove tatweel" in search.noise
    assert not search.lossless
    assert PROFILES["display"].audit().lossless
    assert PROFILES["title"].audit().lossless
    assert not Profile(tashkeel=True).audit().lossless


WEB = [
    (Profile(urls="remove"), "انظر https://example.org/قيس?q=1، الآن", "انظر، الآن"),
    (Profile(urls="mask"), "انظر www.example.org.", "انظر [url]."),
    (Profile(mentions="remove"), "قال @BBCArabic اليوم", "قال اليوم"),
    (Profile(mentions="mask"), "a@b.org قال @قيس", "a@b.org قال [mention]"),
    (Profile(hashtags="words"), "#قيس_الخزعلي و#العراق #2021", "قيس الخزعلي و#العراق #2021"),
    (Profile(hashtags="remove"), "خبر #عاجل اليوم", "خبر اليوم"),
    (Profile(hashtags="mask"), "خبر #عاجل", "خبر [hashtag]"),
    (Profile(emoji="remove"), "قيس 👨‍👩‍👧🇮🇶❤️👍🏽1️⃣ الخزعلي©", "قيس الخزعلي©"),
    (Profile(emoji="remove"), "قيس🙂الخزعلي", "قيس الخزعلي"),
    (Profile(emoji="mask"), "نعم 👍🏽", "نعم [emoji]"),
    (Profile(entities=True), "&amp;quot; &lt;b&gt; &nosuch; & &#x639;", '" <b> &nosuch; & ع'),
    (Profile(tags=True), "<p>قيس <b>الخزعلي</b></p><p>ثم<br/>عاد</p>", "قيس الخزعلي\n\nثم\nعاد"),
    (Profile(tags=True), "a <b and c> <notatag> 1 < 2 > 0", "a <b and c> <notatag> 1 < 2 > 0"),
    (Profile(tags=True), "ق<script>x='</p>'</script>خ<!-- y -->د<style>p{}</style>", "قخد"),
    (Profile(tags=True), "ق<!-- open", "ق"),
]


@pytest.mark.parametrize(("profile", "original", "expected"), WEB)
def test_what_the_web_adds(profile: Profile, original: str, expected: str) -> None:
    assert normalize(original, profile) == expected


PUNCTUATION = [
    (Profile(punctuation="by neighbor"), "نعم, قال; لماذا? Yes، he said؟", "نعم، قال؛ لماذا؟ Yes, he said?"),
    (Profile(punctuation="by neighbor"), '1,000 و 3,5 في 2021? "نعم", قال', '1,000 و 3,5 في 2021؟ "نعم"، قال'),
    (Profile(punctuation="by neighbor"), "example.org/قيس?q=1", "example.org/قيس?q=1"),
    (Profile(punctuation="arabic"), "نعم, Yes، no?", "نعم، Yes، no?"),
    (Profile(punctuation="latin"), "نعم، قال؛ لماذا؟", "نعم, قال; لماذا?"),
    (Profile(separators="western"), "٣٬٥٠٠٫٥ ٪", "٣,٥٠٠.٥ %"),
    (Profile(separators="arabic"), "٣,٥٠٠.٥% 3.5% ٢٧.٨.٢٠١٩", "٣٬٥٠٠٫٥٪ 3.5% ٢٧.٨.٢٠١٩"),
    (Profile(quotes="plain"), "«ق» “q” ‘x’", '"ق" "q" \'x\''),
    (Profile(quotes="angle"), 'قال "نعم" ثم “لا”', "قال «نعم» ثم «لا»"),
    (Profile(quotes="curly"), 'قال "نعم" (" لا")', "قال “نعم” (“ لا”)"),
    (Profile(unicode="nfkc"), "ﬁ ½ Ａ ﯓ", "fi 1⁄2 A ﯓ"),
    (Profile(unicode="keep"), "ا\u0654", "ا\u0654"),
    (Profile(decorative_letters=True), "𝐁𝒶 Ⓐ ﬁ Ａ１ 𞸒 ½", "Ba A fi A1 ق ½"),
    (Profile(lookalikes="persian"), "علي كريم على", "علی کریم علی"),
]


@pytest.mark.parametrize(("profile", "original", "expected"), PUNCTUATION)
def test_punctuation_and_letters(profile: Profile, original: str, expected: str) -> None:
    assert normalize(original, profile) == expected
    assert normalize(expected, profile) == expected


@pytest.mark.parametrize(
    "text", ["<!--" * 100_000, "<p" * 100_000, "&#" * 100_000, "@" * 100_000, "#_" * 100_000, "»ق" * 100_000]
)
def test_long_odd_markup_passes(text: str) -> None:
    everything = Profile(
        entities=True, tags=True, urls="mask", mentions="mask", hashtags="words", emoji="mask", quotes="angle"
    )
    assert isinstance(normalize(text, everything), str)
    assert isinstance(normalize(text, "ocr"), str)
