"""How a written message closes: by person, by hand or by email, and not always with the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..case.case import Case
from ..case.wording import month_first

if TYPE_CHECKING:
    from .occasion import Occasion

FORMAL = {True: ("Sincerely,", "Sincerely yours,"), False: ("Yours sincerely,", "Yours faithfully,")}
FAMILIAR = ("Kind regards,", "Best wishes,", "With kind regards,")
BRISK = ("Best,", "Best wishes,", "All the best,")
BY_HAND = ("With kind regards,", "With best wishes,", "Kind regards,")


def closing_of(case: Case, here: Occasion, turn: int, register: str, distant: bool) -> dict[str, str]:
    """The slot `closing` for the wording of this turn; nothing for what is spoken, which has its own end.

    distant: formal, in the way of the employer's country, as for people who are old-fashioned (A5)
    """
    if here.channel == "phone":
        return {}
    contact, kind = here.contact, here.template.kind
    if contact is None:
        return {"closing": FAMILIAR[0]}
    choices: tuple[str, ...]
    if distant:
        choices = FORMAL[month_first(case.employer)][:1]
    elif register == "modern":
        choices = BRISK
    else:
        choices = BY_HAND if kind == "card" else FAMILIAR
    return {"closing": choices[turn % len(choices)]}
