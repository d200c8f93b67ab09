"""A hand-in in plain words, every number of it, so that nobody hands in what they have not read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...case.events import CHANNELS
from ...planning.phrases import STAGE_WORDS
from ...rulebook.loading import default_rulebook
from .form import OWN, UNKNOWN, HandIn, Replies

SHORT = {"application": "an application", "interview": "an interview", "follow_up": "a follow-up"}
BY = {**CHANNELS, "visit": "by a visit"}
NEVER = (
    "Not in it: your name, anybody else's, employers, places, jobs, messages, notes, or any day. Numbers above 20 "
    "stand as 20+, lengths above 60 days as 60+."
)


ANYBODY = {  # what stands in a title for what no hand-in holds
    "what {to}": "what they", "{to}": "them", "{through}": "the agency", "{employer}": "the employer",
    "{rival}": "the other employer", "{better_pay}": "more",
}  # fmt: skip


def step_words(step: str) -> str:
    """A step of any case in words, such as: decide, then answer the offer in writing."""
    if step == OWN:
        return "a step of one's own house rules"
    title = default_rulebook().steps[step].title
    words = str(title.get("any") or next(iter(title.values()))).removeprefix("Or ").removeprefix("Or, ")
    for slot, said in ANYBODY.items():
        words = words.replace(slot, said)
    return words[:1].lower() + words[1:]


def policy_words(policy: str) -> str:
    return "one of one's own house rules" if policy == OWN else policy.replace("-", " ")


def in_words(made: HandIn) -> list[str]:
    """One line for each thing the file says."""
    return [line for part in (_head, _stages, _thanks, _follow_ups, _overdue, _replies, _promises, _rest)
            for line in part(made)]  # fmt: skip


def _head(made: HandIn) -> Iterator[str]:
    yield f"Week {made.week} of {made.year}. Advice followed: {policy_words(made.policy)}."


def _stages(made: HandIn) -> Iterator[str]:
    for one in made.stages:
        words = STAGE_WORDS.get(one.stage, "Past what the calendar knows") if one.stage != UNKNOWN else "Not planned"
        days = f"; days there: {_listed(one.days)}" if one.days else ""
        yield f"{words}: {one.cases} case{'' if one.cases == 1 else 's'}{days}."
    if not made.stages:
        yield "No case yet."


def _thanks(made: HandIn) -> Iterator[str]:
    t = made.thank_yous
    yield (f"Thank-yous: {t.on_time} within a day, {t.late} later, {t.still_time} not sent and still in time, "
           f"{t.owed} owed.")  # fmt: skip


def _follow_ups(made: HandIn) -> Iterator[str]:
    sent = [f"{count} {words}" for name, words in BY.items() if (count := getattr(made.follow_ups, name))]
    yield f"Follow-ups sent: {', '.join(sent) or 'none'}."


def _overdue(made: HandIn) -> Iterator[str]:
    told = [f"{step_words(one.step)} ({one.steps})" for one in made.overdue]
    yield f"Steps that are late: {'; '.join(told) or 'none'}."


def _replies(made: HandIn) -> Iterator[str]:
    for one in made.replies:
        if told := list(_times(one)):
            yield f"Days after {SHORT[one.after]}: {'; '.join(told)}."


def _times(one: Replies) -> Iterator[str]:
    for words, days in (("answered after", one.answered), ("silence so far", one.waiting), ("ended by you", one.ended)):
        if days:
            yield f"{words} {_listed(days)}"


def _promises(made: HandIn) -> Iterator[str]:
    p = made.promises
    late = f" ({_listed(p.answered_late)} days past)" if p.answered_late else ""
    silent = f" ({_listed(p.silent_past)} days past so far)" if p.silent_past else ""
    yield (f"Promised answers: {p.answered_in_time} came in time, {len(p.answered_late)} late{late}, "
           f"{len(p.silent_past)} not yet{silent}; {p.still_time} still have time.")  # fmt: skip


def _rest(made: HandIn) -> Iterator[str]:
    if made.exercises:
        yield f"Practice situations solved: {made.exercises.solved}, at the first try: {made.exercises.at_once}."
    yield f"A random number, so that handing in again replaces this one: {made.token}."


def _listed(days: Sequence[int | str]) -> str:
    return ", ".join(map(str, days))
