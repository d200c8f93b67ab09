"""The people of a case as cards: who they are, how to reach them, how they like to hear from you."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import ipywidgets as widgets

from ...case.case import Case
from ...case.case_file import make_id
from ...case.doubts import address_doubt
from ...case.roles import ROLES
from ..parts.actions import on_click
from ..parts.fields import Control, Field
from ..parts.fold import Fold
from ..parts.form import Form
from ..parts.kinds import UTC, Spec
from ..parts.markup import Markup, join, tag
from ..parts.panel import Part
from ..parts.pieces import button, hold, html
from .fact_form import FactForm
from .fact_words import said_day

LIKES = {"email": "email", "phone": "the phone"}
STYLES = {"traditional": "old-fashioned", "modern": "modern"}
CHOICES = tuple((role.form, role.word) for role in ROLES.values())
USUAL = "interviewer"  # who somebody is of whom nothing else is said
UNNOTICED = ("I didn't notice", None)
SOMEBODY = Spec("name", "Somebody else you met or heard of", more={"placeholder": "First and last name"})
PERSON = (
    Spec("name", "Name"),
    Spec("is", "Who they are", "choice", CHOICES),
    Spec("email", "Email"),
    Spec("phone", "Phone", help="A direct extension, if you were given one."),
    Spec("prefers", "Likes to hear by", "choice", (UNNOTICED, ("Email", "email"), ("Phone", "phone"))),
    Spec("style", "Style", "choice", (UNNOTICED, ("Old-fashioned", "traditional"), ("Modern", "modern"))),
    Spec("away_until", "Back on", "day", help="If they are away."),
    Spec("no_calls", "Asked not to be called", "flag"),
    Spec("address", "How you greet them", help="Such as Ms. Lopez, where the name alone does not tell."),
    Spec("agency", "Works for an agency, not for the employer", "flag"),
    Spec("left", "No longer works there", "flag"),
)


class People(Part):
    """One card a person; new people at the end."""

    def build(self) -> list[widgets.Widget]:
        self.cards: dict[tuple[str, str], PersonCard] = {}
        self.add = button("Add this person")
        role = Spec("is", "Who they are", "menu", CHOICES, more={"value": USUAL})
        self.new = Form(self, [Field(self, SOMEBODY), Control(self, role)], self.add, css=("fu-row", "fu-new"))
        self.held = widgets.VBox([])
        on_click(self, self.add, self._add)
        return [html(tag("h3", "People", class_="fu-title")), self.held, self.new.box]

    def _add(self) -> str | None:
        given = self.new.values()
        if "name" not in given:
            self.new.tell({"name": "A person needs a name: first and last, as you would write it."})
            return None
        contact_id = self._free(make_id(given["name"], ""))
        self.desk.give({("contacts", contact_id): given})
        self.new["name"].clear()
        return f"{given['name']} is written down. Open the card to add an address."

    def _free(self, wanted: str) -> str:
        taken, number = set(self.desk.case.people if self.desk.case else ()), 1
        found = wanted
        while found in taken:
            number += 1
            found = f"{wanted}-{number}"
        return found

    def draw(self, case: Case, held: dict[str, Any]) -> None:
        hold(self.held, [self._card(case, contact).box for contact in held["contacts"]])

    def _card(self, case: Case, contact: dict[str, Any]) -> PersonCard:
        key = (case.id, contact["id"])
        if key not in self.cards:
            self.cards[key] = PersonCard(self, contact["id"])
        self.cards[key].draw(case, contact)
        return self.cards[key]


class PersonCard(Fold):
    """Its fields are made when it is opened first."""

    def __init__(self, within: Part, contact_id: str) -> None:
        self.contact_id, self.known = contact_id, (dict[str, Any](), UTC)
        super().__init__(within, content=lambda: self.form.box)

    @cached_property
    def form(self) -> FactForm:
        made = FactForm(self, PERSON, ("contacts", self.contact_id))
        with self.panel.untouched():
            made.draw(*self.known)
        return made

    def draw(self, case: Case, contact: dict[str, Any]) -> None:
        self.sum_up(_summary(case, contact), f"Change: {contact['name']}")
        self.known = {"is": USUAL, **contact}, case.zone
        if "form" in self.__dict__:
            self.form.draw(*self.known)


def _summary(case: Case, contact: dict[str, Any]) -> Markup:
    role = "recruiter of an agency" if contact.get("agency") else ROLES[contact.get("is", USUAL)].says
    known = [role, "no longer works there" if contact.get("left") else None, contact.get("email"), contact.get("phone")]
    known += [f"likes {LIKES[contact['prefers']]}" if contact.get("prefers") else None]
    known += [STYLES.get(contact.get("style", "")), "no calls" if contact.get("no_calls") else None]
    known += [f"back {said_day(case, contact['away_until'])}" if contact.get("away_until") else None]
    rest = join(*(one for one in known if one), between=" · ")
    own = case.contact(contact["id"])
    odd = (
        tag("span", f" Look at the address: {words}.", class_="fu-warned")
        if own and (words := address_doubt(case, own))
        else ""
    )
    return tag("p", tag("b", contact["name"]), " ", tag("span", rest, class_="fu-soft"), odd, class_="fu-line")
