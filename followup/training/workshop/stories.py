"""The stories of the workshop, numbered: each a scenario file, as it stands at the moment it is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal

from ...case.case import Case
from ...case.case_file import read_table
from ...case.errors import InputError, Problem
from ...case.schema import one_of
from ...house_rules.scenarios import Scenario, read_scenarios, scenario_folders
from ...planning.phrases import answer, own_answer
from ...planning.planner import Plan, plan
from ...planning.priority import told_step
from ...rulebook.book import DEFAULT_POLICY, Rulebook
from ...rulebook.loading import default_rulebook

KEYS = ("stage", "round", "country", "policy", "reader", "twelve", "card")
TWELVE = Path(__file__).with_name("twelve.toml")
YES_OR_NO = re.compile(r"(?:yes|no|not)\b", re.IGNORECASE)
WHEN: tuple[Literal["now", "later"], ...] = ("now", "later")
LAST = 10_000  # after every reader's case


@dataclass(frozen=True, eq=False)
class Story:
    """number: what stands on its card, the same on its answer. Moments and days are those of the employer's zone."""

    number: int
    scenario: Scenario

    @property
    def name(self) -> str:
        return self.scenario.name

    @property
    def title(self) -> str:
        """It may say what the plan says; it stands with the answer, never on the card."""
        return str(self.scenario.told["title"])

    @cached_property
    def text(self) -> str:
        return " ".join(str(self.scenario.told["story"]).split())

    @property
    def question(self) -> str:
        """What the candidate asks in it, by its key `question`; "" where nothing is asked."""
        return " ".join(str(self.scenario.told.get("question", "")).split())

    @property
    def answer(self) -> str:
        """The answer to that, for the answers' sheet."""
        return " ".join(str(self.scenario.told.get("answer", "")).split())

    def headline(self, of: Plan) -> str:
        """A plan's first sentences; without its yes or no, which is to another question, where the story's own is
        answered otherwise.
        """
        said = [own_answer(of), *(answer(told, when) for told in filter(None, [told_step(of)]) for when in WHEN)]
        ours = next((f"{words}. " for words in said if words and of.summary.startswith(f"{words}. ")), "")
        theirs, own = YES_OR_NO.match(ours), YES_OR_NO.match(self.answer)
        alike = own is not None and theirs is not None and (own[0].lower() == "yes") == (theirs[0].lower() == "yes")
        return of.summary.removeprefix(ours) if self.answer and theirs and not alike else of.summary

    @property
    def policy(self) -> str:
        """Whose advice the story follows."""
        return str(self.scenario.told.get("policy", DEFAULT_POLICY))

    @cached_property
    def case(self) -> Case:
        """The case with what had happened by then: what comes later is for the room to decide."""
        whole, now = self.scenario.case, self.scenario.told["now"]
        return replace(whole, events=tuple(event for event in whole.events if event.at <= now))

    @cached_property
    def now(self) -> datetime:
        told: datetime = self.scenario.told["now"]
        return told.astimezone(self.case.zone)

    def plan(self, policy: str | None = None, rulebook: Rulebook | None = None) -> Plan:
        """What to do at the moment of the story; policy: the story's own where none is given."""
        return plan(self.case, now=self.now, policy=policy or self.policy, rulebook=rulebook)

    @property
    def round(self) -> int:
        """The last round of interviews, held or fixed; 0 where there is none."""
        return max((interview.round for interview in self.case.interviews), default=0)

    def traits(self, rulebook: Rulebook | None = None) -> dict[str, str]:
        """What stories can be chosen by: KEYS with this one's words."""
        held = {
            "stage": self.plan(rulebook=rulebook).stage,
            "round": self.round,
            "country": self.case.employer.country or "unknown",
            "policy": self.policy,
            "reader": "yes" if "reader" in self.scenario.told else "no",
            "twelve": "yes" if self.name in twelve() else "no",
            "card": self.number,
        }
        return {key: str(value) for key, value in held.items()}


def read_stories(folders: Iterable[str | Path] | None = None) -> tuple[Story, ...]:
    """Every story, numbered: the readers' cases first, by their number, then by name.

    Raises InputError where a folder is none, or a file no scenario; Unavailable never.
    """
    found = [one for folder in (scenario_folders() if folders is None else folders) for one in read_scenarios(folder)]
    order = sorted(found, key=lambda one: (one.told.get("reader", LAST), one.name))
    return tuple(Story(number, one) for number, one in enumerate(order, 1))


@cache
def twelve() -> dict[str, str]:
    """The stories a first session is best given with, each with what it teaches."""
    told = read_table(TWELVE, TWELVE.name)["teaches"]
    return {str(name): str(words) for name, words in told.items()}


@cache
def our_stories() -> tuple[Story, ...]:
    """The stories that come with the workbook, read once."""
    return read_stories()


def choose(
    stories: Sequence[Story], wanted: Mapping[str, Sequence[str]], rulebook: Rulebook | None = None
) -> list[Story]:
    """Those with one of the wanted words for every key, such as {"stage": ["waiting", "quiet"]}.

    Raises InputError for a key, or a word that no story has.
    """
    book = rulebook or default_rulebook()
    traits = {story: story.traits(book) for story in stories} if wanted else {}
    for key, words in wanted.items():
        if key not in KEYS:
            raise InputError(Problem("cards", "stories are not chosen by this", key, one_of(KEYS, key)))
        known = {held[key] for held in traits.values()}
        for word in words:
            if word not in known:
                raise InputError(Problem(f"cards: {key}", "no story has this", word, one_of(_sorted(known), word)))
    return [s for s in stories if all(traits[s][key] in words for key, words in wanted.items())]


def _sorted(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (int(word) if word.isdecimal() else 0, word))


def as_mapping(story: Story) -> dict[str, Any]:
    """The story's case as a case file's mapping, for a journal to open."""
    from ...case.case_file import case_to_dict

    return {**case_to_dict(story.case), "id": story.name}
