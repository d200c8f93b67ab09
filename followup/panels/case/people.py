"""The people of a case as cards: who they are, how to reach them, how they like to hear from you."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from ...case.case import Case
from ...case.case_file import make_id
from ..parts.actions import on_click
from ..parts.fields import Field, Fold, Form, Spec
from ..parts.markup import Markup, join, tag
from ..parts.panel import Panel
from ..parts.pieces import button, html, row

ROLES = (
    ("Hiring manager", "hiring_manager"),
    ("HR", "hr"),
    ("Recruiter", "recruiter"),
    ("Interviewer, or I don't know", "interviewer"),
    ("Reception", "reception"),
)
UNNOTICED = ("I didn't notice", None)
PERSON = (
    Spec("name", "Name"),
    Spec("is", "Who they are", "choice", ROLES),
    Spec("email", "Email"),
    Spec("phone", "Phone", help="A direct extension, if you were given one."),
    Spec("prefers", "Likes to hear by", "choice", (UNNOTICED, ("Email", "email"), ("Phone", "phone"))),
    Spec("style", "Style", "choice", (UNNOTICED, ("Old-fashioned", "traditional"), ("Modern", "modern"))),
    Spec("away_until", "Back on", "day", help="If they are away."),
    Spec("no_calls", "Asked not to be called", "flag"),
)


class People:
    """One card a person; new people at the end."""

    def __init__(self, panel: Panel) -> None:
        self.panel, self.desk = panel, panel.desk
        self.cards: dict[tuple[str, str], PersonCard] = {}
        self.field = Field(Spec("name", "Somebody else you met or heard of"))
        self.name = self.field.widget
        self.name.placeholder = "First and last name"
        self.role = widgets.Dropdown(description="Who they are", options=ROLES, value="interviewer")
        self.add = button("Add this person")
        self.role.add_class("fu-field")
        on_click(panel, self.add, self._add)
        self.people = widgets.VBox([])
        new = row(self.field.box, self.role, self.add)
        new.add_class("fu-new")
        self.box = widgets.VBox([html(tag("h3", "People", class_="fu-title")), self.people, new])

    def _add(self) -> str | None:
        name = self.name.value.strip()
        if not name:
            return self.field.tell("A person needs a name: first and last, as you would write it.")
        self.field.calm()
        contact_id = self._free(make_id(name, ""))
        self.desk.give({("contacts", contact_id): {"name": name, "is": self.role.value}})
        self.name.value = ""
        return f"{name} is written down. Open the card to add an address."

    def _free(self, wanted: str) -> str:
        taken, number = set(self.desk.case.people), 1
        found = wanted
        while found in taken:
            number += 1
            found = f"{wanted}-{number}"
        return found

    def draw(self, case: Case, held: dict[str, Any]) -> None:
        shown = [self._card(case, contact) for contact in held["contacts"]]
        if list(self.people.children) != shown:
            self.people.children = shown

    def _card(self, case: Case, contact: dict[str, Any]) -> widgets.Widget:
        key = (case.id, contact["id"])
        if key not in self.cards:
            self.cards[key] = PersonCard(self.panel, contact["id"])
        self.cards[key].draw(case, contact)
        return self.cards[key].fold.box


class PersonCard:
    def __init__(self, panel: Panel, contact_id: str) -> None:
        self.form = Form(panel, PERSON, ("contacts", contact_id))
        self.fold = Fold(self.form.box)

    def draw(self, case: Case, contact: dict[str, Any]) -> None:
        self.fold.draw(_summary(contact), f"Change: {contact['name']}")
        self.form.draw(contact, case.zone)


def _summary(contact: dict[str, Any]) -> Markup:
    role = contact["is"].replace("_", " ")
    known = [role if role != "hr" else "HR", contact.get("email"), contact.get("phone")]
    known += [f"likes {contact['prefers']}" if contact.get("prefers") else None, contact.get("style")]
    known += [
        "no calls" if contact.get("no_calls") else None,
        f"back {contact['away_until']}" if contact.get("away_until") else None,
    ]
    rest = join(*(one for one in known if one), between=" · ")
    return tag("p", tag("b", contact["name"]), " ", tag("span", rest, class_="fu-soft"), class_="fu-line")
