"""Components of spaCy: names with their canonical forms and links, and the normalized text of a document.

Installed beside spaCy (https://spacy.io, extra ``spacy``), the package offers two factories by entry points, so that a
pipeline needs no import: ``nlp.add_pipe("arabtext_names")`` and ``nlp.add_pipe("arabtext_normalize")``. Neither changes
a token, so offsets stay true. No model is needed: ``spacy.blank("ar")`` or ``spacy.blank("xx")`` will do.

``arabtext_names`` finds names as :func:`arabtext.names.find` does. ``doc._.arabtext_mentions`` has every mention with
its offsets in characters. ``doc.spans["arabtext"]`` and ``doc.ents`` have the mentions as spans of whole tokens: where
a mention begins or ends inside a token, as in وقيس (and Qais), the span has the whole token, or is left out if the
setting ``alignment`` is ``strict``. Attributes of such a span: ``_.arabtext_mention``, ``_.arabtext_canonical``,
``_.arabtext_short``, ``_.arabtext_probability``, and ``_.arabtext_first``, the span of the first mention of the same
name in the document. ``span.id_`` is the canonical form too, and with it the ``ent_id_`` of the entity's tokens.

``arabtext_normalize`` gives ``doc._.arabtext_normalized``: the :class:`~arabtext.trace.Explained` of the document's
text, that is the normalized ``text``, its ``steps``, and ``span(start, end)``, the range of the document from which a
range of the normalized text came. Without the component it is None.

What they add is kept as plain values in ``doc.user_data``, so that documents can be pickled, written as bytes and sent
between the processes of ``nlp.pipe``; to read them, another process imports this module or makes a pipeline with one of
the components. It also survives ``Span.as_doc(copy_user_data=True)``, and mentions survive ``Doc.from_docs``.
"""

from collections.abc import Iterator
from dataclasses import astuple
from typing import Any, Final, Literal

from arabtext.candidates import Candidate, Suspect
from arabtext.errors import MissingExtraError
from arabtext.names import Authority, Mention, Style, find
from arabtext.names.known.countries import code_of_country
from arabtext.script import explain
from arabtext.script.profiles import resolve
from arabtext.trace import Edit, Explained, Step, replay

try:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.util import filter_spans
except ImportError as error:
    raise MissingExtraError("spacy", "The components of spaCy") from error

#: The label of each kind of name, those of OntoNotes, which spaCy's own models use.
LABELS: Final = {"person": "PERSON", "organization": "ORG", "place": "GPE"}
#: Keys of ``Doc.user_data`` of the form that spaCy shifts when it cuts or joins documents: (mark, name, start, end).
_MARK: Final = "._."
_MENTION: Final = "arabtext_mention"
_NORMALIZED: Final = "arabtext_normalized"

Alignment = Literal["expand", "strict"]


