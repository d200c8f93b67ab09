"""Where one is in the app, as the fragment of an address: today, search, case/northwind-analyst/thank-you."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote, unquote

from ..parts.pages import PAGES, Page

CASE = "case"
PAGE = "page"  # with a page of a case: the most urgent case that stands there
INVENTED = "invented"  # with a page of a case, or a place: the same in the invented search
WORKSHOP = "workshop"
ROOMS = (
    "plan-the-session", "moving-clock", "scenario-cards", "role-play", "the-group", "your-clients",
    "practice-handed-in", "house-rules",
)  # fmt: skip


class Address(NamedTuple):
    """place: a name of PLACES, or "case" with its id; at: a page of the case, or a part of the place."""

    place: str = "today"
    case: str | None = None
    at: str | None = None

    def __str__(self) -> str:
        given = (self.place, self.case, self.at)
        return "/".join(quote(one, safe="") for one in given if one)


def read(fragment: str) -> Address:
    """The address of a fragment; the first page's for what nobody wrote here."""
    place, *rest = [unquote(one) for one in fragment.lstrip("#").split("/") if one][:3] or ["today"]
    if place != CASE:
        return Address(place, None, rest[0] if rest else None)
    return Address(CASE, *rest) if rest else Address("cases")


def slug(page: Page) -> str:
    """What a page of a case is called in an address: 20_thank_you is thank-you."""
    return page.name.split("_", 1)[1].replace("_", "-")


def page_called(words: str | None) -> Page | None:
    """The page of a case of that name; None for a name nobody knows."""
    return next((one for one in PAGES if one.stages and slug(one) == words), None)
