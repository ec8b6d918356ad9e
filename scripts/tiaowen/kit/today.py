"""What day it is, for what an editor may date."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta


def latest_day() -> date:
    """Today where the day is furthest on, so that no editor is told that his own today is to come."""
    return (datetime.now(UTC) + timedelta(hours=14)).date()
