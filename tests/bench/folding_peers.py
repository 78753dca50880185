"""Peers that fold Arabic letters, each as one function; None where one is not installed."""

from __future__ import annotations

from collections.abc import Callable

Fold = Callable[[str], str]


def pyarabic() -> Fold | None:
    """Return tashkeel and tatweel removed, alef and ta marbuta folded, by pyarabic's four functions."""
    try:
        from pyarabic import araby
    except ImportError:
        print("pyarabic is not installed")
        return None

    def fold(text: str) -> str:
        text = araby.strip_tatweel(araby.strip_tashkeel(text))
        return str(araby.normalize_teh(araby.normalize_alef(text)))

    return fold


def camel() -> Fold | None:
    """Return tashkeel removed, alef, alef maksura and ta marbuta folded, by the four functions of camel-tools."""
    try:
        from camel_tools.utils.dediac import dediac_ar
        from camel_tools.utils.normalize import normalize_alef_ar, normalize_alef_maksura_ar, normalize_teh_marbuta_ar
    except ImportError:
        print("camel-tools is not installed")
        return None

    def fold(text: str) -> str:
        return str(normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(dediac_ar(text)))))

    return fold
