"""Bytes of files in the encodings of Arabic and English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.errors import InputError, UsageError
from arabtext.script.decode import decode, find_text

TEXT = "قال قيس الخزعلي"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_arabic_is_read_in_its_encodings(codec: str) -> None:
    assert decode(TEXT.encode(codec), "a.txt") == TEXT


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["name,قيس\n" * 20, TEXT, "العراق", "Ali\n"])
def test_utf_16_without_a_mark_is_recognized_before_utf_8(codec: str, text: str) -> None:
    found = find_text(text.encode(codec), "a.csv")
    assert (found.text, found.encoding) == (text, "UTF-16")
    assert found.confidence < 1


WESTERN = "Le maître a été reçu à l’Élysée; où est la clé? «Voilà» – déjà."


@pytest.mark.parametrize(
    ("codec", "encoding"), [("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"), ("cp850", "DOS 850")]
)
def test_western_encodings_are_recognized(codec: str, encoding: str) -> None:
    text = WESTERN.encode(codec, "ignore").decode(codec)
    found = find_text(text.encode(codec), "a.txt")
    assert (found.text, found.encoding) == (text, encoding)
    assert found.confidence > 0.9


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Engan mann skal hneppa í þrældóm né nauðungarvinnu", "cp1252"),  # Windows-1254 has ş for þ
        ("Filnamnet saknar ändelse (som ”.jpg”)", "cp1252"),
        ("In questo momento il database è bloccato ed è chiuso", "cp1252"),  # è is و in ISO 8859-6
        ("Değişken dönüşümüne karşı korunan ılık su", "cp1254"),
        ("ابقَ متّصلًا بالشبكة", "cp1256"),
        ("وَقَالَ لَهُمْ يَسُوعُ: هَلُمُّوا وَرَائِي", "cp1256"),
        ("وَقَالَ لَهُمْ يَسُوعُ: هَلُمُّوا وَرَائِي", "iso8859_6"),
        ("چاپ کتاب در قهوه خانه", "cp1256"),
    ],
)
def test_an_encoding_is_not_taken_for_its_neighbor(text: str, codec: str) -> None:
    assert decode(text.encode(codec), "a.txt") == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Зарегистрированные редакторы, у которых менее десяти правок", "cp1251"),
        ("הוספת קבוצות שמשתמש חבר בהן", "cp1255"),
        ("Η τιμή αυτού του πεδίου δεν είναι έγκυρη", "cp1253"),
        ("インターウィキ接頭辞を有効にする", "shift_jis"),
        ("获取所有支持语言的语言代码", "gbk"),
    ],
)
def test_other_scripts_are_refused_and_not_guessed(text: str, codec: str) -> None:
    with pytest.raises(InputError, match=r"or give its encoding: utf-8"):
        decode(text.encode(codec), "a.txt", lenient=True)


def test_thin_evidence_is_stated_as_a_low_confidence() -> None:
    thin, enough = (find_text(text.encode("iso8859_6"), "a.txt") for text in ("حسن", TEXT))
    assert thin.confidence < 0.8
    assert thin.notes == (
        "a.txt: ISO 8859-6 is only the likeliest encoding; save the file as UTF-8 if the text is wrong",
    )
    assert enough.confidence > 0.95
    assert enough.notes == ()


@pytest.mark.parametrize("text", ["رئيس الوزراء في بغداد", "café à Évry", "Ali, أحمد", "“fine”"])
@pytest.mark.parametrize("cut", [1, 2])
def test_a_text_cut_inside_its_last_character_stays_utf_8(text: str, cut: int) -> None:
    last = max(at for at, character in enumerate(text) if character > "\x7f")
    raw = text[: last + 1].encode()
    raw = raw[: len(raw) - min(cut, len(text[last].encode()) - 1)]
    found = find_text(raw, "a.txt")
    assert (found.text.rstrip("\ufffd"), found.encoding) == (text[:last], "UTF-8")
    assert found.replaced == 1
    assert found.notes == ("a.txt: 1 byte is not UTF-8, in line 1",)


@pytest.mark.parametrize("text", ["رئيس الوزراء في بغداد", "Le maître a été reçu à l’Élysée"])
@pytest.mark.parametrize("bad", [b"\xff", b"\x92", b"\xe9", b"\xd9"])
def test_a_bad_byte_anywhere_is_no_reason_to_leave_utf_8(text: str, bad: bytes) -> None:
    for at in range(len(text) + 1):
        found = find_text(text[:at].encode() + bad + text[at:].encode(), "a.txt")
        assert found.encoding == "UTF-8"
        assert found.text == text[:at] + "\ufffd" + text[at:]
        assert found.confidence > 0.7


@given(st.binary(max_size=200))
def test_bytes_are_a_text_or_a_clear_error(raw: bytes) -> None:
    try:
        found = find_text(raw, "a.bin")
    except InputError:
        return
    assert 0.5 <= found.confidence <= 1
    assert found.replaced == 0 or found.notes


@pytest.mark.parametrize("raw", [bytes(range(256)) * 4, b"\x00\x01\x02\x03" * 50, b"\xff\xfe\x00", b"\0" * 9])
def test_other_bytes_are_a_clear_error(raw: bytes) -> None:
    with pytest.raises(InputError, match=r"image\.png is not a text file"):
        decode(raw, "image.png")


TABLE = "ت,الاسم\n1,سمير حداد\n2,ليلى ناصر\n"


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("cp1256", "Windows-1256"),
        ("iso8859_6", "ISO 8859-6"),
        ("mac_arabic", "Mac Arabic"),
        ("cp720", "DOS 720"),
        ("utf-8", "UTF-8"),
        ("utf-16", "UTF-16"),
    ],
)
@pytest.mark.parametrize("text", [TABLE, TEXT, "حسن", "وزارة التربية: قائمة الطلاب لسنة 2024"])
def test_older_encodings_are_recognized_by_what_they_say(codec: str, encoding: str, text: str) -> None:
    found = find_text(text.encode(codec), "a.csv")
    assert found.text == text
    assert found.encoding == encoding or not {" ", "،"} & set(text)  # letters alone are the same in ISO 8859-6 and Mac


def test_an_encoding_that_is_given_is_taken() -> None:
    assert find_text("ه,و".encode("cp720"), "a.csv", encoding="cp720").text == "ه,و"
    with pytest.raises(UsageError, match="unknown encoding 'cp12x'; use utf-8"):
        find_text(b"a", "a.csv", encoding="cp12x")


def test_bytes_without_a_likely_encoding_are_refused_with_the_choices() -> None:
    raw = bytes([0xC0 + i % 60 for i in range(0, 600, 7)])
    with pytest.raises(InputError, match=r"give its encoding: utf-8, .*cp1256 \(Windows\), iso8859_6"):
        decode(raw, "a.csv", lenient=True)


def test_one_damaged_byte_costs_itself_alone() -> None:
    text = TABLE * 5
    found = find_text(text[:50].encode() + b"\xff" + text[50:].encode(), "a.csv")
    assert found.text.replace("\ufffd", "") == text
    assert found.notes == ("a.csv: 1 byte is not UTF-8, in line 5",)
    assert find_text("a \ufffd b".encode(), "a.csv").notes == ()


def test_a_nul_among_letters_does_not_make_a_table_unreadable() -> None:
    assert decode(b"name\nAli\0\nOmar\n", "a.csv", lenient=True) == "name\nAli\0\nOmar\n"
