"""Punctuation, quotation marks and separators in one style."""

from __future__ import annotations

import pytest

from arabtext.script import Profile, normalize

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
