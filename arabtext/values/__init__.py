"""Find numbers and dates in text of either language, with spans."""

from arabtext.values.calendars import Date
from arabtext.values.dates import dates
from arabtext.values.numbers import Number, numbers

__all__ = ["Date", "Number", "dates", "numbers"]
