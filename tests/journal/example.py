"""An invented case, and the moment at which the tests write it down."""

from datetime import UTC, datetime

AT = datetime(2026, 3, 4, 18, 0, tzinfo=UTC)


def invented_case(**more):
    """A small sound case; all of it invented."""
    return {
        "candidate": {"name": "Priya Raman"},
        "employer": {"name": "Northwind Clinics", "timezone": "America/Chicago"},
        "role": {"title": "Data analyst"},
        "contacts": [{"id": "maria", "name": "Maria Lopez", "is": "hiring_manager"}],
        "interviews": [{"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": ["maria"]}],
        **more,
    }
