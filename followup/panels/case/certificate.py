"""The certificate of practice: what is solved, what is left and where, and the page to print or to hand in."""

from __future__ import annotations

import ipywidgets as widgets

from ...case.errors import FollowupError
from ...journal.handing_in import hand_in_folder
from ...training.certificate import (
    NAME,
    PageStanding,
    Solved,
    Standing,
    certificate_page,
    gates,
    record,
    standing,
    take_back,
)
from ...training.handed_in import Practised, file_name, from_journal, put_into, to_bytes
from ...training.practice import Situation
from ..parts import pages
from ..parts.actions import in_words, on_click
from ..parts.fields import Control
from ..parts.files import download, opens, saves
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, join, tag, unseen
from ..parts.panel import Panel
from ..parts.pieces import button, choices, html, in_card, row, show

NOTHING = "Nothing is solved yet. Every page has its practice at the end; a good one to begin with is"
FIRST = "20_thank_you"
HANDED = tag("p", "With your name, days and tries. No answer, nothing of your search.", class_="fu-soft")
SHORT = 90  # letters of a story in the list


class Certificate(Panel):
    """Drawn from the journal. The name is kept as it is typed; the last thing solved can be taken back."""

    name = "certificate"

    def build(self) -> list[widgets.Widget]:
        self.told, self.outs, self.list = html(), html(), html()
        self.who = Control(self, Spec("name", "Name on the page", fills="name"), self._call)
        self.back = button("Take the last one back")
        on_click(self, self.back, self._take_back)
        self.fields = choices(self.who.box)
        self.give, self.given = button("Hand in what I practised"), html(HANDED)
        on_click(self, self.give, self._hand_in)
        giving = row(self.give, self.given)
        return [in_card(self.told, self.fields, self.outs, giving, self.list, row(self.back))]

    def _call(self, name: str) -> str:
        self.desk.own.set(NAME, name.strip(), at=self.desk.now)
        return "Kept."

    def _take_back(self) -> str:
        take_back(self.desk.own, at=self.desk.now)
        return "Taken back: it no longer counts."

    def _hand_in(self) -> str:
        """Into the workshop's folder; the place of the last one."""
        if (folder := hand_in_folder()) is not None:
            put_into(folder, self._practised())
        return "Handed in. Handing in again replaces it."

    def _practised(self) -> Practised:
        return from_journal(self.desk.own, on=self.desk.today, name=self._name())

    def draw(self) -> None:
        of, name = standing(record(self.desk.own)), self._name()
        for part in (self.give, self.given):
            show(part, bool(of.solved) and hand_in_folder() is not None)
        self.who.value = name
        for part in (self.fields, self.back):
            show(part, bool(of.solved))
        self.told.value = head_html(of)
        self.list.value = join(*(_page(held) for held in of.pages)) if of.solved else EMPTY
        self.outs.value = self._outs(of, name) if of.solved else EMPTY

    def _name(self) -> str:
        """The one typed here, else the candidate's of the newest case of one's own."""
        kept = self.desk.own.setting(NAME, kind=str)
        cases = list(self.desk.own.cases().values())
        return kept if isinstance(kept, str) else cases[-1].candidate.name if cases else ""

    def _outs(self, of: Standing, name: str) -> Markup:
        asked = gates(self.desk.own, self.desk.rulebook)
        titles = {page.name: page.title for page in pages.PAGES}
        try:
            page = certificate_page(name, of, today=self.desk.today, titles=titles, asked=asked)
        except FollowupError as error:
            return tag("p", in_words(error), role="alert", class_="fu-wrong")
        saved = saves(page, f"practice-{self.desk.today}", "Save the page")
        given = download(file_name(name), "application/json", to_bytes(self._practised()), "Save it to hand in")
        return tag("p", opens(page, "Open the page to print"), saved, given, class_="fu-outs")


def head_html(of: Standing) -> Markup:
    """How far one is; where nothing is solved yet, where to begin."""
    if of.solved:
        return tag("p", of.sentence, class_="fu-do")
    return tag("p", NOTHING, " ", pages.link(pages.page(FIRST)), ".")


def _page(held: PageStanding) -> Markup:
    page = pages.page(held.page)
    done = [_solved(situation, how) for situation, how in held.solved]
    left = [_left(situation) for situation in held.left]
    title = tag("h3", page.title, ": ", f"{len({s.id for s, _ in held.solved})} of {_all(held)}", class_="fu-title")
    way = tag("p", "To go on: ", pages.link(page)) if left else EMPTY
    return join(title, tag("ul", *done, *left, class_="fu-rest"), way)


def _all(held: PageStanding) -> int:
    return len({situation.id for situation, _ in held.solved}) + len(held.left)


def _solved(situation: Situation, how: Solved) -> Markup:
    tries = "on the first try" if how.first_try else f"on try {how.tries}"
    told = tag("span", f"{how.on}, advice: {how.policy}, {tries}", class_="fu-soft")
    return tag("li", tag("b", "✓ ", aria_hidden="true"), unseen("solved: "), _short(situation), tag("br"), told)


def _left(situation: Situation) -> Markup:
    return tag("li", tag("span", "○ ", aria_hidden="true"), unseen("left: "), _short(situation), class_="fu-soft")


def _short(situation: Situation) -> str:
    words = situation.story
    return words if len(words) <= SHORT else f"{words[: SHORT - 1].rsplit(' ', 1)[0]} …"
