"""Search a list of names with a name in either script.

The names most like the query are found by their features (:mod:`arabtext.names.lists.retrieval`), and only these are
compared with it.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from arabtext.errors import InputError, expect_count, expect_names, expect_text
from arabtext.files.atomic import write_atomically
from arabtext.names.comparing.compare import compare_pairs, prepare, score_pairs
from arabtext.names.lists.retrieval import Retrieval
from arabtext.names.model import Hit
from arabtext.progress import Progress, track

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Version of the features that names are filed under; an index saved with others is refused.
KEYS_VERSION: Final = 5
_MAX_COMPARED: Final = 100  # names that are compared with a query, if no more are wanted; chosen by hand
#: Names that share a feature by which a single query is looked up, at most. Chosen by hand on 300,000 generated names:
#: of queries by two or three of four names, 0.940 find theirs among the first 100, with 300 it is 0.924.
_MAX_SHARED: Final = 1_000
_HEAD: Final = b"arabtext index "  # at the start of a saved index, before its version and the checksum of the rest
_MAX_BYTES: Final = 4_000_000_000  # of an index when unpacked


class Index:
    """Names prepared for search; :meth:`search` compares a query with those most like it.

    A name that is given twice is there once. ``progress(task, done, total)`` is called as names are filed.

    >>> index = Index(["Qais al-Khazali", "Laith al-Khazali", "حسن نصر الله"])
    >>> index.search("Hasan Nasrallah", 1)[0].text
    'حسن نصر الله'
    >>> index.add(["Hassan Nasr"])
    >>> index.remove(["حسن نصر الله"])
    >>> index.search("Hasan Nasr", 1)[0].text
    'Hassan Nasr'
    """

    def __init__(self, names: Iterable[str], *, progress: Progress | None = None) -> None:
        self._filed = Retrieval()
        self._names: list[str] = []  # by place, also those that were removed
        self._places: dict[str, int] = {}
        self.add(names, progress=progress)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def add(self, names: Iterable[str], *, progress: Progress | None = None) -> None:
        """Add names, except those that are there; ``progress(task, done, total)`` is called as they are filed."""
        new = [name for name in dict.fromkeys(expect_names(names)) if name not in self._places]
        places = self._filed.add(prepare(name) for name in track(new, "filing names", progress))
        self._names += new
        self._places.update(zip(new, places.tolist(), strict=True))

    def remove(self, names: Iterable[str]) -> None:
        """Remove names. Raises :class:`arabtext.errors.InputError`, and removes none, if one of them is not there."""
        gone = list(dict.fromkeys(expect_names(names)))
        for name in gone:
            if name not in self._places:
                raise InputError(f"the index has no name {name!r} to remove; it must be spelled as it was added")
        self._filed.remove([self._places.pop(name) for name in gone])

    def search(self, query: str, n: int = 10) -> list[Hit]:
        """Return up to ``n`` names like ``query``, the most alike first.

        Names that are ``different`` come last, with their low scores; names with nothing in common with it never.
        """
        ready = prepare(expect_text(query, "query"))
        if expect_count(n) < 1:
            return []
        places = self._filed.nearest(ready, max(n, _MAX_COMPARED), few=n, shared=_MAX_SHARED)
        near = [prepare(self._names[place]) for place in places.tolist()]
        scores = score_pairs([(ready, name) for name in near])
        best = sorted((-score, rank) for rank, score in enumerate(scores.tolist()) if score > 0)[:n]
        names = [near[rank] for _, rank in best]
        found = zip(names, compare_pairs([(ready, name) for name in names]), strict=True)
        return [Hit(name.text, match.score, match.verdict, match.evidence) for name, match in found]

    def save(self, path: str | PathLike[str]) -> None:
        """Write the index to a file, which appears only when complete.

        Raises :class:`arabtext.errors.InputError` if it cannot be written.
        """
        import numpy as np

        features, counts = self._filed.features()
        names = [self._names[place] for place in sorted(self._places.values())]
        packed = io.BytesIO()
        np.savez_compressed(packed, names=_packed(names), features=features, counts=counts)
        content = _HEAD + f"{KEYS_VERSION}\n{_checksum(packed.getvalue())}\n".encode() + packed.getvalue()

        def write(target: Path) -> None:
            target.write_bytes(content)

        write_atomically(path, write)

    @staticmethod
    def is_saved_at(path: str | PathLike[str]) -> bool:
        """Report whether a file begins as one that :meth:`save` wrote; False if it cannot be read."""
        try:
            with Path(path).open("rb") as file:
                return file.read(len(_HEAD)) == _HEAD
        except OSError:
            return False

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Index:
        """Return the index that :meth:`save` wrote.

        Raises :class:`arabtext.errors.InputError` for a file that is not an index, is damaged, or was made by another
        version.
        """
        names, features, counts = _read(Path(path))
        index = cls(())
        index._filed = Retrieval.from_features(features, counts)
        index._names = names
        index._places = {name: place for place, name in enumerate(names)}
        return index


# Saved indices: a line with the version, a line with the checksum of the rest, and the arrays as numpy saves them.


def _checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _read(path: Path) -> tuple[list[str], NDArray[np.uint32], NDArray[np.int32]]:
    """Return the names of a saved index, and their features as :meth:`Retrieval.features` returns them."""
    import numpy as np

    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error
    if not raw.startswith(_HEAD):
        raise InputError(f"{path} is not an index: one saved by names.Index.save was expected")
    version, _, rest = raw[len(_HEAD) :].partition(b"\n")
    if version != str(KEYS_VERSION).encode():
        raise InputError(f"{path} was made by another version of arabtext; build the index again from its names")
    checksum, _, packed = rest.partition(b"\n")
    damaged = f"{path} is damaged: build the index again from its names, or copy the file again"
    if checksum.decode("ascii", "replace") != _checksum(packed):
        raise InputError(damaged)
    try:
        arrays = _arrays(packed)
        names, features, counts = _unpacked(arrays["names"]), arrays["features"], arrays["counts"]
    except Exception as error:  # zipfile, zlib and numpy raise many kinds for a damaged file
        raise InputError(damaged) from error
    if features.dtype != np.uint32 or counts.dtype != np.int32 or counts.shape != (len(names),):
        raise InputError(damaged)
    if (counts < 0).any() or features.shape != (counts.sum(),) or len(set(names)) != len(names):
        raise InputError(damaged)
    return names, features, counts


def _arrays(packed: bytes) -> dict[str, NDArray[Any]]:
    """Return the arrays of a saved index."""
    import numpy as np

    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _MAX_BYTES:
            raise ValueError(f"it unpacks to more than {_MAX_BYTES:,} bytes")
    with np.load(io.BytesIO(packed), allow_pickle=False) as data:
        return {name: data[name] for name in ("names", "features", "counts")}


def _packed(texts: Sequence[str]) -> NDArray[np.uint8]:
    """Return texts as bytes, their lengths first: an array without Python objects."""
    import numpy as np

    raw = [text.encode("utf-8", "surrogatepass") for text in texts]
    lengths = np.array([len(raw), *map(len, raw)], dtype="<i8").tobytes()
    return np.frombuffer(lengths + b"".join(raw), dtype=np.uint8)


def _unpacked(packed: NDArray[np.uint8]) -> list[str]:
    """Return the texts of :func:`_packed`."""
    import numpy as np

    if packed.dtype != np.uint8:
        raise ValueError("texts are bytes")
    raw = packed.tobytes()
    (count,) = np.frombuffer(raw[:8], dtype="<i8").tolist()
    at = 8 * (count + 1)
    lengths = np.frombuffer(raw[8:at], dtype="<i8")
    if count < 0 or len(lengths) != count or (lengths < 0).any() or sum(lengths.tolist()) != len(raw) - at:
        raise ValueError("the texts do not have the lengths given")
    texts = []
    for length in lengths.tolist():
        texts.append(raw[at : at + length].decode("utf-8", "surrogatepass"))
        at += length
    return texts
