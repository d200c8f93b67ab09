"""Everything with a day, for calendars."""

from ...case.errors import Problem, Unavailable
from . import Asked, Format, Shown


def make(asked: Asked) -> bytes:
    from ..calendar import to_ics

    made = to_ics(asked.knowing, **asked.keys)
    if b"BEGIN:VEVENT" not in made:
        what = "nothing with a day: no interview, no step, no promise"
        raise Unavailable(Problem("followup export ics", what, "", "a case with an interview or something to do"))
    return made


FORMAT = Format(
    "ics", "calendar", "text/calendar", make, order=10,
    shown=Shown("Save the calendar", "Every step at an hour that suits, with a reminder. Taken in again later, it "
                "moves what moved."),
)  # fmt: skip
