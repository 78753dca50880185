"""What web pages and social media put around words."""

from __future__ import annotations

import pytest

from arabtext.script import Profile, normalize

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


@pytest.mark.parametrize(
    "text", ["<!--" * 100_000, "<p" * 100_000, "&#" * 100_000, "@" * 100_000, "#_" * 100_000, "»ق" * 100_000]
)
def test_long_odd_markup_passes(text: str) -> None:
    everything = Profile(
        entities=True, tags=True, urls="mask", mentions="mask", hashtags="words", emoji="mask", quotes="angle"
    )
    assert isinstance(normalize(text, everything), str)
    assert isinstance(normalize(text, "ocr"), str)
