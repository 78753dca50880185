"""The morphological disambiguator of camel-tools as a source of vowels (extra ``camel``).

camel-tools (https://github.com/CAMeL-Lab/camel_tools, Obeid et al. 2020) needs PyTorch and data of its own, which
``camel_data -i disambig-mle-calima-msa-r13`` fetches. Importing its disambiguator without data would download a
catalog, so this module checks for the data first.
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from arabtext.candidates import Candidate
from arabtext.errors import MissingExtraError, MissingToolError, expect_count, expect_text
from arabtext.memory import once
from arabtext.names.known import gazetteer
from arabtext.names.writing.romanize import romanize
from arabtext.names.writing.schemes import expect_scheme
from arabtext.names.writing.vocalize import vocalize_word
from arabtext.script import normalize
from arabtext.script.chars import SUKUN

_DATA: Final = "disambig-mle-calima-msa-r13"


@once
def _disambiguator() -> Any:
    """Return the disambiguator, loaded once; raise an error that says what to install if it or its data is missing."""
    if find_spec("camel_tools") is None:
        raise MissingExtraError("camel", "The morphological vocalizer")
    if not (_data_folder() / "catalogue.json").is_file():
        raise MissingToolError("camel-tools has no data on this machine", f"camel_data -i {_DATA}")
    try:
        from camel_tools.disambig.mle import MLEDisambiguator
    except ImportError as error:
        raise MissingExtraError("camel", "The morphological vocalizer") from error
    try:
        return MLEDisambiguator.pretrained("calima-msa-r13")
    except Exception as error:  # camel-tools raises several kinds for missing data
        raise MissingToolError(f"the data of camel-tools cannot be read ({error})", f"camel_data -i {_DATA}") from error


def _data_folder() -> Path:
    """Return the folder in which camel-tools keeps its data."""
    if chosen := os.environ.get("CAMELTOOLS_DATA"):
        return Path(chosen)
    return Path(os.environ["APPDATA"], "camel_tools") if "APPDATA" in os.environ else Path.home() / ".camel_tools"


def vocalize(text: str, n: int = 1) -> list[Candidate]:
    """Return the ``n`` most likely vocalized forms of a title or a sentence, best first, by the context of its words.

    Listed names keep the vowels of the tables of names, whose name is then the source; other words have the source
    ``camel``. Other functions keep the vowels that a text has, so the result is a source for them: see
    :func:`candidates`. Raises :class:`arabtext.errors.MissingExtraError` without camel-tools and
    :class:`arabtext.errors.MissingToolError` without its data.
    """
    words = normalize(expect_text(text), "title").split()
    best: list[tuple[float, list[str], str]] = [(1.0, [], "unchanged")]
    for word, analyzed in zip(words, _disambiguator().disambiguate(words) if words else (), strict=True):
        options = _readings(word, analyzed, n)
        grown = [(s * c.score, [*forms, c.text], c.source) for s, forms, _ in best for c in options]
        best = sorted(grown, key=lambda item: (-item[0], item[1]))[: max(n, 1)]
    return [Candidate(" ".join(forms), round(score, 4), source) for score, forms, source in best]


def candidates(text: str, n: int = 5, scheme: str = "ala-lc") -> list[Candidate]:
    """Return up to ``n`` forms of a title or a sentence in a formal scheme, best first, with the vowels of camel-tools.

    Each form is what :func:`arabtext.romanize` writes for one of the texts that :func:`vocalize` returns, with its
    score and source; texts that are written alike count as one, with the sum of their scores. Case endings are written
    as camel-tools has them. ``scheme`` is one of the schemes of :func:`arabtext.romanize`. Raises the errors of
    :func:`vocalize`, and :class:`arabtext.errors.UsageError` for an unknown scheme.
    """
    expect_scheme(scheme)
    forms: dict[str, Candidate] = {}
    for vocalized in vocalize(text, max(expect_count(n), 1)):
        form = romanize(vocalized.text, scheme)
        score = round(vocalized.score + (forms[form].score if form in forms else 0.0), 4)
        forms[form] = Candidate(form, score, forms.get(form, vocalized).source)
    return sorted(forms.values(), key=lambda candidate: -candidate.score)


def _readings(word: str, analyzed: Any, n: int) -> list[Candidate]:
    """Return the readings of one word: those of the tables for a listed name, else those of camel-tools."""
    if any(token.source in ("given", "family") for token in gazetteer.tokens_of(word)):
        return list(vocalize_word(word, n))
    found: dict[str, Candidate] = {}
    for reading in analyzed.analyses:
        form = str(reading.analysis.get("diac", word)).replace(SUKUN, "")
        found.setdefault(form, Candidate(form, float(reading.score), "camel"))
    return list(found.values())[: max(n, 1)] or [Candidate(word, 1.0, "unchanged")]
