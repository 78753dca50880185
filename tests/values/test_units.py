"""Units of measure: their table, their words, what they can mean."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from arabtext import resources
from arabtext.values import facts
from arabtext.values.units import coin, members, unit, unit_behind


@pytest.mark.parametrize(
    ("code", "factor", "base"),
    [
        ("mi", "1609.344", "m"),
        ("lb", "0.45359237", "kg"),
        ("ft2", "0.09290304", "m2"),
        ("km/h", "1", "km/h"),
        ("in", "0.0254", "m"),
        ("yd", "0.9144", "m"),
        ("oz", "0.028349523125", "kg"),
        ("acre", "4046.8564224", "m2"),
    ],
)
def test_factors_are_those_of_the_standards(code: str, factor: str, base: str) -> None:
    one, other = unit(code), unit(base)
    assert one is not None
    assert other is not None
    assert one.dimension == other.dimension
    assert one.factor == other.factor * Fraction(factor)


def test_squares_and_cubes_follow_from_lengths() -> None:
    for code in ("mm", "cm", "m", "km", "in", "ft", "yd", "mi"):
        length, area, volume = unit(code), unit(f"{code}2"), unit(f"{code}3")
        assert length is not None
        assert area is None or area.factor == length.factor**2
        assert volume is None or volume.factor == length.factor**3


def test_the_points_of_temperature() -> None:
    kelvin = {}
    for code, freezing in (("degC", 0), ("degF", 32)):
        scale = unit(code)
        assert scale is not None
        kelvin[code] = float(freezing * scale.factor + scale.offset)
    assert kelvin["degC"] == pytest.approx(273.15)
    assert kelvin["degF"] == pytest.approx(273.15)


def test_every_form_names_a_unit() -> None:
    units = {code for (code,) in resources.rows("values/quantity_units.tsv", "unit")}
    rows = resources.rows("values/quantity_forms.tsv", "form", "unit", "role")
    assert [form for form, code, role in rows if role in ("word", "sign") and code not in units] == []


def test_every_form_behind_a_number_is_read_as_its_unit() -> None:
    wrong = []
    for form, code, role, count in resources.rows("values/quantity_forms.tsv", "form", "unit", "role", "count"):
        text = form if count == "2" else f"7 {form}" + " deep" * (form == "m")  # 7m may be seven million
        if role in ("word", "sign"):
            found = [(fact.unit, fact.value) for fact in facts(text)]
            wrong += [form] if found != [(code, Decimal(2 if count == "2" else 7))] else []
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("5 square miles", "mi2"),
        ("5 كيلومترات مربعة", "km2"),
        ("5 kilometers per hour", "km/h"),
        ("5 أمتار في الثانية", "m/s"),
        ("5 كم/س", "km/h"),
        ("5-mile", "mi"),
        ("5 of the miles", "mi"),
        ("5 liters per hour", "l"),
    ],
)
def test_a_unit_and_what_is_made_of_it(text: str, code: str) -> None:
    found = unit_behind(text, 1)
    assert found is not None
    assert found[0] == code


@pytest.mark.parametrize("text", ["5 men", "5 kmart", "5 G", "5 قدموا", "5", "5G"])
def test_no_unit(text: str) -> None:
    assert unit_behind(text, 1) is None


def test_a_coin_without_its_country_can_be_each_of_its_currencies() -> None:
    assert {"IQD", "JOD", "KWD"} <= members(coin("دينار"))
    assert members(coin("ريال")) >= {"SAR", "YER", "IRR", "OMR"}
    assert members("USD") == {"USD"}
