"""What all forms of house rules share: the draft they work on, kept in the journal, and what is known about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...case.errors import FollowupError, InputError
from ...house_rules import Checked, Draft, check, compare
from ...house_rules.changes import Beside, nearest_policy
from ...house_rules.draft import drop, entry_of, own_ids, put, shown_policy
from ...house_rules.originals import original
from ...rulebook.book import Rulebook
from ...rulebook.loading import default_rulebook

if TYPE_CHECKING:
    from ..parts.desk import Desk

SETTING = "house rules"  # the journal's setting that keeps the draft, so that a closed browser loses nothing
SOURCE = "our-center"  # who says so where a figure or a policy is the counselor's own
SOURCE_TITLE = "Our own house rules"
MARKS = ("paragraph", "[[check", "[[words")  # what files hold that messages hang on


class Bench:
    """Reads the draft from the journal each time; what it makes of it is kept until the draft changes."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.spoke: Any = None  # the field that said last what a change does
        self.policy: str | None = None  # the advice to look under, where somebody chose one
        self._checked: tuple[Draft, Checked] | None = None
        self._beside: tuple[Any, Beside] | None = None

    @property
    def draft(self) -> Draft:
        held = self._held()
        files = held.get("files")
        texts = {str(k): v for k, v in files.items() if isinstance(v, str)} if isinstance(files, dict) else {}
        return Draft(texts, str(held.get("folder") or ""))

    def _held(self) -> dict[str, Any]:
        kept: dict[str, Any] = self.desk.own.setting(SETTING, {})
        return kept

    @property
    def name(self) -> str:
        """What the person calls these rules."""
        return str(self._held().get("name") or "")

    @property
    def saved(self) -> dict[str, str]:
        """The files as they were when the folder was opened or saved last."""
        kept = self._held().get("saved")
        return kept if isinstance(kept, dict) else {}

    @property
    def checked(self) -> Checked:
        """The draft checked, its messages too; read once for each state of the draft."""
        draft = self.draft
        if self._checked is None or self._checked[0] != draft:
            self._checked = (draft, check(draft))
        return self._checked[1]

    @property
    def book(self) -> Rulebook:
        """The rules of the draft; the workbook's own where it is not sound."""
        return self.checked.book or default_rulebook()

    # what is changed

    def change(self, draft: Draft) -> None:
        """Take another state of the draft. InputError with its mistakes where it is not sound: then nothing changes."""
        known = self._checked[1].drafts if self._checked and _messages(self._checked[0]) == _messages(draft) else None
        found = check(draft, messages=known is None)
        if found.problems:
            raise InputError(*found.problems)
        self._checked = (draft, Checked(found.book, (), found.drafts if known is None else known))
        self.keep(files=dict(draft.files))

    def keep(self, **changes: Any) -> None:
        """Write some of what is kept: files, folder, name, saved."""
        self.desk.own.set(SETTING, {**self._held(), **changes}, at=self.desk.now)

    def set_entry(self, kind: str, id: str, comment: dict[str, str] | None = None, **values: Any) -> None:
        """Set keys of an entry that is the counselor's own saying, and note down who says it."""
        self.change(put(self.with_source(), kind, id, comment, sources=[SOURCE], **values))

    def with_source(self) -> Draft:
        """The draft with a note on who says it, which an entry of one's own names."""
        draft = self.draft
        return draft if entry_of(draft, "source", SOURCE) else put(draft, "source", SOURCE, title=SOURCE_TITLE)

    def back(self, kind: str, id: str) -> None:
        """The workbook's own entry counts again; the note on who says it goes with the last of one's own sayings."""
        draft = drop(self.draft, kind, id)
        if not any(f'"{SOURCE}"' in text.replace(f'id = "{SOURCE}"', "") for text in draft.files.values()):
            draft = drop(draft, "source", SOURCE)
        self.change(draft)

    def entry(self, kind: str, id: str) -> dict[str, Any]:
        """An entry as it counts in the draft: the folder's own, else the workbook's."""
        return entry_of(self.draft, kind, id) or original(kind, id)

    def own(self, kind: str, id: str) -> bool:
        """Whether the folder has an entry of its own of that name."""
        return entry_of(self.draft, kind, id) is not None

    # before and after

    @property
    def after(self) -> str:
        """The advice the sixteen cases are looked at under."""
        wanted = self.policy if self.policy in self.book.policies else shown_policy(self.draft)
        return wanted if wanted in self.book.policies else "balanced"

    @property
    def own_policies(self) -> list[str]:
        return own_ids(self.draft, "policy")

    def beside(self) -> Beside:
        """The sixteen cases before and after; made once for each state."""
        state = (self.draft, self.after)
        if self._beside is None or self._beside[0] != state:
            self._beside = (state, compare(self.book, self.after, nearest_policy(self.book, self.after)))
        return self._beside[1]

    def said(self, words: str) -> str:
        """What was done, and what it changes."""
        try:
            return f"{words} {self.beside().sentence}"
        except FollowupError as error:
            return f"{words} {error.problems[0].what}"


def _messages(draft: Draft) -> dict[str, str]:
    """The files that word messages or their checks; figures and policies are none of them."""
    return {file: text for file, text in draft.files.items() if any(mark in text for mark in MARKS)}


def bench_of(desk: Desk) -> Bench:
    """The one bench of a desk."""
    return desk.shared(Bench)
