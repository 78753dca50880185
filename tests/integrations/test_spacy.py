"""The components of spaCy on blank pipelines: entities, attributes, alignment, the map, and every way to store them."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext import explain
from arabtext.errors import InputError, UsageError
from arabtext.names import find

spacy = pytest.importorskip("spacy", reason="spaCy is not installed")
tokens = pytest.importorskip("spacy.tokens")
pytest.importorskip("arabtext.integrations.spacy")

ENGLISH = "Qays al-Khazali leads AAH in Baghdad. Khazali met Mustafa al-Kadhimi."
#: The clitics و and ل are part of their tokens.
ARABIC = "التقى قيس الخزعلي مصطفى الكاظمي في بغداد ، وقال الخزعلي لمصطفى الكاظمي إن بيروت قريبة وبيروت بعيدة"
TEXT = st.lists(
    st.sampled_from(
        ["قيس الخزعلي", "وبيروت", "لمصطفى الكاظمي", "Qays al-Khazali", "AAH", "قال", " ", "\n", "ـ", "،", "؟x", "😀"]
    ),
    max_size=12,
).map(" ".join)


def pipeline(language: str = "ar", normalize: bool = False, **config: object) -> spacy.language.Language:
    nlp = spacy.blank(language)
    nlp.add_pipe("arabtext_names", config=config)
    if normalize:
        nlp.add_pipe("arabtext_normalize")
    return nlp


def seen(doc: tokens.Doc) -> tuple[object, ...]:
    """Return everything that the components add to a document."""
    ents = [(e.start, e.end, e.label_, e.id_, e._.arabtext_mention, str(e._.arabtext_first)) for e in doc.ents]
    group = [(s.start, s.end, s.label_, s.id_) for s in doc.spans["arabtext"]]
    return ents, group, doc._.arabtext_mentions, doc._.arabtext_normalized


def test_a_pipeline_needs_no_import() -> None:
    program = (
        "import spacy, sys; nlp = spacy.blank('xx'); nlp.add_pipe('arabtext_names'); nlp.add_pipe('arabtext_normalize');"
        "doc = nlp('Qays al-Khazali'); print(doc.ents[0]._.arabtext_canonical, doc._.arabtext_normalized.text, sep='|')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.strip() == "Qais al-Khazali|Qays al-Khazali"


@pytest.mark.parametrize(
    ("language", "text"), [("en", ENGLISH), ("ar", ARABIC), ("xx", ENGLISH), ("xx", ARABIC), ("ar", "")]
)
def test_mentions_are_those_of_find_and_tokens_stay(language: str, text: str) -> None:
    doc = pipeline(language)(text)
    assert doc._.arabtext_mentions == tuple(find(text))
    assert [token.text for token in doc] == [token.text for token in spacy.blank(language)(text)]


def test_entities_have_labels_forms_and_links() -> None:
    doc = pipeline("en")(ENGLISH)
    assert [(e.text, e.label_, e._.arabtext_canonical) for e in doc.ents] == [
        ("Qays al-Khazali", "PERSON", "Qais al-Khazali"),
        ("AAH", "ORG", "Asaib Ahl al-Haq"),
        ("Baghdad", "GPE", "Baghdad"),
        ("Khazali", "PERSON", "Qais al-Khazali"),
        ("Mustafa al-Kadhimi", "PERSON", "Mustafa al-Kadhimi"),
    ]
    first, *_, later, other = doc.ents
    assert (later._.arabtext_first, other._.arabtext_first) == (first, other)
    assert (first._.arabtext_short, later.id_, later[0].ent_id_) == ("Khazali", "Qais al-Khazali", "Qais al-Khazali")
    assert 0 < later._.arabtext_probability <= 1


def test_a_span_that_is_no_mention_has_none() -> None:
    doc = pipeline("en")(ENGLISH)
    for span in (doc[0:1], doc[0:6], doc[2:4]):
        assert span._.arabtext_mention is None
        assert span._.arabtext_first is span._.arabtext_canonical is span._.arabtext_probability is None


def test_a_mention_inside_a_token_is_kept_and_its_entity_has_the_token() -> None:
    doc = pipeline()(ARABIC)
    spans = {span.text: span._.arabtext_mention.text for span in doc.ents}
    assert spans["وبيروت"] == "بيروت"
    assert spans["لمصطفى الكاظمي"] == "مصطفى الكاظمي"
    assert doc.ents[-1]._.arabtext_first.text == "بيروت"
    assert len(doc.ents) == len(doc._.arabtext_mentions)


def test_strict_alignment_loses_entities_but_no_mention() -> None:
    doc = pipeline(alignment="strict")(ARABIC)
    assert {e.text for e in doc.ents} == {"قيس الخزعلي", "مصطفى الكاظمي", "بغداد", "الخزعلي", "بيروت"}
    assert doc._.arabtext_mentions == tuple(find(ARABIC))


def test_an_unknown_alignment_is_refused() -> None:
    with pytest.raises(ValueError, match="alignment"):
        pipeline(alignment="contract")


def test_entities_that_are_there_stay_or_give_way() -> None:
    def with_ruler(**config: object) -> list[tuple[str, str]]:
        nlp = spacy.blank("en")
        nlp.add_pipe("entity_ruler").add_patterns(
            [{"label": "NORP", "pattern": "Khazali met"}, {"label": "VERB", "pattern": "leads"}]
        )
        nlp.add_pipe("arabtext_names", config=config)
        doc = nlp(ENGLISH)
        assert len(doc.spans["arabtext"]) == 5
        return [(e.text, e.label_) for e in doc.ents]

    kept = with_ruler()
    assert ("Khazali met", "NORP") in kept
    assert ("Khazali", "PERSON") not in kept
    replaced = with_ruler(overwrite=True)
    assert ("Khazali", "PERSON") in replaced
    assert ("leads", "VERB") in replaced
    assert with_ruler(set_ents=False) == [("leads", "VERB"), ("Khazali met", "NORP")]


def test_labels_and_the_span_group_are_settings() -> None:
    doc = pipeline("en", labels={"place": "LOC", "organization": ""}, spans_key=None)(ENGLISH)
    assert [e.label_ for e in doc.ents] == ["PERSON", "LOC", "PERSON", "PERSON"]
    assert "arabtext" not in doc.spans
    assert "AAH" in [m.text for m in doc._.arabtext_mentions]


def test_style_country_and_authority_are_those_of_find(tmp_path: Path) -> None:
    authority = tmp_path / "authority.csv"
    authority.write_text("canonical,arabic,variants\nQays Khaz‘ali,قيس الخزعلي,\n", encoding="utf-8")
    for config in ({"style": "economist"}, {"country": "MA"}, {"country": "Egypt"}, {"authority": str(authority)}):
        text = "قال قيس الخزعلي وجمال عبد العزيز"
        assert pipeline(**config)(text)._.arabtext_mentions == tuple(find(text, **config))  # type: ignore[arg-type]
    assert pipeline(authority=str(authority))("قيس الخزعلي").ents[0].id_ == "Qays Khaz‘ali"


@pytest.mark.parametrize(
    ("config", "error"),
    [
        ({"style": "presss"}, UsageError),
        ({"country": "Atlantis"}, UsageError),
        ({"authority": "absent.csv"}, InputError),
    ],
)
def test_wrong_settings_raise_when_the_pipeline_is_made(config: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        pipeline(**config)


def test_an_unknown_profile_raises_when_the_pipeline_is_made() -> None:
    with pytest.raises(UsageError, match="unknown profile"):
        spacy.blank("ar").add_pipe("arabtext_normalize", config={"profile": "serach"})


@pytest.mark.parametrize("profile", ["title", "ocr", "search", "display", "key", "pdf"])
def test_the_normalized_text_is_that_of_explain_with_its_map(profile: str) -> None:
    nlp = spacy.blank("ar")
    nlp.add_pipe("arabtext_normalize", config={"profile": profile})
    text = "قـيس الخزعلي ؟ ﻣﺤﻤﺪ ٣ عب5د وا لحكومة"
    normalized = nlp(text)._.arabtext_normalized
    assert normalized == explain(text, profile)
    found = normalized.text.index("الخزعلي")
    assert text[slice(*normalized.span(found, found + 7))] == "الخزعلي"


def test_a_document_that_no_component_read_has_nothing() -> None:
    doc = spacy.blank("ar")(ARABIC)
    assert doc._.arabtext_normalized is None
    assert doc._.arabtext_mentions == ()


@given(text=TEXT)
@settings(max_examples=40, deadline=None)
def test_any_text_keeps_its_mentions_through_bytes_and_pickle(text: str) -> None:
    doc = NLP(text)
    assert doc._.arabtext_mentions == tuple(find(text))
    assert doc._.arabtext_normalized == explain(text)
    for copied in (tokens.Doc(NLP.vocab).from_bytes(doc.to_bytes()), pickle.loads(pickle.dumps(doc))):
        assert seen(copied) == seen(doc)


NLP = pipeline("xx", normalize=True)


def test_a_bin_keeps_what_it_stores() -> None:
    docs = list(NLP.pipe([ENGLISH, ARABIC]))
    stored = tokens.DocBin(store_user_data=True, docs=docs).to_bytes()
    assert [seen(doc) for doc in tokens.DocBin().from_bytes(stored).get_docs(NLP.vocab)] == [seen(doc) for doc in docs]


def test_a_pipeline_is_written_and_read_with_its_settings(tmp_path: Path) -> None:
    nlp = pipeline("ar", normalize=True, style="economist", labels={"place": "LOC"}, overwrite=True)
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert seen(again(ARABIC)) == seen(nlp(ARABIC))


@pytest.mark.thorough
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_two_processes_give_what_one_gives() -> None:
    texts = [ENGLISH, ARABIC, "", "قال الوزير"] * 5
    assert [seen(d) for d in NLP.pipe(texts, n_process=2, batch_size=3)] == [seen(d) for d in NLP.pipe(texts)]


def test_batches_and_a_second_run_give_the_same() -> None:
    docs = list(NLP.pipe([ENGLISH, ARABIC, ENGLISH], batch_size=2))
    assert [seen(doc) for doc in docs] == [seen(NLP(text)) for text in (ENGLISH, ARABIC, ENGLISH)]
    before = seen(docs[0])
    assert seen(NLP(docs[0])) == before


def test_a_part_of_a_document_has_its_mentions_and_no_wrong_map() -> None:
    doc = NLP(ENGLISH)
    start = next(token.i for token in doc if token.text == "Khazali" and token.i > 3)
    part = doc[start:].as_doc(copy_user_data=True)
    assert [(m.start, m.text, m.first) for m in part._.arabtext_mentions] == [
        (0, "Khazali", 0),
        (12, "Mustafa al-Kadhimi", 12),
    ]
    assert part.ents[0]._.arabtext_first.text == "Khazali"
    assert part._.arabtext_normalized is None


def test_joined_documents_have_the_mentions_of_both() -> None:
    nlp = pipeline("xx")
    parts = [nlp(ENGLISH), nlp(ARABIC)]
    joined = tokens.Doc.from_docs(parts)
    assert [m.text for m in joined._.arabtext_mentions] == [m.text for p in parts for m in p._.arabtext_mentions]
    assert all(joined.text[m.start : m.end] == m.text for m in joined._.arabtext_mentions)
    assert joined.ents[-1]._.arabtext_first.text == "بيروت"


def test_several_names_in_one_token_stay_apart() -> None:
    nlp = spacy.blank("xx")
    nlp.tokenizer = lambda text: tokens.Doc(nlp.vocab, words=text.split(" "))
    nlp.add_pipe("arabtext_names")
    doc = nlp("Baghdad,Cairo are far.")
    assert [(s.text, s.id_, s._.arabtext_mention.text) for s in doc.spans["arabtext"]] == [
        ("Baghdad,Cairo", "Baghdad", "Baghdad"),
        ("Baghdad,Cairo", "Cairo", "Cairo"),
    ]
    assert [e.id_ for e in doc.ents] == ["Baghdad"]
