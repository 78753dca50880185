"""Say which sentences of a translation must be touched after its source was changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from os import PathLike
from typing import Any, Final

from arabtext.editions.aligning.align import align
from arabtext.editions.aligning.encoder import Encoder
from arabtext.editions.beads import Bead
from arabtext.editions.reading.article import Article
from arabtext.editions.sides import Side
from arabtext.editions.updating.changes import Change, changed_words, changes
from arabtext.editions.updating.page import render_page
from arabtext.editions.updating.revision import Action, Revision
from arabtext.errors import UsageError
from arabtext.files.atomic import write_atomically
from arabtext.script import detect

_MIN_SURE: Final = 0.5  # probability of a bead below which its pair is unsure: more likely wrong than right
_SAMPLE: Final = 20_000  # characters by which the language of a text is detected
_MIN_ARABIC: Final = 0.5  # share of its letters that are Arabic in an Arabic text: most of them


@dataclass(frozen=True)
class Update:
    """What a new version of one edition means for the other.

    ``side`` is the edition that changed, ``revisions`` are its changes in the order of the new version, and
    ``unchanged`` is the number of its sentences that stayed as they were.
    """

    side: Side
    revisions: tuple[Revision, ...]
    unchanged: int
    title: str = ""

    @property
    def needed(self) -> tuple[Revision, ...]:
        """The revisions for which something must be done."""
        return tuple(one for one in self.revisions if one.action != "none")

    @property
    def idle(self) -> tuple[Revision, ...]:
        """The revisions that need nothing: typography, and what the translation never had."""
        return tuple(one for one in self.revisions if one.action == "none")

    def to_html(self, path: str | PathLike[str]) -> None:
        """Write a page with the revisions, the changed words marked.

        Raises :class:`arabtext.errors.InputError` if ``path`` cannot be written.
        """
        text = render_page(self.side, self.title, self.needed, self.idle, unchanged=self.unchanged)
        write_atomically(path, lambda target: _write(text, target))


def _write(text: str, target: Any) -> None:
    target.write_text(text, encoding="utf-8", errors="replace", newline="\n")


def update(
    old: Article | Sequence[str],
    new: Article | Sequence[str],
    other: Article | Sequence[str],
    *,
    encoder: Encoder | None = None,
) -> Update:
    """Return which sentences of ``other``, the translation of ``old``, must be touched now that ``old`` became ``new``.

    ``old`` and ``new`` are two versions in one language, ``other`` is in the other one, English or Arabic, each an
    Article or a list of sentences. ``encoder`` is that of :func:`arabtext.editions.align`. Raises
    :class:`arabtext.errors.UsageError` if the languages are not so, and :class:`arabtext.errors.InputError` for more
    than 30,000 sentences.

    >>> found = update(["He left.", "It killed 218."], ["He left.", "It killed 219."], ["غادر.", "قتل 218."])
    >>> [(one.action, one.marked.english, one.marked.arabic, one.other_text) for one in found.revisions]
    [('retranslate', 'It killed [-218-].', 'It killed {+219+}.', 'قتل 218.')]
    """
    arabic = [_is_arabic(text) for text in (old, new, other)]
    if arabic[0] != arabic[1] or arabic[1] == arabic[2]:
        named = ("English", "Arabic")
        raise UsageError(
            "two versions in one language and their translation in the other were expected, not "
            + ", ".join(named[one] for one in arabic)
        )
    side = Side.ARABIC if arabic[0] else Side.ENGLISH
    alignment = align(other, old, encoder=encoder) if arabic[0] else align(old, other, encoder=encoder)
    versions = alignment.texts.on(side), _sentences(new)
    found = changes(*versions)
    translation = _Translation(alignment.beads, side, versions[0], alignment.texts.on(side.other), found)
    revisions = [
        *_title(old, new, other),
        *(translation.revise(at, change, versions[1]) for at, change in enumerate(found) if change.kind != "unchanged"),
    ]
    unchanged = sum(change.kind == "unchanged" for change in found)
    return Update(side, tuple(revisions), unchanged, new.title if isinstance(new, Article) else "")


def _title(*texts: Article | Sequence[str]) -> Iterable[Revision]:
    """Yield the revision of a title that changed."""
    old, new, other = (text.title if isinstance(text, Article) else "" for text in texts)
    if old == new:
        return
    kind = changes([old], [new])[0].kind if old and new else "edited"
    action: Action = "none" if kind == "typographic" else "retranslate"
    old_spans, new_spans = changed_words(old, new)
    yield Revision(
        kind="typographic" if kind == "typographic" else "edited",
        action=action,
        old_text=old,
        new_text=new,
        other_text=other,
        source=old,
        old_spans=old_spans,
        new_spans=new_spans,
        remark="the title",
    )


class _Translation:
    """The beads of the old version and its translation, looked up by sentence of the old version."""

    def __init__(
        self, beads: Sequence[Bead], side: Side, old: Sequence[str], other: Sequence[str], found: list[Change]
    ) -> None:
        self._old, self._other, self._side, self._found = old, other, side, found
        self._bead = {i: bead for bead in beads for i in bead.sides.on(side)}
        self._deleted = {i for change in found if change.kind == "deleted" for i in change.old}

    def revise(self, at: int, change: Change, new: Sequence[str]) -> Revision:
        """Return the revision that the change number ``at`` calls for."""
        beads = list(dict.fromkeys(self._bead[i] for i in change.old))
        other = sorted({j for bead in beads for j in bead.sides.on(self._side.other)})
        source = sorted({i for bead in beads for i in bead.sides.on(self._side)})
        old_text, new_text = _joined(self._old, change.old), _joined(new, change.new)
        spans = changed_words(old_text, new_text) if change.old and change.new else ((), ())
        made = Revision(
            kind=change.kind,
            action="none",
            old=change.old,
            new=change.new,
            other=tuple(other),
            old_text=old_text,
            new_text=new_text,
            other_text=_joined(self._other, other),
            source=_joined(self._old, source),
            old_spans=spans[0],
            new_spans=spans[1],
            score=min((bead.score for bead in beads), default=1.0),
        )
        if change.kind == "typographic":
            return made
        if change.kind == "inserted":
            return self._placed(at, replace(made, action="insert"))
        if not other:
            return replace(made, remark="the translation did not have it")
        if made.score < _MIN_SURE:
            made = replace(made, remark="look whether this is its translation")
        if change.kind == "moved":
            remark = "retranslate it too" if spans != ((), ()) else made.remark
            return self._placed(at, replace(made, action="move", remark=remark))
        if change.kind == "deleted" and self._deleted.issuperset(source):
            return replace(made, action="delete")
        if change.kind == "deleted":
            made = replace(made, remark="the translation has it in one sentence with what stays")
        return replace(made, action="retranslate")

    def _placed(self, at: int, made: Revision) -> Revision:
        """Return the revision with the sentence of the translation behind which its new one goes."""
        for change in reversed(self._found[:at]):
            if change.kind in ("unchanged", "typographic", "edited"):
                own = [j for i in change.old for j in self._bead[i].sides.on(self._side.other)]
                if own:
                    return replace(made, after=max(own), after_text=self._other[max(own)])
        return replace(made, after=-1)


def _joined(sentences: Sequence[str], indices: Iterable[int]) -> str:
    return " ".join(sentences[i] for i in indices)


def _sentences(text: Article | Sequence[str]) -> tuple[str, ...]:
    return text.sentences if isinstance(text, Article) else tuple(text)


def _is_arabic(text: Article | Sequence[str]) -> bool:
    """Return whether a text is mostly in Arabic letters."""
    return detect(" ".join(_sentences(text))[:_SAMPLE]).arabic >= _MIN_ARABIC
