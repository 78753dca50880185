"""Words of opposite senses, directions, fractions in words, parts of a day and of a period."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from arabtext import resources
from arabtext.editions import Alignment, check

Laid = Callable[..., Alignment]


@pytest.mark.parametrize(
    ("kind", "english", "arabic"),
    [
        ("opposite", "Oil exports rose sharply in the south.", "انخفضت صادرات النفط بشدة في الجنوب."),
        ("opposite", "The police arrested the two brothers.", "أفرجت الشرطة عن الشقيقين."),
        ("opposite", "The guard was killed near the gate.", "أصيب الحارس قرب البوابة بجروح."),
        ("opposite", "He spoke to the press before the vote.", "تحدث إلى الصحافة بعد التصويت."),
        ("opposite", "Parliament rejected the draft law.", "وافق البرلمان على مشروع القانون."),
        ("opposite", "The party lost the election.", "فاز الحزب في الانتخابات."),
        ("opposite", "The mayor reopened the bridge.", "أغلق رئيس البلدية الجسر."),
        ("opposite", "The country is an ally of Rome.", "البلد عدو لروما."),
        ("opposite", "Two men were waiting at the door.", "كانت امرأتان ونساء ينتظرن عند الباب."),
        ("direction", "The camp lies in northern Syria.", "يقع المخيم في جنوب سوريا."),
        ("direction", "They came from the east of the city.", "جاؤوا من غرب المدينة."),
        ("direction", "It is in the northeast of the country.", "تقع في جنوب غرب البلاد."),
        ("fraction", "Half of the houses are empty.", "ثلث البيوت فارغ."),
        ("date", "It rained in the spring.", "هطل المطر في الخريف."),
        ("time", "He left in the morning.", "غادر في المساء."),
    ],
)  # fmt: skip
def test_a_reversal_is_found(kind: str, english: str, arabic: str, laid: Laid) -> None:
    found = check(laid((english, arabic)), min_probability=0)
    assert kind in {one.kind for one in found}


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("Oil exports rose sharply.", "ارتفعت صادرات النفط بشدة."),
        ("Exports did not rise this year.", "انخفضت الصادرات هذا العام."),
        ("The police arrested the two brothers.", "اعتقلت الشرطة الشقيقين."),
        ("Many were killed and wounded.", "قتل كثيرون وجرح آخرون."),
        ("It was built by the army after the war.", "بني من قبل الجيش بعد الحرب."),
        ("Parliament rejected the draft law.", "رفض البرلمان مشروع القانون."),
        ("Los Angeles wants the win.", "تريد لوس أنجلوس الفوز."),
        ("The components talk to each other.", "تتواصل المكونات مع بعضها البعض."),
        ("His wife arrived.", "وصلت زوجته."),
        ("The camp lies in northern Syria.", "يقع المخيم في شمال سوريا."),
        ("It is in the northeast of the country.", "تقع في شمال شرق البلاد."),
        ("He came from the Middle East.", "جاء من الشرق الأوسط."),
        ("The western desert is hot.", "الصحراء الغربية حارة."),
        ("South Africa won the match.", "فازت جنوب أفريقيا بالمباراة."),
        ("They went south and then west.", "توجهوا جنوبا ثم غربا."),
        ("Half of the houses are empty.", "نصف البيوت فارغ."),
        ("He left on Friday night.", "غادر مساء الجمعة."),
        ("The third attempt failed.", "فشلت المحاولة الثالثة."),
    ],
)  # fmt: skip
def test_what_says_the_same_is_no_reversal(english: str, arabic: str, laid: Laid) -> None:
    kinds = {one.kind for one in check(laid((english, arabic)), min_probability=0)}
    assert kinds.isdisjoint(("opposite", "direction", "fraction", "date", "time"))


def test_every_axis_has_two_senses_and_every_sense_both_languages() -> None:
    senses: dict[str, dict[str, set[str]]] = {}
    for axis, sense, language in resources.rows("editions/senses.tsv", "axis", "sense", "language"):
        senses.setdefault(axis, {}).setdefault(sense, set()).add(language)
    del senses["-"]
    assert [axis for axis, known in senses.items() if len(known) < 2] == []
    assert [axis for axis, known in senses.items() for languages in known.values() if len(languages) < 2] == []


def test_no_word_of_a_sense_is_of_the_opposite_sense_too() -> None:
    """But for words that are of two axes."""
    seen: dict[tuple[str, str], str] = {}
    twice = []
    for axis, sense, term in resources.rows("editions/senses.tsv", "axis", "sense", "term"):
        if axis != "-" and seen.setdefault((axis, term), sense) != sense:
            twice.append((axis, term))
    assert twice == []
