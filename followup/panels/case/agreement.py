"""How many sources say what the plan says, of those who speak about it at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ...planning.others import Dissent, dissent
from ...planning.phrases import in_short
from ...planning.planner import Step

OWN = "house"  # the workbook itself: no voice among the sources
ABOUT = {"Q1": " on when", "Q2": " on whom", "Q3": " on how", "Q4": " on one more", "Q5": " on how"}


class Agreement(NamedTuple):
    """Sources by id. voices, against: who speaks about the first thing this step decides, and who says otherwise.

    dissent: what anybody would do otherwise in anything; counted: of that what the count is about, each source once
    about: what the count is about, in words
    """

    voices: list[str]
    against: list[str]
    dissent: list[Dissent]
    counted: list[Dissent]
    about: str

    @property
    def words(self) -> str:
        """7 of 8 sources agree."""
        count, agree = len(self.voices), len(self.voices) - len(self.against)
        if not count:
            return "Our own advice"
        if count == 1:
            return "1 source says so" if agree else f"1 source disagrees{self.about}"
        everybody = "Both" if count == 2 else f"All {count}"
        return f"{everybody} sources agree" if agree == count else f"{agree} of {count} sources agree{self.about}"


def agreement(step: Step) -> Agreement:
    """Those who answer the first question this step answers, else those who give the advice it carries out."""
    others = [one for one in dissent(step) if one.would != in_short(step.plan, step)]
    first = step.kind.asks[0] if step.kind.asks else None
    if first is None:
        return Agreement(_unlike(_advising(step)), [], others, [], "")
    counted = _once(one for one in others if one.question == first)
    against = [source for one in counted for source in one.sources]
    answers = step.plan.book.questions[first].answer
    voices = _unlike(source for answer in answers for source in answer.sources)
    return Agreement(voices, against, others, counted, ABOUT.get(first, ""))


def _once(others: Iterable[Dissent]) -> list[Dissent]:
    """Each source where it speaks first, and not the workbook itself."""
    told: list[Dissent] = []
    for one in others:
        known = {source for before in told for source in before.sources}
        mine = [source for source in _unlike(one.sources) if source not in known]
        told += [one._replace(sources=mine)] if mine else []
    return told


def _advising(step: Step) -> list[str]:
    return [source for reason in step.because for source in reason["sources"]]


def _unlike(sources: Iterable[str]) -> list[str]:
    return [one for one in dict.fromkeys(sources) if one != OWN]
