"""LaBSE, or any other model of sentence-transformers, as an encoder for :func:`arabtext.editions.align`.

Feng et al. 2022, https://aclanthology.org/2022.acl-long.62/. The model takes some 2 GB; sentence-transformers downloads
it on first use. Nothing else in arabtext downloads anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from numpy.typing import NDArray

from arabtext.editions.aligning.encoder import Encoder
from arabtext.errors import InputError, MissingExtraError

_BATCH: Final = 32  # sentences encoded at once, the default of sentence-transformers


def labse(model: str = "sentence-transformers/LaBSE") -> Encoder:
    """Return an encoder for ``editions.align(..., encoder=labse())``.

    ``model`` is a name that sentence-transformers knows, or the folder of a model. The encoder returns an array of
    sentences × dimensions, each row of length 1. Raises :class:`arabtext.errors.MissingExtraError` without the extra
    ``embeddings`` and :class:`arabtext.errors.InputError` if the model cannot be loaded.
    """
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise MissingExtraError("embeddings", "Comparing sentences by LaBSE") from error
    try:
        loaded = SentenceTransformer(model)
    except (OSError, ValueError) as error:
        raise InputError(f"the model {model} cannot be loaded: {str(error).splitlines()[0]}") from error

    def encode(sentences: Sequence[str]) -> NDArray[Any]:
        vectors: NDArray[Any] = loaded.encode(list(sentences), batch_size=_BATCH, normalize_embeddings=True)
        return vectors

    return encode
