"""The morphological disambiguator of camel-tools as one more source for vowels (extra ``camel``).

camel-tools (https://github.com/CAMeL-Lab/camel_tools, Obeid et al. 2020) needs PyTorch and data of its own, which
``camel_data -i disambig-mle-calima-msa-r13`` fetches; nothing else of arabtext imports it. Importing its disambiguator
without data would download a catalogue, so the data is looked for first.
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from arabtext.candidates import Candidate
from arabtext.errors import MissingExtraError, MissingToolError, expect_text
from arabtext.memory import once
from arabtext.names.known import gazetteer
from arabtext.names.writing.vocalize import vocalize_word
from arabtext.script import normalize
from arabtext.script.chars import SUKUN

_DATA = "disambig-mle-calima-msa-r13"


@once
def _disambiguator() -> Any:
    """The disambiguator, loaded once; an error that says what to install if it or its data is missing."""
    if find_spec("camel_tools") is None:
        raise MissingExtraError("camel", "the morphological vocalizer")
    if not (_data_folder() / "catalogue.json").is_file():
        raise MissingToolError("camel-tools has no data on this machine", f"camel_data -i {_DATA}")
    try:
        from camel_tools.disambig.mle import MLEDisambiguator
    except ImportError as error:
        raise MissingExtraError("camel", "the morphological vocalizer") from error
    try:
        return MLEDisambiguator.pretrained("calima-msa-r13")
    except Exception as error:  # camel-tools raises several kinds for data that is not there
        raise MissingToolError(f"the data of camel-tools cannot be read ({error})", f"camel_data -i {_DATA}") from error


def _data_folder() -> Path:
    """Where camel-tools keeps its data."""
    if chosen := os.environ.get("CAMELTOOLS_DATA"):
        return Path(chosen)
    return Path(os.environ["APPDATA"], "camel_tools") if "APPDATA" in os.environ else Path.home() / ".camel_tools"


def vocalize(text: str, n: int = 1) -> list[Candidate]:
    """Return the likeliest vocalized forms of a title or a sentence, best first, with the words' context.

    Words that our tables of names know keep the tables' form; the source is then theirs, else ``camel``. Raises
    :class:`arabtext.errors.MissingExtraError` without camel-tools, :class:`arabtext.errors.MissingToolError` without
    its data.
    """
    words = normalize(expect_text(text), "title").split()
    best: list[tuple[float, list[str], str]] = [(1.0, [], "unchanged")]
    for word, analysed in zip(words, _disambiguator().disambiguate(words) if words else (), strict=True):
        options = _readings(word, analysed, n)
        grown = [(s * c.score, [*forms, c.text], c.source) for s, forms, _ in best for c in options]
        best = sorted(grown, key=lambda item: (-item[0], item[1]))[: max(n, 1)]
    return [Candidate(" ".join(forms), round(score, 4), source) for score, forms, source in best]


def _readings(word: str, analysed: Any, n: int) -> list[Candidate]:
    """Readings of one word: of a listed name the table's, else those of the analyser."""
    if any(token.source in ("given", "family") for token in gazetteer.tokens_of(word)):
        return list(vocalize_word(word, n))
    found: dict[str, Candidate] = {}
    for reading in analysed.analyses:
        form = str(reading.analysis.get("diac", word)).replace(SUKUN, "")
        found.setdefault(form, Candidate(form, float(reading.score), "camel"))
    return list(found.values())[: max(n, 1)] or [Candidate(word, 1.0, "unchanged")]
