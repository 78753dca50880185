"""Words of running text."""

from __future__ import annotations

from arabtext.names.running_text.text_words import joined_text, readings, split_words


def test_a_possessive_is_no_part_of_its_word() -> None:
    words = split_words("Basri's aide, the Basris' house")
    assert [word.text for word in words] == ["Basri", "aide", "the", "Basris", "house"]
    assert [(word.start, word.end) for word in words[:2]] == [(0, 5), (8, 12)]


def test_words_of_one_name_are_joined_by_a_space_a_hyphen_or_the_full_stop_of_an_initial() -> None:
    joined = {word.text: word.is_joined for word in split_words("Dr. Amal M. Hashimi. Basri, Qais al-Khazali")}
    assert joined == {
        "Dr": False, "Amal": True, "M": True, "Hashimi": True, "Basri": False, "Qais": False, "al": True, "Khazali": True,
    }  # fmt: skip


def test_an_assimilated_article_needs_its_hyphen() -> None:
    assert [word.is_article for word in split_words("as-Sadr as Sadr al Sadr")] == [True, False] * 1 + [
        False, False, True, False,
    ]  # fmt: skip


def test_readings_leave_out_clitics() -> None:
    (word,) = split_words("وبغداد")
    assert ("بغداد", 1) in readings(word)
    assert readings(split_words("ولد")[0]) == (("ولد", 0),)


def test_the_text_of_a_name_has_its_article_tied() -> None:
    assert joined_text(split_words("Qais al Khazali")) == "Qais al-Khazali"
