"""Names that differ, part by part."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from arabtext.editions import Alignment, check

Laid = Callable[..., Alignment]


@pytest.mark.parametrize(
    ("kind", "english", "arabic"),
    [
        ("name", "Karim Fouad scored twice.", "سجل كريم فهمي هدفين."),
        ("name", "He thanked Zainab Karim.", "شكر زينب كامل."),
        ("name", "Judge Leila Ben Amor ruled.", "حكمت القاضية ليلى بن عاشور."),
        ("name", "Sheikha al-Mannai chose the works.", "اختارت شيخة النعيمي القطع."),
        ("place", "They live in Taiz Governorate.", "يقيمون في محافظة إب."),
        ("place", "Fishermen in Dakhla went on strike.", "دخل صيادو العيون في إضراب."),
        ("place", "They fled from Homs.", "فروا من حماة."),
        ("nationality", "Turkish engineers built the dam.", "بنى مهندسون إيرانيون السد."),
        ("nationality", "Two Italian doctors came.", "جاء طبيبان إسبانيان."),
    ],
)
def test_another_name_is_found(kind: str, english: str, arabic: str, laid: Laid) -> None:
    assert kind in {one.kind for one in check(laid((english, arabic)), min_probability=0)}


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("According to Francis Adyns, it is legal.", "وفقا لفرانسيس أدينز فإن ذلك قانوني."),
        ("The site was compiled with meticulous care.", "تم تجميع الموقع بعناية فائقة."),
        ("The Syria Civil Defense members carried babies.", "حمل عناصر الدفاع المدني أطفالا."),
        ("He fled from Syria’s Idlib.", "فر من إدلب."),
        ("Washington rejected the proposal.", "رفضت الولايات المتحدة المقترح."),
        ("Europe has the advantage.", "الفريق الأوروبي في الصدارة."),
        ("Two Turks came.", "جاء اثنان من الأتراك."),
        ("Qais al-Khazali met the press.", "التقى الخزعلي الصحافة."),
        ("Alan Lithgow ran to the goal.", "ركض آلان ليثجو نحو المرمى."),
        ("Sheikha al-Mannai opened the exhibition.", "افتتحت شيخة المناعي المعرض."),
        ("Leila Ben Amor told Youssef Ben Amor to wait.", "طلبت ليلى بن عمر من يوسف بن عمر الانتظار."),
        ("The U.N. envoy arrived in Yemen's Aden.", "وصل المبعوث الأممي إلى عدن."),
        ("They live in Ibb Governorate.", "يقيمون في محافظة إب."),
        ("They used #Basra_protests.", "استخدموا #Mosul_protests."),
        ("Abdel Fattah al-Burhan did not come.", "لم يأت عبد الفتاح البرهان."),
    ],
)
def test_the_same_name(english: str, arabic: str, laid: Laid) -> None:
    kinds = {one.kind for one in check(laid((english, arabic)))}
    assert kinds.isdisjoint(("name", "place", "nationality"))
