"""What the tests of verbs for tables share."""

from __future__ import annotations

import pytest


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard output is a terminal, so that a view of the table is printed rather than the table."""
    monkeypatch.setattr("arabtext.cli.tables.options.is_terminal", lambda: True)
