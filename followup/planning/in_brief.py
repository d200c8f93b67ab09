"""A plan on one small page: what to do and when, what people ask themselves there, and the weightiest of the rest."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from . import phrases
from .country import CALL_OF_THANKS, CUSTOM, IN_SHORT, LABEL, answers_there
from .lengths import DETAILS, SHORT, Detail, longest_within
from .meant import is_found_already
from .outline import ACKNOWLEDGE, FEEDBACK, FIND
from .page import (
    FOLLOW_UPS,
    PREPARE,
    answers_people,
    in_their_language,
    in_time,
    of_this_case,
    part,
    stands,
    together,
    worth_asking,
    worth_warning,
    wrapped,
)
from .patience import OPEN
from .planner import Plan, Step
from .policies import policy_words
from .priority import BACKGROUND

ARTICLE = "send-article"  # a way for those who want one: on the short page it stands last, or not at all
AFTER_CALLS, AS_ASKED, NEWS = "write-after-calls", "contact-as-asked", "share-news"
SEARCH, SEARCHING, SEARCH_ON = "keep-searching", "keep-searching-meanwhile", "search on meanwhile"
INSTEAD, YOUR_NOTE, EVERYWHERE = "ask-somebody-else", "what-did-you-note", "thanks-are-never-odd"
ANSWERED = "an answer"  # said on this page


def in_brief(of: Plan) -> str:
    """The plan on one small page: the summary, each step with its time, and the weightiest of the rest."""
    return shortest_page(of)[1]


def shortest_page(of: Plan) -> tuple[Detail, str]:
    """How much that page says, and the page; where there is room, that the search goes on."""
    detail, page = longest_within(SHORT, ((detail, _briefly(of, detail)) for detail in DETAILS))
    return longest_within(SHORT, [(detail, _briefly(of, detail, True)), (detail, iter(page.splitlines()))])


def _briefly(of: Plan, detail: Detail, search_on: bool = False) -> Iterator[str]:
    stage = phrases.STAGE_WORDS[of.stage]
    yield from (of.summary, stage if of.chosen.own else f"{stage} · {policy_words(of)}", "")
    groups = together(sorted(in_time(of), key=lambda step: step.id == ARTICLE))
    worth = [steps for steps in _worth_listing(of, groups) if not _is_ready_early(steps[0])]
    worth = [steps for place, steps in enumerate(worth) if place == 0 or not _is_one_more_way(steps[0])]
    worth = [steps for steps in worth if not _is_said_above(steps[0], worth)]
    listed = [steps for steps in worth if detail.besides > 2 or not _goes_on(steps[0], worth)][: detail.steps]
    told: set[str] = set()
    for number, steps in enumerate(listed, 1):
        yield from _one_in_brief(number, steps, detail, told)
    left = [steps[0] for steps in groups if steps not in listed and not is_needless(steps[0])]
    warnings, reminders = of_this_case(of, worth_warning(of)), of_this_case(of, _worth_recalling(of, told))
    recalled = max(detail.remind - 2, 0)
    on = search_on and any(one["rule"] == SEARCHING for one in reminders[recalled:])
    yield from _not_listed([step for step in left if not _is_said_above(step, listed)], on)
    warned = max(detail.avoid, int(detail.besides > 0 and any(answers_people(of, one) for one in warnings)))
    for head, reasons, most in (("Not now", warnings, warned), ("Keep in mind", reminders, recalled)):
        yield from part(head, [reason["says"] for reason in reasons[:most]])
    yield from part("Only you can say", _asked_in_short(worth_asking(of), detail))


def _not_listed(left: list[Step], on: bool) -> Iterator[str]:
    """How many more there are; a search that goes on is said, whatever the length, as a step or as what is recalled."""
    more = sum(step.id != SEARCH for step in left)
    on = on or more < len(left)
    if on or more:
        yield f"and {more} more; {SEARCH_ON}" if on and more else f"and {SEARCH_ON}" if on else f"and {more} more"


def _one_in_brief(number: int, steps: list[Step], detail: Detail, told: set[str]) -> Iterator[str]:
    """A step of a plan in brief, with its time and what it turns on."""
    head = phrases.heading_for_all(steps)
    step, *_ = steps
    yield from wrapped(f"{number}. {head} · {stands(step, ', ', 1)}", "", "   ")
    turning = _below_a_step(step, detail, told)
    told.update(turning)
    for reason in (*turning, *in_their_language(step, told)):
        yield from wrapped(reason, "   - ", "     ")


def _goes_on(step: Step, worth: list[list[Step]]) -> bool:
    """Whether it goes on all the time, says nothing of its own, and stands below something to be done."""
    plain = step.id in BACKGROUND and not step.set_by_rules("title")
    return plain and bool(worth) and step is not worth[0][0]


def _is_said_above(step: Step, worth: list[list[Step]]) -> bool:
    """Whether it goes on all the time, and the first step says so already."""
    return _goes_on(step, worth) and "search on" in phrases.heading(worth[0][0])


def _worth_listing(of: Plan, groups: list[list[Step]]) -> list[list[Step]]:
    """Without an article beside a plain email, what is far away, and what another message goes out instead of."""
    written = any(steps[0].id == AFTER_CALLS for steps in groups)
    left_out = _said_by_another(of)
    worth = [steps for steps in groups if steps[0].id not in left_out and not is_needless(steps[0])]
    worth = [steps for steps in worth if not (written and _is_one_more_call(steps[0]))]
    if of.step(INSTEAD) is not None:
        hard = {who for step in of.steps if step.id in FOLLOW_UPS for who in step.to}
        worth = [steps for steps in worth if steps[0].id not in (FIND, PREPARE, *FOLLOW_UPS) or {*steps[0].to} - hard]
    return worth


def is_needless(step: Step) -> bool:
    """Whether no page tells it but in full: an article beside a plain email, a question to a desk where whoever decides
    is asked, an address to be found beside a call, and the question that they asked to hear, or that the news asks.
    """
    of, s = step.plan, step.plan.situation
    if step.id == ARTICLE:
        return s.first_to != "hr"
    if step.id == FIND:
        return step.made.way == "passed" or {*step.to} <= _found_already(of, len(of.steps)) or _is_found_beside(step)
    if step.id == ACKNOWLEDGE:
        return step.aside
    if step.id == FEEDBACK:
        return s.no_from_desk or s.one_letter or s.contact_wanted
    if step.id in (PREPARE, *FOLLOW_UPS):
        asking = {AS_ASKED, AFTER_CALLS, *([NEWS] if s.offer_elsewhere else [])}
        asked = {who for one in of.steps if one.id in asking for who in one.to}
        return {*step.to} <= asked or _is_found_beside(step)
    return _is_found_beside(step)


def _said_by_another(of: Plan) -> list[str]:
    """Steps that another message carries: the question what is open."""
    first = of.step(ACKNOWLEDGE)
    carried = first is not None and not first.aside and any(OPEN in rule.entry.means.also for rule in first.rules)
    s = of.situation
    return [OPEN] if carried and not (s.deadline_elsewhere or s.answer_by) else []


def _is_ready_early(step: Step) -> bool:
    """Getting ready for a call that is days away: nobody needs to be told of it yet."""
    return step.id == PREPARE and step.status == "later"


@lru_cache(maxsize=1)
def _found_already(of: Plan, count: int) -> frozenset[str]:
    """Who is written to the way they were written to before. count: of its steps, while it is made."""
    return frozenset(who for one in of.steps if is_found_already(one) for who in one.to)


def _is_found_beside(step: Step) -> bool:
    """An address to be found beside a call, which does without it; thanks that somebody thanked can pass on."""
    return step.aside and step.made.way in ("voice", "passed")


def _is_one_more_way(step: Step) -> bool:
    """A call to say thank you, beside an email."""
    return step.aside and step.id == CALL_OF_THANKS


def _is_one_more_call(step: Step) -> bool:
    """A call of one's own, or getting ready for it, where calls reach nobody and a message goes out."""
    return step.id == PREPARE or (step.id in FOLLOW_UPS and step.channel == "phone")


