"""One switch at a time, for comparing with peers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from arabtext.script import Profile, normalize

NOTHING = {
    "mojibake": False, "visual_order": False, "controls": False, "unicode": "keep", "presentation_forms": False,
    "bidi_controls": False, "zero_width": False, "spaces": False, "tatweel": False, "punctuation_spacing": False,
}  # fmt: skip

Switched = Callable[..., Callable[[str], str]]


@pytest.fixture(scope="session")
def ours() -> Switched:
    """Normalization with the given switches on and everything else off."""

    def switched(**switches: object) -> Callable[[str], str]:
        profile = Profile(**{**NOTHING, **switches})  # type: ignore[arg-type]
        return lambda text: normalize(text, profile)

    return switched
