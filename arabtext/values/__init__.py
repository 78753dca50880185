"""Find the values that a text of either language states: facts of all kinds, or numbers and dates alone, with spans."""

from arabtext.values.agreement import agree
from arabtext.values.calendars import Date
from arabtext.values.dates import dates
from arabtext.values.fact import Fact, FactKind
from arabtext.values.facts import facts
from arabtext.values.numbers import Number, numbers
from arabtext.values.weekdays import weekday_fits

__all__ = ["Date", "Fact", "FactKind", "Number", "agree", "dates", "facts", "numbers", "weekday_fits"]
