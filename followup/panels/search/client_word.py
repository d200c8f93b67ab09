"""What a counselor writes about a client, kept apart from their journal, and a word to them as a small file."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import ipywidgets as widgets

from ...case.errors import InputError, Problem
from ..parts.actions import on_click
from ..parts.fields import Control
from ..parts.files import download
from ..parts.form import Form
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, tag
from ..parts.panel import Panel
from ..parts.pieces import button, html, in_card, row
from .caseload import Clients

if TYPE_CHECKING:
    from ...group.caseload import Client

NOTHING = ""
ABOUT = (
    "A note is for you alone: it goes into your own file of notes. A word goes to the client: you save it as a small "
    "file and hand it over. Their workbook shows it under “In and out”, and runs none of it."
)
SPECS = (
    Spec("text", "What you write", "words"),
    Spec("by", "Your name", fills="name"),
    Spec("step", "A step you suggest", help="In words, as “Ask for the pay in writing”. It may stay empty."),
)


class ClientWord(Panel):
    """One client is chosen; what is typed stays until it is kept or made into a file."""

    name = "client-word"

    def build(self) -> list[widgets.Widget]:
        self.link, self.place = EMPTY, html()
        self.client = Control(self, Spec("client", "Client", "menu", (("Choose a client", NOTHING),)), lambda _: None)
        self.form = Form(self, [Control(self, spec) for spec in SPECS])
        self.note, self.word = button("Note it down"), button("Make the file for them", "main")
        on_click(self, self.note, self._note)
        on_click(self, self.word, self._word)
        about = html(tag("p", ABOUT, class_="fu-soft"))
        return [in_card(about, self.client.box, self.form.box, row(self.word, self.note), self.place)]

    def draw(self) -> None:
        clients = self.desk.shared(Clients).read().clients
        known = [(one.name, one.journal) for one in clients]
        chosen = self.client.value if self.client.value in [key for _, key in known] else NOTHING
        self.client.offer([("Choose a client", NOTHING), *sorted(known, key=lambda pair: pair[0].casefold())], chosen)
        self.place.value = self.link

    def _chosen(self) -> Client:
        clients = self.desk.shared(Clients).read().clients
        if not (found := next((one for one in clients if one.journal == self.client.value), None)):
            raise InputError(Problem("client", "choose a client first"))
        return found

    def _note(self) -> str:
        from ...group.caseload import add_note

        client, path = self._chosen(), self.desk.shared(Clients).kept.get("notes")
        if not path:
            raise InputError(Problem("notes", "name the file of your notes above, and read it, first"))
        add_note(path, client.journal, self.form["text"].value, self._moment, self.form["by"].value)
        self.form["text"].clear()
        return f"Noted for {client.name}."

    def _word(self) -> str:
        from ...exchange.comment import Comment, comment_bytes

        client = self._chosen()
        by, step = self.form["by"].value.strip(), self.form["step"].value.strip()
        if not by:
            raise InputError(Problem("name", "your client wants to know whose word it is: type your name"))
        made = comment_bytes(Comment(by, self.form["text"].value, self._moment, step=step))
        self.link = _saved(client, made, self._moment)
        return f"The file is made: save it with the link below, and give it to {client.name}."

    @property
    def _moment(self) -> datetime:
        return self.desk.now


def _saved(client: Client, made: bytes, at: datetime) -> Markup:
    name = f"word-for-{client.journal}-{at:%Y-%m-%d}.json"
    return tag("p", download(name, "application/json", made, f"Save the file for {client.name}"), class_="fu-outs")