def _answering(step: Step) -> list[str]:
    """What people ask themselves at this step, answered; what is so everywhere gives way to a country's own custom."""
    of = step.plan
    if _is_another_way(step):
        return []
    customs = [one for one in of.keep_in_mind if one["rule"].startswith(CUSTOM) and answers_there(of)]
    answers = [one for one in step.because if answers_people(of, one)]
    return [_says_in_short(customs[0] if customs and one["rule"] == EVERYWHERE else one) for one in answers]


def _says_in_short(reason: dict[str, Any]) -> str:
    return str(reason["says"]).replace(LABEL, IN_SHORT)


def _turning_on(step: Step) -> list[str]:
    """The reasons that name what this case turns on, said on the short page too: why a later day first, an end last."""
    if _is_another_way(step):
        return []
    leading = {rule.entry.id: rule.entry for rule in step.rules if rule.entry.leads}
    turning = [reason for reason in step.because if reason["rule"] in leading]
    turning.sort(key=lambda reason: ("kinder" not in reason["facts"], leading[reason["rule"]].closes))
    return [str(reason["says"]) for reason in turning]


def _is_another_way(step: Step) -> bool:
    """Whether it stands beside a way of which all is said that it turns on."""
    return step.aside and (step.id in FOLLOW_UPS or step.made.way in ("voice", "passed"))


def _first_and_last(reasons: list[str], most: int) -> list[str]:
    """Up to so many: the first ones, and the last, which says when to ask again and when to let go."""
    return reasons if len(reasons) <= most else [*reasons[: most - 1], *reasons[-1:]][:most]


def _below_a_step(step: Step, detail: Detail, told: set[str]) -> list[str]:
    """What hangs on a step in short: why another day, the answer to what people ask there, and the rest as it fits."""
    answering = _answering(step)
    all_answers = {one["says"] for one in step.because if answers_people(step.plan, one)} | {*answering}
    answers = [one for one in answering if one not in told][: int(ANSWERED not in told or detail.answers > 1)]
    others = [one for one in _turning_on(step) if one not in told | all_answers]
    fitting = _first_and_last(others, detail.leads)
    kinder = [one["says"] for one in step.because if "kinder" in one["facts"]]
    before = int(fitting[:1] != [] and fitting[0] in kinder)
    told.update({ANSWERED} if answers else ())
    return [*fitting[:before], *answers, *fitting[before:]]


def _asked_in_short(questions: list[dict[str, Any]], detail: Detail) -> list[str]:
    """The questions that fit; the one about a note last, and without what it may mean."""
    note = [one["asks"].partition("? ")[0] + "?" for one in questions if one["fact"] == phrases.NOTE]
    others = [str(one["asks"]) for one in questions if one["fact"] != phrases.NOTE]
    return [*others[: max(detail.ask - len(note), 0)], *(note if detail.besides > 1 else [])]


def _worth_recalling(of: Plan, told: set[str]) -> list[dict[str, Any]]:
    """What to keep in mind in short: without what a step has said, nor of a note, which is asked about."""
    return [one for one in of.keep_in_mind if _says_in_short(one) not in told and one["rule"] != YOUR_NOTE]
