"""The parts of a zipped workbook, whose size is known before they are unpacked."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import IO, Final

from arabtext.errors import InputError
from arabtext.files.archive import open_archive, refuse_unpacked
from arabtext.tables.workbook.markup import find_tags

_MAIN_PARTS: Final = {"workbook.bin": ".xlsb", "workbook.xml": ".xlsx", "content.xml": ".ods"}
_ROOT_RELATIONS: Final = "_rels/.rels"
CONTENT_TYPES: Final = "[Content_Types].xml"
_HIDDEN: Final = ("hidden", "veryHidden")


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet of a workbook: its ``title``, the ``path`` of its XML in the archive, and whether it is hidden."""

    title: str
    path: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Archive:
    """A zipped workbook: its bytes and, for an error, its name.

    Each method raises :class:`arabtext.errors.InputError` for a damaged one.
    """

    raw: bytes
    name: str

    def names(self) -> list[str]:
        """Return the paths of all parts."""
        with self._opened() as archive:
            return archive.namelist()

    def read(self, path: str) -> bytes:
        """Return a part."""
        with self.opened(path) as part:
            return part.read()

    @contextmanager
    def opened(self, path: str) -> Iterator[IO[bytes]]:
        """Open a part for reading."""
        with self._opened() as archive, self._part(archive, path) as part:
            yield part

    def each(self, paths: Iterable[str]) -> Iterator[IO[bytes]]:
        """Open parts for reading, one after the other; the list of all parts is read once."""
        with self._opened() as archive:
            for path in paths:
                with self._part(archive, path) as part:
                    yield part

    def size(self, path: str) -> int:
        """Return how many bytes a part has."""
        with self._opened() as archive:
            return archive.getinfo(path).file_size

    @property
    def kind(self) -> str:
        """The format of the workbook as an ending, by its main part: .ods, .xlsb or .xlsx; empty if it has none."""
        names = {path.rpartition("/")[2] for path in self.names()}
        return next((ending for part, ending in _MAIN_PARTS.items() if part in names), "")

    @contextmanager
    def _part(self, archive: zipfile.ZipFile, path: str) -> Iterator[IO[bytes]]:
        try:
            with archive.open(path) as part:
                yield part
        except KeyError as error:
            raise InputError(f"{self.name} cannot be read as a workbook: it has no part {path}") from error

    def _opened(self) -> AbstractContextManager[zipfile.ZipFile]:
        return open_archive(self.raw, self.name, "workbook")

    @property
    def main(self) -> str:
        """The path of the part that lists the sheets."""
        for relation in find_tags(self.read(_ROOT_RELATIONS), self.name, "Relationship"):
            if relation.attributes.get("Type", "").endswith("/officeDocument"):
                return posixpath.normpath(relation.attributes["Target"].lstrip("/"))
        raise InputError(f"{self.name} cannot be read as a workbook: it names no main part")

    @property
    def relations(self) -> str:
        """The path of the relations of the main part."""
        folder, file = posixpath.split(self.main)
        return posixpath.join(folder, "_rels", f"{file}.rels")

    def sheets(self) -> list[Part]:
        """Return the sheets of cells of an XLSX workbook, in order."""
        folder = posixpath.dirname(self.main)
        targets = {}
        for relation in find_tags(self.read(self.relations), self.name, "Relationship"):
            if relation.attributes.get("Type", "").endswith("/worksheet"):
                target = relation.attributes.get("Target", "")
                path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                targets[relation.attributes.get("Id", "")] = posixpath.normpath(path)
        sheets = [sheet.local for sheet in find_tags(self.read(self.main), self.name, "sheet")]
        return [
            Part(sheet.get("name", ""), targets[sheet["id"]], sheet.get("state") in _HIDDEN)
            for sheet in sheets
            if sheet.get("id") in targets
        ]

    def replaced(self, parts: Mapping[str, bytes | None]) -> bytes:
        """Return the bytes of the archive with ``parts`` replaced, or added; None takes one out."""
        out = io.BytesIO()
        with self._opened() as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
            for entry in archive.infolist():
                content = parts[entry.filename] if entry.filename in parts else archive.read(entry)
                if content is not None:
                    copy.writestr(entry, content, entry.compress_type)
            known = set(archive.namelist())
            for path, content in parts.items():
                if path not in known and content is not None:
                    copy.writestr(path, content)
        return out.getvalue()


def refuse_bomb(raw: bytes, name: str) -> None:
    """Raise :class:`arabtext.errors.InputError` for a zipped workbook that unpacks to far more than the file."""
    if raw.startswith(b"PK"):
        refuse_unpacked(raw, name, "workbook")
