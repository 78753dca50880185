"""Sentences of both languages."""

from __future__ import annotations

import pytest

from arabtext.editions import sentences
from arabtext.editions.reading.segment import spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Gen. Qaani met Dr. Ali. He left.", ["Gen. Qaani met Dr. Ali.", "He left."]),
        ("The U.S. forces left. They were few.", ["The U.S. forces left.", "They were few."]),
        ("It is in the U.S. The rest is not.", ["It is in the U.S.", "The rest is not."]),
        ("George W. Bush spoke.", ["George W. Bush spoke."]),
        ("It cost 3.5 million. More came.", ["It cost 3.5 million.", "More came."]),
        ('He said: "Go." She went.', ['He said: "Go."', "She went."]),
        ("He waited... and left.", ["He waited... and left."]),
        ("A line\nand another", ["A line", "and another"]),
        ("هل أصبح مستقلا؟ لا أحد يعرف.", ["هل أصبح مستقلا؟", "لا أحد يعرف."]),
        ("قال د. أحمد ذلك. ثم غادر.", ["قال د. أحمد ذلك.", "ثم غادر."]),
        ("قال: «نعم». ثم صمت.", ["قال: «نعم».", "ثم صمت."]),
        ("Roe v. Wade stands. So it does.", ["Roe v. Wade stands.", "So it does."]),
        ("It closed until Oct. The rest stayed.", ["It closed until Oct.", "The rest stayed."]),
        ("It opened on Oct. 5. Few came.", ["It opened on Oct. 5.", "Few came."]),
        ("He said no. She left.", ["He said no.", "She left."]),
        ("See no. 5 on p. 12. It helps.", ["See no. 5 on p. 12.", "It helps."]),
        ("At 1 p.m. However, few had voted.", ["At 1 p.m.", "However, few had voted."]),
        ("Apple Inc. sued. Acme Co. The end.", ["Apple Inc. sued.", "Acme Co.", "The end."]),
        ("1. The first item. 2. The second.", ["1. The first item.", "2. The second."]),
        ("أ. أولا. ب. ثانيا.", ["أ. أولا.", "ب. ثانيا."]),
        ('"Why?" Smith asked. "Because."', ['"Why?" Smith asked.', '"Because."']),
        ('"Why?" The man left.', ['"Why?"', "The man left."]),
        ("«هذا رأينا.» حسبما أفاد المتحدث. ثم غادر.", ["«هذا رأينا.» حسبما أفاد المتحدث.", "ثم غادر."]),
        (
            '"لن نقبل بأي حل لا يضمن حقوق شعبنا كاملة غير منقوصة" وأضاف المتحدث أنه متفائل.',
            ['"لن نقبل بأي حل لا يضمن حقوق شعبنا كاملة غير منقوصة"', "وأضاف المتحدث أنه متفائل."],
        ),
        ('"لن نقبل بأي حل آخر" وأضاف أنه متفائل.', ['"لن نقبل بأي حل آخر" وأضاف أنه متفائل.']),
        ('وصفه بأنه "ضعيف" وقال إنه راحل.', ['وصفه بأنه "ضعيف" وقال إنه راحل.']),
        ('وصل "عدد من الناس... عرفوا عن أنفسهم" أمس.', ['وصل "عدد من الناس... عرفوا عن أنفسهم" أمس.']),
        ("صمت قليلا... ثم تكلم.", ["صمت قليلا...", "ثم تكلم."]),
        ("عام 512 ق.م. كان الملك. ثم مات.", ["عام 512 ق.م. كان الملك.", "ثم مات."]),
        ("بلغت 3.5 ملايين. وزادت ٢٫٥ في المئة.", ["بلغت 3.5 ملايين.", "وزادت ٢٫٥ في المئة."]),
        ("غادر المدينة.وصل إلى القرية.", ["غادر المدينة.", "وصل إلى القرية."]),
        (
            "دخل الرجل، وجلس، وطلب الماء، ثم تكلم طويلا، ولم يسمعه أحد.",
            ["دخل الرجل، وجلس، وطلب الماء، ثم تكلم طويلا، ولم يسمعه أحد."],
        ),
        ("Wait… Then go.", ["Wait…", "Then go."]),
        ("He wrote to S. K. Das in the U.K. and left.", ["He wrote to S. K. Das in the U.K. and left."]),
        ("It sells vitamin C. The price fell.", ["It sells vitamin C.", "The price fell."]),
        ("(He left.) She stayed.", ["(He left.)", "She stayed."]),
        ("https://example.org/a.b.c is down. Try later!", ["https://example.org/a.b.c is down.", "Try later!"]),
        ("", []),
        ("   ", []),
        ("...", ["..."]),
        ("*", []),
        ('"\n-', []),
        ("*\n*One came.\n*\n*Two came.", ["*One came.", "*Two came."]),
        ("One came. 🙂 Two came.", ["One came.", "🙂 Two came."]),
        ("إن المبلغ كاف ..ولم يحدد موعدا", ["إن المبلغ كاف ..", "ولم يحدد موعدا"]),
        ("وصل الوفد..ثم غادر.", ["وصل الوفد..", "ثم غادر."]),
        ('سمع "عددا من ..الأصوات" أمس.', ['سمع "عددا من ..الأصوات" أمس.']),
        ("Version 1..2 and a..b stay.", ["Version 1..2 and a..b stay."]),
        ("العنوان ص.ب. 4030 بيروت. الهاتف مقطوع.", ["العنوان ص.ب. 4030 بيروت.", "الهاتف مقطوع."]),
        ("زار د. م. علي المدينة. ثم عاد.", ["زار د. م. علي المدينة.", "ثم عاد."]),
        ("اشترى الفواكه (تفاح، تمر، إلخ.) من السوق. ثم عاد.", ["اشترى الفواكه (تفاح، تمر، إلخ.) من السوق.", "ثم عاد."]),
        ("حمل الكتب والأقلام إلخ. في حقيبته.", ["حمل الكتب والأقلام إلخ. في حقيبته."]),
        ("باع الخضر إلخ. ثم غادر. وعاد إلخ.", ["باع الخضر إلخ.", "ثم غادر.", "وعاد إلخ."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize("text", ["One. Two.", "قال. وذهب.", "  a. b  \n\n C. "])
def test_spans_are_where_the_sentences_stand(text: str) -> None:
    assert [text[start:end] for start, end in spans(text)] == sentences(text)


@pytest.mark.parametrize(
    "text", ["." * 300_000 + "x", '."' * 150_000 + "x", "؟" * 300_000 + "ب", "He. " + "…" * 300_000]
)
def test_a_run_of_full_stops_takes_time_in_proportion(text: str) -> None:
    assert "".join(sentences(text)).replace(" ", "") == text.replace(" ", "")