class NamesComponent:
    """The component ``arabtext_names``; its parameters are the settings of the factory, see :func:`make_names`."""

    def __init__(
        self,
        style: str | None = None,
        country: str | None = None,
        authority: str | None = None,
        labels: dict[str, str] | None = None,
        spans_key: str | None = "arabtext",
        set_ents: bool = True,
        overwrite: bool = False,
        alignment: Alignment = "expand",
    ) -> None:
        self.style = Style.of(style)
        self.country = country if code_of_country(country) else None  # an unknown one raises here, not in a document
        self.authority = Authority.of(authority)
        self.labels = {**LABELS, **(labels or {})}
        self.spans_key = spans_key
        self.set_ents = set_ents
        self.overwrite = overwrite
        self.alignment = alignment

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with its mentions, their spans and its entities."""
        mentions = find(doc.text, style=self.style, authority=self.authority, country=self.country)
        for key in [key for key in doc.user_data if _is_mention(key)]:
            del doc.user_data[key]
        for one in mentions:
            doc.user_data[_MARK, _MENTION, one.start, one.end] = _to_plain(one)
        spans = [span for one in mentions if (span := self._span(doc, one)) is not None]
        if self.spans_key:
            doc.spans[self.spans_key] = spans
        if self.set_ents:
            first, then = (spans, doc.ents) if self.overwrite else (doc.ents, filter_spans(spans))
            taken = {token.i for span in first for token in span}
            doc.ents = filter_spans([*first, *(span for span in then if not any(token.i in taken for token in span))])
        return doc

    def _span(self, doc: Doc, mention: Mention) -> Span | None:
        """Return the tokens of a mention; None if its kind has no label or, by the alignment, it fits no tokens."""
        label = self.labels.get(mention.kind)
        if not label:
            return None
        return doc.char_span(
            mention.start, mention.end, label, alignment_mode=self.alignment, span_id=mention.canonical
        )


class NormalizeComponent:
    """The component ``arabtext_normalize``; ``profile`` is the name of a profile of :func:`arabtext.normalize`."""

    def __init__(self, profile: str = "title") -> None:
        self.profile = resolve(profile)

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with what was done to normalize its text."""
        explained = explain(doc.text, self.profile)
        doc.user_data[_MARK, _NORMALIZED, 0, len(doc.text)] = [
            [[step.verb, step.loses, [astuple(edit) for edit in step.edits]] for step in explained.steps],
            [astuple(suspect) for suspect in explained.suspects],
        ]
        return doc


def make_names(
    nlp: Language,
    name: str,
    style: str | None,
    country: str | None,
    authority: str | None,
    labels: dict[str, str],
    spans_key: str | None,
    set_ents: bool,
    overwrite: bool,
    alignment: Alignment,
) -> NamesComponent:
    """Return the component ``arabtext_names`` with the settings of a pipeline.

    ``style`` is the name of a house style or the path of one, ``authority`` the path of an authority file, ``country``
    an ISO 3166 code or a name: all as in :func:`arabtext.names.find`. ``labels`` changes the label of a kind
    (``person``, ``organization``, ``place``); a kind with an empty label gets no spans. ``spans_key`` is the span
    group, None for none. ``set_ents`` says whether the names become entities; entities that are there stay and win over
    names that overlap them, or give way with ``overwrite``. ``alignment`` is how a mention that begins or ends inside a
    token becomes a span: ``expand`` to whole tokens, ``strict`` not at all.

    Raises :class:`arabtext.errors.UsageError` for an unknown country or style, and
    :class:`arabtext.errors.InputError` for an authority file that cannot be read.
    """
    return NamesComponent(style, country, authority, labels, spans_key, set_ents, overwrite, alignment)


def make_normalize(nlp: Language, name: str, profile: str) -> NormalizeComponent:
    """Return the component ``arabtext_normalize`` with the profile of a pipeline.

    Raises :class:`arabtext.errors.UsageError` for an unknown profile.
    """
    return NormalizeComponent(profile)


def _is_mention(key: object) -> bool:
    """Return whether a key of ``Doc.user_data`` is that of a mention."""
    return isinstance(key, tuple) and len(key) == 4 and key[:2] == (_MARK, _MENTION)


def _to_plain(mention: Mention) -> list[Any]:
    """Return what a mention's key does not say; the first mention is counted from this one, so that both can move."""
    return [
        mention.kind,
        mention.canonical,
        mention.probability,
        mention.first - mention.start,
        mention.short,
        mention.abbreviation,
    ]


def _mentions(doc: Doc) -> tuple[Mention, ...]:
    """Return the mentions of a document in order, without those of the text that was cut off."""
    text = doc.text
    return tuple(_mention(doc, text[at[0] : at[1]], *at) for at in sorted(_places(doc)))


