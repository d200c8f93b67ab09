"""The message being written: which one it is, its words, and its versions in the journal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...case.case import Case
from ...journal.reading import KeptDraft
from ...messages.drafting import Draft, draft
from ...messages.register import REGISTERS
from ...messages.variety import LENGTHS
from ..parts.actions import shown
from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.later import Later
from ..parts.panel import Panel
from ..parts.pieces import show, styled
from .choices import Choice

SUBJECT = "Subject: "  # how the check is told which line is the subject
PAUSE = 0.6  # seconds without typing, after which a draft is kept
AT_EVERY_KEY = {"continuous_update": True}


class MessageText:
    """What is typed lies in the journal; without a kept version the words are drafted from the facts each time.

    typed: called at every key, before the words are kept. The panel draws what follows from them.
    """

    def __init__(self, panel: Panel, typed: Callable[[], None]) -> None:
        self.panel, self.desk, self._typed = panel, panel.desk, typed
        self.subject = Control(panel, Spec("subject", "Subject", more=AT_EVERY_KEY), self._change, redraw=False)
        asked = Spec("body", "Your words", "words", more={**AT_EVERY_KEY, "rows": 14})
        self.body = Control(panel, asked, self._change, redraw=False)
        styled(self.body.widget, "fu-words")
        self.chosen: Choice | None = None
        self.owner: str | None = None  # the case whose words are in the fields
        self.later = Later(PAUSE, self._keep_shown)
        self._drafted: tuple[tuple[Any, ...], Draft] | None = None  # the last draft, and what it was made of

    # what stands there

    @property
    def title(self) -> str | None:
        """The subject; None for what has none."""
        return str(self.subject.value) if self.subject.box.layout.display != "none" else None

    @property
    def whole(self) -> str:
        """The message as the check reads it."""
        return str(self.body.value) if self.title is None else f"{SUBJECT}{self.title}\n\n{self.body.value}"

    def draw(self, choice: Choice) -> None:
        """Put the kept version of a message into the fields, else its draft."""
        self.chosen, self.owner = choice, self.desk.case_id
        made = self.kept() or self._draft(choice)
        show(self.subject.box, made.subject is not None)
        self.subject.value, self.body.value = made.subject or "", made.body
        self.body.widget.rows = rows_for(made.body)

    # what its draft is made of

    @property
    def occasion(self) -> tuple[Any, ...]:
        """What a draft and its findings depend on besides the words; the same within a minute."""
        desk = self.desk
        minute = desk.now.replace(second=0, microsecond=0)
        return desk.case, self.chosen, desk.policy, id(desk.rulebook), minute, self.also

    @property
    def also(self) -> tuple[Case, ...]:
        """The other cases that this message is for too."""
        plan = self.desk.plan
        step = plan.step(self.chosen.step, self.chosen.to) if plan and self.chosen else None
        return tuple(one.plan.case for one in self.desk.one_message(step)[1:]) if step else ()

    @property
    def earlier(self) -> tuple[str, ...]:
        """The words of the other messages of every case, each as it was kept last; they show the words of a trade."""
        desk, here = self.desk, (self.owner, *self.chosen[:2]) if self.chosen else None
        last = {(case, one.step, one.to): one.body for case in desk.cases for one in desk.book.drafts(case)}
        return tuple(body for message, body in last.items() if message != here)

    @property
    def wording(self) -> dict[str, Any]:
        """Wording, length and register chosen for this message, as draft() takes them."""
        kept = self.setting("wording")
        kept = kept if isinstance(kept, dict) else {}
        number, length = kept.get("wording"), kept.get("length")
        register = kept.get("register")
        return {
            "wording": number if isinstance(number, int) else 0,
            "length": length if length in LENGTHS else "usual",
            "register": register if register in REGISTERS else None,
        }

    def unanswered(self, choice: Choice) -> tuple[str, ...]:
        """What the draft of this message leaves a gap for the better answer to."""
        return self._draft(choice).unanswered

    def _draft(self, choice: Choice) -> Draft:
        """The draft from the facts, made anew only where something about the case is new."""
        desk, case, wording = self.desk, self.desk.case, self.wording
        if case is None:
            raise LookupError("there is no case to write about")
        made_of = (*self.occasion, *wording.values())
        if self._drafted is None or self._drafted[0] != made_of:
            made = draft(case, choice.step, now=desk.now, policy=desk.policy, to=choice.to,
                         template=choice.template, rulebook=desk.rulebook, checked=False, also=self.also,
                         **wording)  # fmt: skip
            self._drafted = made_of, made
        return self._drafted[1]

    # settings of one message

    def name_of(self, what: str) -> str:
        step, to, template = self.chosen or ("", None, "")
        return f"{what}: {self.desk.case_id} {step} {to or ''} {template}"

    def setting(self, what: str) -> Any:
        return self.desk.book.setting(self.name_of(what))

    def set(self, what: str, value: Any) -> None:
        self.desk.book.set(self.name_of(what), value, at=self.desk.now)

    # versions

    def kept(self) -> KeptDraft | None:
        """The last kept version of this message; nothing where it was started again since."""
        drafts = self._drafts()
        return drafts[-1] if drafts and drafts[-1].body else None

    def versions(self) -> list[KeptDraft]:
        """Kept versions of this message that have words, the same words once, the latest last."""
        return list({(one.subject, one.body): one for one in self._drafts() if one.body}.values())

    def _drafts(self) -> list[KeptDraft]:
        drafts = self.desk.book.drafts(self.desk.case_id) if self.desk.case_id else []
        return [one for one in drafts if (one.step, one.to, one.template) == self.chosen]

    def bring_back(self, kept: KeptDraft) -> None:
        """Take an earlier version; what stands there now becomes one."""
        self.keep_now()
        self._write(self.desk.case_id, kept.body, kept.subject)

    def begin_again(self) -> None:
        """Draft from the facts from now on; what was typed stays a version."""
        self.later.stop()
        self._write(self.owner, "", None)

    # keeping what is typed

    def _change(self, _: Any) -> None:
        self._typed()
        self.later.soon()

    def _keep_shown(self) -> None:
        with shown(self.panel.warn):
            self._keep()

    def keep_now(self) -> None:
        """Keep what waits to be kept."""
        if self.later.stop():
            self._keep()

    def put(self, start: int, end: int, words: str) -> None:
        """Put words in the place of others, from start to end as the check counts, and keep them."""
        head = len(self.whole) - len(self.body.value)
        field, before = (self.body, head) if start >= head else (self.subject, len(SUBJECT))
        text = field.value
        with self.panel.untouched():
            field.value = text[: start - before] + words + text[end - before :]
        self.later.stop()
        self._keep()

    def _keep(self) -> None:
        if self.chosen is not None and self.owner in self.desk.cases and self.body.value.strip():
            self._write(self.owner, self.body.value, self.title)
            self.panel.say("Your draft is kept.")

    def _write(self, case_id: str | None, body: str, subject: str | None) -> None:
        if case_id is not None and self.chosen is not None:
            step, to, template = self.chosen
            self.desk.book.keep_draft(case_id, step, to, body, subject=subject, template=template, at=self.desk.now)


def rows_for(text: str) -> int:
    """How many rows of about fifty letters a text needs, within reason."""
    needed = sum(1 + len(line) // 50 for line in text.split("\n"))
    return min(max(needed, 6), 40)
