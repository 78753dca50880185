"""Styles: every form in which one is given, what is refused and how, and that files say the same as values."""

import json
import pickle

import pytest

import arabtext
from arabtext.errors import ArgumentTypeError, InputError, UsageError
from arabtext.names import Style, styles
from arabtext.names.style.value import CHOICES, MAX_HEIRS

DESK = {
    "name": "desk",
    "inherits": "press",
    "preferred": {"محمد": "Mohammed", "Ahmad": "Ahmed"},
    "article": "Al-",
    "abd": "Abdel Malik",
    "letters": {"ق": "k"},
    "source": [{"title": 'Our "own" guide', "year": "2026"}],
}


def test_every_form_gives_the_same_style(tmp_path):
    style = Style.of(DESK)
    toml, file = tmp_path / "desk.toml", tmp_path / "other.json"
    toml.write_text(style.to_toml(), encoding="utf-8")
    file.write_text(style.to_json(), encoding="utf-8")
    assert Style.of(style) is style
    for same in (Style.of(dict(DESK)), Style.load(toml), Style.of(str(file)), Style.of(file)):
        assert same == style
        assert hash(same) == hash(style)
        assert same.source == style.source
    assert pickle.loads(pickle.dumps(style)) == style


def test_none_is_press():
    assert Style.of(None) == Style.of("press") == Style.of("Press") == Style() == Style.of({"name": "press"})
    assert styles()[0] == "press"


@pytest.mark.parametrize("name", styles())
def test_presets_have_a_source_and_survive_their_own_files(name, tmp_path):
    style = Style.of(name)
    assert style.name == name
    assert style.source
    assert all(guide.title and guide.link for guide in style.source)
    (tmp_path / "copy.toml").write_text(style.to_toml(), encoding="utf-8")
    assert Style.load(tmp_path / "copy.toml") == style
    assert Style.of(json.loads(style.to_json())) == style


def test_a_file_inherits_from_a_preset_or_from_a_file_beside_it(tmp_path):
    (tmp_path / "base.toml").write_text('article = "Al-"\n[preferred]\n"محمد" = "Mohammed"\n', encoding="utf-8")
    (tmp_path / "own.toml").write_text(
        'inherits = "base.toml"\nbin = "ibn"\n[preferred]\n"علي" = "Aly"\n', encoding="utf-8"
    )
    style = Style.load(tmp_path / "own.toml")
    assert (style.name, style.article, style.bin) == ("own", "Al-", "ibn")
    assert dict(style.preferred) == {"محمد": "Mohammed", "علي": "Aly"}
    (tmp_path / "base.toml").write_text('inherits = "own.toml"\n', encoding="utf-8")
    with pytest.raises(UsageError, match="inherits from itself"):
        Style.load(tmp_path / "own.toml")


@pytest.mark.parametrize("key", CHOICES)
def test_a_wrong_value_names_the_key_and_what_it_takes(key):
    with pytest.raises(UsageError, match=f"style: {key} must be one of .*{CHOICES[key][0]}.*not 'zzz'"):
        Style.of({key: "zzz"})


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"artcle": "al-"}, "did you mean 'article'"),
        ({"article": "al_"}, "did you mean 'al-'"),
        ({"preferred": "Mohammed"}, "preferred must be a table"),
        ({"preferred": {"محمد": 1}}, "preferred must be a table"),
        ({"preferred": {"محمد": " "}}, "without empty texts"),
        ({"letters": {"x": "k"}}, "Arabic letters"),
        ({"letters": {"ق": "ḳ"}}, "Latin letters"),
        ({"country": "Marocco"}, "did you mean MA, Morocco"),
        ({"country": 3}, "country must be a text"),
        ({"inherits": "pres"}, "did you mean 'press'"),
        ({"source": "a guide"}, "title, publisher, year and link"),
        ("reuter", "unknown style 'reuter'"),
    ],
)
def test_what_is_wrong_is_said(given, message):
    with pytest.raises(UsageError, match=message):
        Style.of(given)


def test_other_types_and_files_are_refused(tmp_path):
    with pytest.raises(ArgumentTypeError, match="style must be"):
        Style.of(3)
    with pytest.raises(InputError, match="cannot read the style"):
        Style.of(tmp_path / "none.toml")
    (tmp_path / "list.json").write_text("[1]", encoding="utf-8")
    with pytest.raises(UsageError, match="must be a table"):
        Style.load(tmp_path / "list.json")


def test_functions_take_a_style_and_an_authority():
    assert arabtext.romanize("قيس الخزعلي", style="press") == arabtext.romanize("قيس الخزعلي")
    decided = {"Qais al-Khazali": "Kais Khazali"}
    for name in ("قيس الخزعلي", "Qays al-Khaz'ali", "Kais Khazali"):
        found = arabtext.names.candidates(name, authority=decided, style="press")
        assert [(form.text, form.score, form.source) for form in found] == [("Kais Khazali", 1.0, "authority")]
    with pytest.raises(UsageError, match="unknown style"):
        arabtext.romanize("قيس", style="presse")


@pytest.mark.parametrize("form", ["محمد", "A\nB", "\ud800", "a\x00"])
def test_a_preferred_spelling_is_an_english_form(form):
    with pytest.raises(UsageError, match="English forms"):
        Style.of({"preferred": {"محمد": form}})


def test_a_path_that_no_file_can_have_is_an_error_of_input():
    with pytest.raises(InputError):
        Style.of("a\x00b.toml")


def test_files_that_inherit_without_end_are_refused(tmp_path):
    for number in range(2 * MAX_HEIRS):
        (tmp_path / f"{number}.toml").write_text(f'inherits = "{number + 1}.toml"', encoding="utf-8")
    with pytest.raises(UsageError, match="more than"):
        Style.of(tmp_path / "0.toml")