def _places(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of the mentions that are within a document."""
    size = len(doc.text)
    return ((key[2], key[3]) for key in doc.user_data if _is_mention(key) and key[2] >= 0 and key[3] <= size)


def _mention(doc: Doc, text: str, start: int, end: int) -> Mention:
    """Return the mention at a place; where the first one of its name was cut off, the next one is the first."""
    kind, canonical, probability, first, short, abbreviation = doc.user_data[_MARK, _MENTION, start, end]
    first += start
    if first < 0:
        first = min(at[0] for at in _places(doc) if at[0] + doc.user_data[_MARK, _MENTION, *at][3] == first)
    return Mention(start, end, text, kind, canonical, probability, first, short, abbreviation)


def _mention_of(span: Span) -> Mention | None:
    """Return the mention of which a span has the tokens; of several in one token that of the span's id."""
    doc, start, end = span.doc, span.start_char, span.end_char
    if (_MARK, _MENTION, start, end) in doc.user_data:
        return _mention(doc, span.text, start, end)
    inside = sorted(at for at in _places(doc) if start <= at[0] and at[1] <= end)
    found = [_mention(doc, span.text[at[0] - start : at[1] - start], *at) for at in inside if _fills(span, *at)]
    return next((one for one in found if one.canonical == span.id_), next(iter(found), None))


def _fills(span: Span, start: int, end: int) -> bool:
    """Return whether a mention inside a span has characters of its first token and of its last one."""
    return bool(start < span[0].idx + len(span[0]) and end > span[-1].idx)


def _canonical(span: Span) -> str | None:
    """Return the canonical form of the name that a span is; None if it is none."""
    mention = _mention_of(span)
    return mention.canonical if mention else None


def _short(span: Span) -> str | None:
    """Return the form of a later mention of the name that a span is; None if it is none."""
    mention = _mention_of(span)
    return mention.short if mention else None


def _probability(span: Span) -> float | None:
    """Return the probability, 0 to 1, that a span is the name; None if it is none."""
    mention = _mention_of(span)
    return mention.probability if mention else None


def _first(span: Span) -> Span | None:
    """Return the span of the first mention of the name that a span is: itself if it is the first."""
    mention = _mention_of(span)
    if mention is None:
        return None
    end = next(end for start, end in _places(span.doc) if start == mention.first)
    return span.doc.char_span(mention.first, end, span.label_, alignment_mode="expand", span_id=mention.canonical)


def _normalized(doc: Doc) -> Explained | None:
    """Return the normalized text of a document and the way there; None if no component has normalized this text."""
    text = doc.text
    plain = doc.user_data.get((_MARK, _NORMALIZED, 0, len(text)))
    if plain is None:
        return None
    steps = tuple(
        Step(verb, loses, tuple(Edit(start, end, new, order and tuple(order)) for start, end, new, order in edits))
        for verb, loses, edits in plain[0]
    )
    suspects = tuple(
        Suspect(start, end, word, reason, probability, tuple(Candidate(*one) for one in candidates))
        for start, end, word, reason, probability, candidates in plain[1]
    )
    return Explained(replay(text, steps), text, steps, suspects)


Doc.set_extension("arabtext_mentions", getter=_mentions, force=True)
Doc.set_extension("arabtext_normalized", getter=_normalized, force=True)
Span.set_extension("arabtext_mention", getter=_mention_of, force=True)
Span.set_extension("arabtext_canonical", getter=_canonical, force=True)
Span.set_extension("arabtext_short", getter=_short, force=True)
Span.set_extension("arabtext_probability", getter=_probability, force=True)
Span.set_extension("arabtext_first", getter=_first, force=True)
Language.factory(
    "arabtext_names",
    default_config={
        "style": None,
        "country": None,
        "authority": None,
        "labels": LABELS,
        "spans_key": "arabtext",
        "set_ents": True,
        "overwrite": False,
        "alignment": "expand",
    },
    assigns=["doc.ents", "doc.spans", "doc._.arabtext_mentions"],
    func=make_names,
)
Language.factory(
    "arabtext_normalize",
    default_config={"profile": "title"},
    assigns=["doc._.arabtext_normalized"],
    func=make_normalize,
)
