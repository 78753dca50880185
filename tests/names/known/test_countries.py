"""Countries by code and by name."""

from __future__ import annotations

import pytest

from arabtext.errors import UsageError
from arabtext.names.known.countries import code_of_country


@pytest.mark.parametrize(
    ("written", "code"),
    [("EG", "EG"), ("eg", "EG"), ("Egypt", "EG"), (" egypt ", "EG"), ("مصر", "EG"), ("Lebanon", "LB"), (None, "")],
)
def test_a_country_is_known_by_its_code_and_its_name_in_either_script(written: str | None, code: str) -> None:
    assert code_of_country(written) == code


def test_an_unknown_country_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(UsageError, match="did you mean MA, Morocco"):
        code_of_country("Marocco")


@pytest.mark.parametrize("written", ["", "Qais", "ZZ", "بغداد"])
def test_what_is_no_country_is_refused(written: str) -> None:
    with pytest.raises(UsageError, match="country must be an ISO 3166 code"):
        code_of_country(written)
