"""Everything with a day, for calendars."""

from . import Asked, Format, Shown


def make(asked: Asked) -> bytes:
    from ..calendar import to_ics

    return to_ics(asked.knowing, **asked.keys)


FORMAT = Format(
    "ics", "calendar", "text/calendar", make, order=10,
    shown=Shown("Save the calendar", "Every step at an hour that suits, with a reminder. Taken in again later, it "
                "moves what moved."),
)  # fmt: skip
