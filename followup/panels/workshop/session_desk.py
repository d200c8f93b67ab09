"""The desk of a session: invented stories with a clock of their own, far from anybody's own journal."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from ...case import clock
from ...journal import Journal
from ...journal.example import TOLD_AT, open_example
from ...planning.planner import plan
from ...training.certificate import Gate
from ...training.workshop.questions import Question
from ...training.workshop.session import sessions
from ...training.workshop.stories import Story, as_mapping, our_stories
from ...training.workshop.timer import Timer, kept_moment, read_timer
from ...training.workshop.votes import count, vote_name
from ..desk.desk import JournalDesk
from ..desk.watch import Watch
from ..parts.actions import shown
from ..parts.desk import Drawn
from ..parts.panel import Panel

EXAMPLE = "example-search"  # a whole search as one story
USUAL = "60"
FIRST_STORY = "freedom-day-in-johannesburg"  # a promise, a holiday, HR and a manager: much to see


class SessionDesk(JournalDesk):
    """A desk whose journal is a story's scratch book and whose time is the practice time.

    What belongs to the session (timer, story, card, hands, call) is kept in room.jsonl beside the stories' books,
    so that a reload or a second screen shows the same.
    """

    def __init__(self, journal: str | Path, page: str) -> None:
        beside = Path(journal)
        super().__init__(beside.with_name(f"{beside.stem}-workshop") / "room.jsonl", page)
        self.room_page = page
        self._theirs = Journal(beside)  # never written to
        self.source = secrets.token_hex(3)  # this browser's hands, apart from those that others count
        self._room_watch = Watch(lambda: self.own.path, self.refresh)

    # the story and its time

    @property
    def stories(self) -> dict[str, Story]:
        return {story.name: story for story in our_stories()}

    @property
    def story_name(self) -> str:
        wanted = self.own.setting("story", FIRST_STORY)
        return wanted if wanted == EXAMPLE or wanted in self.stories else FIRST_STORY

    @property
    def story(self) -> Story | None:
        """The story of the moving clock; None for the example search."""
        return self.stories.get(self.story_name)

    @property
    def now(self) -> datetime:
        """The practice time; looked up once a drawing."""
        if self._now is None:
            self._now = kept_moment(self.own.setting(f"clock {self.story_name}")) or self.begins
        return self._now

    @property
    def begins(self) -> datetime:
        return self.story.now if self.story else TOLD_AT

    @property
    def zone(self) -> tzinfo | None:
        """In a story everybody is where the employer is: one clock on the wall is enough."""
        return self.case.zone if self.case else None

    @property
    def chooses_rules(self) -> Journal:
        """The counselor's own journal, as in the workbook: it is read for that one setting alone."""
        return self._theirs

    def open(self, page: str) -> None:
        super().open(page)
        self._room_watch.start()

    def refresh(self, pressed: Drawn | None = None) -> None:
        """Also when another screen chose another story."""
        self._room_watch.seen()
        with shown(self.note_trouble, where=True):
            self.choose_book()
        super().refresh(pressed)

    def gate(self, page: str) -> Gate:
        """A room is led by somebody: nothing in it waits for practice."""
        return Gate(page)

    def choose_book(self) -> None:
        """The scratch book of the story; made anew where it is gone."""
        path = self.own.path.with_name(f"{self.story_name}.jsonl")
        if self.book.path == path and path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        if self.story is None:
            self.book = open_example(path)
            return
        self.book = Journal(path)
        if not self.book.ids():
            self.book.new_case(as_mapping(self.story), at=self.begins)
            self.book.set("policy", self.story.policy, at=self.begins)

    def choose_story(self, name: str) -> None:
        self.looking = self.shown = None
        self.keep("story", name)
        self.forget()

    def move(self, to: datetime) -> None:
        """Set the practice time. Raises Unavailable where no calendar reaches."""
        for case in self.cases.values():
            plan(case, now=to, policy=self.policy, rulebook=self.rulebook)
        self.keep(f"clock {self.story_name}", to.isoformat())
        self.forget()

    def begin_again(self) -> None:
        """The story as it is told; what was invented on the way is thrown away."""
        self.looking = None
        self.book.path.unlink(missing_ok=True)
        self.keep(f"clock {self.story_name}", None)
        self.forget()
        self.choose_book()

    # what belongs to the session

    def keep(self, name: str, value: Any) -> None:
        self.own.path.parent.mkdir(parents=True, exist_ok=True)
        self.own.set(name, value, at=clock.running())

    @property
    def timer(self) -> Timer:
        return read_timer(self.own.setting("timer"), sessions(), USUAL)

    def set_timer(self, timer: Timer) -> None:
        self.keep("timer", timer.to_setting())

    @property
    def card_story(self) -> Story:
        """The card that is on the wall."""
        return self.stories.get(self.own.setting("card", "")) or our_stories()[0]

    @property
    def card_policy(self) -> str | None:
        """Whose advice the card's answer follows; None for the story's own."""
        kept = self.own.setting("card policy", kind=str)
        return kept if kept in self.rulebook.policies else None

    def hands(self, question: Question) -> dict[str, int]:
        """Hands by answer, from all browsers."""
        return count(self._kept(), question)

    def count_hands(self, question: Question, wanted: Mapping[str, int]) -> None:
        """Let the totals be these: this browser's share becomes what is missing to them."""
        name, held = vote_name(question), self.hands(question)
        kept = self.own.setting(f"{name} {self.source}", {})
        mine = {key: hands for key, hands in kept.items() if isinstance(hands, int)}
        share = {key: mine.get(key, 0) + hands - held.get(key, 0) for key, hands in wanted.items()}
        self.keep(f"{name} {self.source}", {**mine, **share})

    def _kept(self) -> list[tuple[str, Any]]:
        entries = (entry for entry in self.own.history() if entry.do == "setting" and not entry.undone)
        return [(entry.data["name"], entry.data["value"]) for entry in entries]


class RoomPanel(Panel):
    """A panel of a session."""

    desk: SessionDesk
