"""A message to word anew: its subject and paragraphs, the slots they may use, and the draft it makes, checked."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

import ipywidgets as widgets

from ...case.errors import InputError, Problem
from ...house_rules.condition_words import when_words
from ...house_rules.draft import put, put_wordings
from ...house_rules.originals import original
from ...house_rules.wording import Fault, Reworded, example_drafts, has_its_turn_elsewhere, left_unsaid, reworded
from ...rulebook.book import Rulebook
from ...rulebook.template import Template
from ...rulebook.vocabulary import ELEMENTS, SLOTS
from ..parts.form import Form
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, bullets, join, tag
from ..parts.panel import Part
from ..parts.pieces import html, row, show, styled, toggle
from .bench import bench_of
from .cells import Cell, small
from .sentence_form import slot_list

TURNS = "Kept. The sixteen cases below show other wordings of this message; yours comes when it has its turn."
SLOT = re.compile(r"\{\w+\}")
LINE = 58  # letters on a line of a field, about
NEEDS = {**ELEMENTS, "greeting": "a greeting", "company": "the employer's name", "topic": "what you talked about"}


class MessageForm(Part):
    """The fields are made once for the longest message; what a message lacks is hidden.

    Shown are the paragraphs of the draft beside them and what is one's own; those for other cases wait for "More".
    """

    across, css = True, ("fu-columns",)

    def build(self) -> list[widgets.Widget]:
        self.bench, self.id = bench_of(self.desk), ""
        self.subject = Cell(self, Spec("subject", "Subject"), self._give_subject, self._back, "the subject")
        self.paragraphs: list[Cell] = []
        self.form = Form(self, [self.subject], css=(), across=False)
        self.more = toggle("More")
        self.more.observe(lambda _: self.draw(self.id), "value")
        self.preview, self.slots = html(), html(slot_list({name: slot.missing for name, slot in SLOTS.items()}))
        fields = styled(widgets.VBox([self.form.box, row(self.more)]), "fu-half")
        return [fields, styled(widgets.VBox([self.preview, self.slots]), "fu-half")]

    # what is done

    def _give_subject(self, words: str) -> str:
        self.bench.change(put(self.bench.draft, "template", self.id, subject=" ".join(words.split())))
        return self._settled()

    def _give(self, number: int, words: str) -> str:
        texts = ["\n".join(lines.splitlines()).strip() for lines in _apart(words)]
        if not texts:
            raise InputError(Problem("wording", "the paragraph is empty", "", "a sentence, or Back to ours"))
        self.bench.change(put_wordings(self.bench.draft, self.id, number, texts))
        return self._settled()

    def _settled(self) -> str:
        """What was said last; a message that says again what ours says is ours again."""
        mine, ours = self.bench.entry("template", self.id), original("template", self.id)
        if mine == ours:
            self.bench.back("template", self.id)
            return self.bench.said("Back to ours.")
        if self._faults():
            return self.bench.said("Kept for now; something below is to be mended before it can be saved.")
        if not self.bench.beside().changed and has_its_turn_elsewhere(self.bench.book, self.id):
            return TURNS
        return self.bench.said("Kept.")

    def _back(self, number: int | None = None) -> str:
        """The subject (None) or one paragraph is ours again; where nothing else differs, the whole message is."""
        ours, draft = original("template", self.id), self.bench.draft
        if self.bench.own("template", self.id) and ours:
            if number is None:
                self.bench.change(put(draft, "template", self.id, subject=ours.get("subject")))
            else:
                self.bench.change(put_wordings(draft, self.id, number, _texts(ours["paragraph"][number])))
            self._settled()
        return self.bench.said("Back to ours.")

    # what is shown

    def _mine(self, id: str) -> list[str]:
        """The wordings that ours has not."""
        ours = {text for one in original("template", id).get("paragraph", []) for text in _texts(one)}
        return [text for one in self.bench.book.templates[id].paragraphs for text in one.text if text not in ours]

    def _faults(self) -> list[Fault]:
        return [one for one in self.bench.checked.drafts if one.template == self.id]

    def draw(self, id: str) -> None:
        if id != self.id:
            self.id = id
            self.form.calm()
            self.more.value = False
        template, ours = self.bench.book.templates[id], original("template", id)
        self._make_room(len(template.paragraphs))
        show(self.subject.box, template.subject is not None)
        self.subject.compare(template.subject or "", own=template.subject != ours.get("subject") and bool(ours))
        faults, own = self._faults(), self.bench.own("template", id)
        example, made = _example_with(self._mine(id) if own else [], self.bench.book, id)
        hidden = 0
        for number, cell in enumerate(self.paragraphs):
            here = number < len(template.paragraphs)
            mine = here and self._draw_paragraph(cell, template, ours, number, faults)
            first = here and (mine or made is None or _is_said(template.paragraphs[number], made.text))
            hidden += here and not first
            show(cell.box, first or (here and self.more.value))
        show(self.more, hidden > 0)
        self.more.description = f"More: {hidden} paragraphs for other cases"
        self.preview.value = self._example(id, faults, example, made)

    def _draw_paragraph(
        self, cell: Cell, template: Template, ours: dict[str, Any], number: int, faults: list[Fault]
    ) -> bool:
        """Fill in one field; whether its words are one's own."""
        paragraph, held = template.paragraphs[number], ours.get("paragraph", [])
        mine = list(paragraph.text)
        theirs = _texts(held[number]) if number < len(held) else mine
        own = mine != theirs
        here = [one for one in faults if own and one.is_of(mine, paragraph.gives)]
        wrong = here[0].sentence(named=False) if here else _unsaid(mine, theirs, paragraph.gives)
        words = "\n\n".join(mine)
        cell.widget.rows = min(12, max(2, sum(1 + len(line) // LINE for line in words.split("\n"))))
        cell.compare(words, _about(paragraph), own=own, wrong=wrong)
        return own

    def _make_room(self, wanted: int) -> None:
        while len(self.paragraphs) < wanted:
            number = len(self.paragraphs)
            asked = Spec(f"paragraph {number + 1}", f"Paragraph {number + 1}", "words", more={"rows": 4})
            give, back = partial(self._give, number), partial(self._back, number)
            self.paragraphs.append(Cell(self, asked, give, back, asked.key))
            self.form.add(self.paragraphs[-1])

    def _example(self, id: str, faults: list[Fault], example: Any, made: Any) -> Markup:
        """The draft for the first of the sixteen cases it can be written for, and what its check says."""
        own = self.bench.own("template", id)
        if made is None:
            return tag("p", "None of the sixteen cases asks for this message.", class_="fu-soft")
        title = tag("h3", f"As it would read: {example.title}", class_="fu-title")
        folds = map(_fold, reworded(self.bench.book, id) if own else ())
        return join(title, tag("div", made.text, class_="fu-paper"), _checked(faults, own), *folds)


def _example_with(mine: list[str], book: Rulebook, id: str) -> tuple[Any, Any]:
    """The first draft in which one of these wordings stands, else the first of all; None where there is none."""
    drafts = list(example_drafts(book, id, checked=False))
    shown = (pair for pair in drafts if any(_stands_in(text, pair[1].text) for text in mine))
    return next(shown, drafts[0] if drafts else (None, None))


def _is_said(paragraph: Any, text: str) -> bool:
    """Whether one of its wordings stands in a draft."""
    return any(_stands_in(one, text) for one in paragraph.text)


def _stands_in(wording: str, text: str) -> bool:
    """Whether a draft has this wording: all that it says between its slots."""
    parts = [part.strip() for part in SLOT.split(wording) if part.strip()]
    return bool(parts) and all(part in text for part in parts)


def _unsaid(mine: list[str], theirs: list[str], gives: Any) -> str:
    """What a wording of one's own leaves out that the paragraph has to say; it is kept all the same."""
    own = [text if text not in theirs else "" for text in mine]
    told = [(number, names) for number, names in left_unsaid(mine, theirs, gives) if own[number - 1]]
    which = "This wording" if len(mine) == 1 else "Wording {number}"
    words = [f"{which.format(number=number)} does not say: {', '.join(map(_need, names))}." for number, names in told]
    return " ".join(words)


def _need(name: str) -> str:
    return NEEDS.get(name, name.replace("-", " "))


def _fold(one: Reworded) -> Markup:
    """Ours and yours of one wording, behind a fold."""
    texts = [tag("div", tag("b", whose), tag("div", text or "None of this place.", class_="fu-paper"), class_="fu-half")
             for whose, text in (("Ours", one.ours), ("Yours", one.theirs))]  # fmt: skip
    words = f"Wording {one.number} beside ours, in the case “{one.case}”"
    return tag("details", tag("summary", words), tag("div", *texts, class_="fu-columns"))


def _checked(faults: list[Fault], own: bool) -> Markup:
    """Every fault in a sentence; where there is none and the message is one's own, that it passes."""
    if not faults:
        return tag("p", "✓ Its drafts pass all checks on the sixteen cases.", class_="fu-found-none") if own else EMPTY
    told = tag("p", "It can't be saved like this:", class_="fu-wrong")
    return join(told, bullets([one.sentence(named=False) for one in faults], class_="fu-wrong"))


def _apart(words: str) -> list[str]:
    """Wordings as they stand in a field, an empty line between them."""
    blocks, held = [], list[str]()
    for line in [*words.splitlines(), ""]:
        if line.strip():
            held.append(line.strip())
        elif held:
            blocks.append("\n".join(held))
            held = []
    return blocks


def _texts(paragraph: dict[str, Any]) -> list[str]:
    text = paragraph["text"]
    return [text] if isinstance(text, str) else list(text)


def _about(paragraph: Any) -> Markup:
    """When the paragraph is said, what it has to say, and how several wordings are kept apart."""
    gives = ", ".join(map(_need, paragraph.gives))
    parts = [
        f"Has to say: {gives}." if gives else "",
        f"Only when {when_words(paragraph.when)}." if paragraph.when else "",
    ]
    parts += ["Several wordings take turns; an empty line parts them."] if len(paragraph.text) > 1 else []
    return small(" ".join(filter(None, parts)))
