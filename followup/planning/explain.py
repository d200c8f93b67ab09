"""A plan as a person would say it, short enough to be read, and all policies beside each other on one case."""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from ..case.case import Case
from ..case.events import CHANNELS
from ..rulebook.book import Rule, Rulebook
from ..rulebook.loading import default_rulebook
from . import phrases
from .country import CUSTOM, IN_SHORT, LABEL, OWN, REMARKS, answers_there
from .language import written_in
from .outline import ACKNOWLEDGE, FIND
from .planner import Plan, Step, plan
from .priority import BACKGROUND
from .said import day_words, moment_words, people, span_words

WIDTH = 100  # characters a line
SHORT, LONG = 120, 350  # words: of a plan, and of its explanation
CHANNEL_WORDS: dict[str | None, str] = {None: "for yourself", **{way: words for way, words in CHANNELS.items()}}
SEVERAL = ("find-contact", "thank-you", "thank-you-card", "late-thank-you")  # one message to each of several people
OURS = re.compile(r"\bours?\b")


ALL = sys.maxsize


class Detail(NamedTuple):
    """How much is said: reasons of the main step and of each other one, what others would do, and what stands below.

    turns: what would change it; steps: how many a plan in brief lists; leads: how much of what each of them turns on
    answers: how often a page in brief answers what people ask themselves; besides: 3 with all that stands there
    whatever the length, 2 without a search that goes on, 1 without a question on a note, 0 without the first warning
    """

    reasons: int
    beside: int
    others: int
    avoid: int
    remind: int
    ask: int
    turns: int
    steps: int = ALL
    leads: int = 3
    answers: int = ALL
    besides: int = 3


EVERYTHING = Detail(*(ALL for _ in Detail._fields))
# What argues from this case goes last: its reasons, and what would change it.
DETAILS = (
    Detail(6, 2, 6, 4, 4, 3, 3),
    Detail(5, 1, 5, 3, 3, 2, 2),
    Detail(4, 1, 4, 2, 2, 2, 2),
    Detail(4, 1, 3, 2, 1, 1, 2),
    Detail(3, 1, 3, 1, 1, 1, 2),
    Detail(3, 1, 2, 1, 0, 1, 1),
    Detail(2, 1, 2, 1, 0, 0, 1, leads=2),
    Detail(2, 0, 0, 0, 0, 0, 0, leads=2),
    Detail(1, 0, 0, 0, 0, 0, 0, leads=2, besides=2),
    Detail(1, 0, 0, 0, 0, 0, 0, leads=1, besides=2),
    Detail(1, 0, 0, 0, 0, 0, 0, leads=1, answers=1, besides=2),
    Detail(1, 0, 0, 0, 0, 0, 0, leads=1, answers=1, besides=1),
    Detail(1, 0, 0, 0, 0, 0, 0, 5, 0, 1, 1),
    Detail(1, 0, 0, 0, 0, 0, 0, 5, 0, 1, 0),
)
CHOSEN = (
    "first_when",
    "first_to",
    "first_how",
    "thanks_by",
    "visits",
    "allowed",
)  # facts of the policy, not of the case
ARTICLE = "send-article"  # a way for those who want one: on the short page it stands last, or not at all
CALL_OF_THANKS = "thank-you-call"
AFTER_CALLS, AS_ASKED, NEWS = "write-after-calls", "contact-as-asked", "share-news"
FOLLOW_UPS = ("first-follow-up", "second-follow-up")
PREPARE, INSTEAD = "prepare", "ask-somebody-else"
VISIT, AFTER_WEEKEND, EITHER_WAY = "no-visit", "no-call-after-the-weekend", "a-call-does-as-well"
IN_THEIR_LANGUAGE, ANSWERED = "their language", "an answer"  # said on this page
ONE_EMAIL, YOUR_NOTE, EVERYWHERE = "one-email-is-enough", "what-did-you-note", "thanks-are-never-odd"
EVERY_TIME = ("follow_up", "follow_up_channel", "interviewed", "country", "stage", "has_hr", "recipient_recorded")


def explain(of: Plan, everything: bool = False) -> str:
    """The plan in plain text, as much of it as LONG words hold, the weightiest first.

    With `everything` all of it, and the rules of this stage that did not apply, and why.
    """
    if everything:
        rules = ["Rules of this stage that did not apply:", *_unfired(of)]
        return "\n".join([*_explained(of, EVERYTHING), *rules]).rstrip() + "\n"
    briefly, _ = _in_brief(of)
    details = (_no_less_than(briefly, detail) for detail in DETAILS)
    return _longest_within(LONG, ((detail, _explained(of, detail)) for detail in details))[1]


def _no_less_than(briefly: Detail, detail: Detail) -> Detail:
    """What the short page warns of, recalls and asks stands in the explanation too."""
    avoid, remind = max(detail.avoid, briefly.avoid, 1), max(detail.remind, briefly.remind - 2)
    return detail._replace(avoid=avoid, remind=remind, ask=max(detail.ask, briefly.ask))


def in_brief(of: Plan) -> str:
    """The plan on one small page: the summary, each step with its time, and the weightiest of the rest."""
    return _in_brief(of)[1]


def _in_brief(of: Plan) -> tuple[Detail, str]:
    """How much that page says, and the page."""
    return _longest_within(SHORT, ((detail, _briefly(of, detail)) for detail in DETAILS))


def _longest_within(words: int, pages: Iterable[tuple[Detail, Iterator[str]]]) -> tuple[Detail, str]:
    """The first page that is no longer; they come shorter and shorter, and the last is taken as it is."""
    for detail, lines in pages:
        said = "\n".join(lines)
        page = detail, said.rstrip() + "\n"
        if len(said.split()) <= words:
            break
    return page


def _briefly(of: Plan, detail: Detail) -> Iterator[str]:
    stage = phrases.STAGE_WORDS[of.stage]
    yield from (of.summary, stage if of.chosen.own else f"{stage} · {policy_words(of)}", "")
    groups = sorted(_in_time(together(of.steps)), key=lambda steps: steps[0].id == ARTICLE)
    worth = _worth_listing(of, groups)
    listed = [steps for steps in worth if detail.besides > 2 or not _goes_on(steps[0], worth)][: detail.steps]
    told: set[str] = set()
    for number, steps in enumerate(listed, 1):
        yield from _one_in_brief(number, steps, detail, told)
    if len(groups) > len(listed):
        yield f"and {len(groups) - len(listed)} more"
    warnings, reminders = _of_this_case(of, _worth_warning(of)), _of_this_case(of, _worth_recalling(of, told))
    warned = max(detail.avoid, int(detail.besides > 0 and any(_answers(of, one) for one in warnings)))
    for head, reasons, most in (("Not now", warnings, warned), ("Keep in mind", reminders, max(detail.remind - 2, 0))):
        yield from _listed(head, [reason["says"] for reason in reasons[:most]])
    yield from _listed("Only you can say", _asked_in_short(_worth_asking(of), detail))


def _one_in_brief(number: int, steps: list[Step], detail: Detail, told: set[str]) -> Iterator[str]:
    """A step of a plan in brief, with its time and what it turns on."""
    head = phrases.heading_for_all(steps)
    yield from _wrapped(f"{number}. {head} · {_stands(steps[0], ', ', 1)}", "", "   ")
    turning = _below_a_step(steps[0], detail, told)
    told.update(turning)
    for reason in (*turning, *_in_their_language(steps[0], told)):
        yield from _wrapped(reason, "   - ", "     ")


def _goes_on(step: Step, worth: list[list[Step]]) -> bool:
    """Whether it goes on all the time, says nothing of its own, and stands below something to be done."""
    plain = step.id in BACKGROUND and not step.set_by_rules("title")
    return plain and step is not worth[0][0]


def _explained(of: Plan, detail: Detail) -> Iterator[str]:
    yield from _head(of)
    main = next((step for step in of.steps if not step.aside), None)
    told: set[str] = set()
    for number, steps in enumerate(_in_time(together(of.steps)), 1):
        yield ""
        yield from _step(number, steps, detail, main in steps, told)
    first = _worth_warning(of)
    warnings = sorted(_of_this_case(of, of.avoid), key=lambda reason: reason not in first)
    yield from _listed("Not now", [_with_sources(one) for one in warnings[: detail.avoid]])
    reminders = _of_this_case(of, of.keep_in_mind)
    yield from _listed("Keep in mind", [_with_sources(one) for one in reminders[: detail.remind]])
    asked = [f"{one['asks']} {one['why']}" for one in _worth_asking(of)[: detail.ask]]
    yield from _listed("Only you can say", asked)
    yield ""


def _in_time(groups: list[list[Step]]) -> list[list[Step]]:
    """Without what opens only after an offer elsewhere has to be answered."""
    return [steps for steps in groups if not steps[0].comes_too_late]


def _worth_listing(of: Plan, groups: list[list[Step]]) -> list[list[Step]]:
    """Without an article beside a plain email, what is far away, and what another message goes out instead of."""
    written = any(steps[0].id == AFTER_CALLS for steps in groups)
    left_out = {ARTICLE} if of.situation.first_to != "hr" else set()
    worth = [steps for steps in groups if steps[0].id not in left_out and not _is_ready_early(steps[0])]
    worth = [steps for steps in worth if not _is_one_more_way(steps[0])]
    worth = [steps for steps in worth if not (written and _is_one_more_call(steps[0]))]
    if of.step(INSTEAD) is not None:
        hard = {who for step in of.steps if step.id in FOLLOW_UPS for who in step.to}
        worth = [steps for steps in worth if steps[0].id not in (FIND, PREPARE, *FOLLOW_UPS) or {*steps[0].to} - hard]
    asking = {AS_ASKED, *([NEWS] if of.situation.offer_elsewhere else [])}  # there the follow-up is asked too
    asked = {who for step in of.steps if step.id in asking for who in step.to}
    return [steps for steps in worth if steps[0].id not in (PREPARE, *FOLLOW_UPS) or not {*steps[0].to} <= asked]


def _is_ready_early(step: Step) -> bool:
    """Getting ready for a call that is days away: nobody needs to be told of it yet."""
    return step.id == PREPARE and step.status == "later"


def _is_one_more_way(step: Step) -> bool:
    """Thanks that can go out otherwise: a call beside an email, or an address to be found beside a call."""
    return step.aside and (step.id == CALL_OF_THANKS or step.made.way == "voice")


def _is_one_more_call(step: Step) -> bool:
    """A call of one's own, or getting ready for it, where calls reach nobody and a message goes out."""
    return step.id == PREPARE or (step.id in FOLLOW_UPS and step.channel == "phone")


def _answers(of: Plan, reason: dict[str, Any]) -> bool:
    """Whether it answers what people ask themselves at this stage."""
    return reason["rule"] in of.book.rules and of.book.rules[reason["rule"]].entry.answers


def _answering(step: Step) -> list[str]:
    """What people ask themselves at this step, answered; what is so everywhere gives way to a country's own custom."""
    of = step.plan
    if _is_another_way(step):
        return []
    customs = [one for one in of.keep_in_mind if one["rule"].startswith(CUSTOM) and answers_there(of)]
    answers = [one for one in step.because if _answers(of, one)]
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
    return step.aside and (step.id in FOLLOW_UPS or step.made.way == "voice")


def _in_their_language(step: Step, told: set[str]) -> list[str]:
    """In which language to write it, once a page; whoever comes later gets a letter in the same."""
    line = written_in(step)
    if not line or IN_THEIR_LANGUAGE in told:
        return []
    told.add(IN_THEIR_LANGUAGE)
    return [line]


def _first_and_last(reasons: list[str], most: int) -> list[str]:
    """Up to so many: the first ones, and the last, which says when to ask again and when to let go."""
    return reasons if len(reasons) <= most else [*reasons[: most - 1], *reasons[-1:]][:most]


def _below_a_step(step: Step, detail: Detail, told: set[str]) -> list[str]:
    """What hangs on a step in short: why another day, the answer to what people ask there, and the rest as it fits."""
    all_answers = {one["says"] for one in step.because if _answers(step.plan, one)} | {*_answering(step)}
    answers = [one for one in _answering(step) if one not in told][: int(ANSWERED not in told or detail.answers > 1)]
    others = [one for one in _turning_on(step) if one not in told | all_answers]
    fitting = _first_and_last(others, detail.leads)
    kinder = [one["says"] for one in step.because if "kinder" in one["facts"]]
    before = int(fitting[:1] != [] and fitting[0] in kinder)
    told.update({ANSWERED} if answers else ())
    return [*fitting[:before], *answers, *fitting[before:]]


def policy_words(of: Plan) -> str:
    """Whose advice is followed: balanced, the workbook's own mixture."""
    name = of.policy.replace("-", " ")
    return f"advice: {name}, the workbook's own mixture" if of.chosen.own else f"advice: {name}"


def _head(of: Plan) -> Iterator[str]:
    case, here = of.case, of.as_of
    city = case.employer.timezone.rpartition("/")[2].replace("_", " ")
    yield f"{case.employer.name} · {case.role.title}"
    stage = phrases.STAGE_WORDS[of.stage].lower()
    yield from _wrapped(f"{moment_words(of, here)} in {city} · {stage} · {policy_words(of)}")
    until = of.promise["until"]
    if until:
        said = " at the interview" if of.promise["source"] == "interview" else " since the interview"
        said = said if of.situation.interviewed else ""
        yield f"Promised{said}: an answer by {day_words(of, datetime.fromisoformat(until).date())}."
    yield from _wrapped(of.summary)


def together(steps: Sequence[Step]) -> list[list[Step]]:
    """Steps of one kind that go to several people at the same time, each kind where its first one stands."""
    groups: dict[object, list[Step]] = {}
    for place, step in enumerate(steps):
        many = step.id in SEVERAL and len(step.to) == 1 and step.through is None
        key = (step.id, step.channel, step.status, step.due, step.made.way) if many else place
        groups.setdefault(key, []).append(step)
    return sorted(groups.values(), key=lambda group: _place(group, steps))


def _place(group: list[Step], steps: Sequence[Step]) -> tuple[int, int]:
    """Where a group stands: at its first step, and who is looked up before any of the messages that need it.

    Getting ready stands below the call it is for: what a plan names first is what it lists first.
    """
    place, sought = steps.index(group[0]), group[0].to
    if group[0].id == PREPARE:
        return next((at for at, step in enumerate(steps) if step.id in FOLLOW_UPS), place), 2
    needing = [step for step in steps[:place] if step.id in SEVERAL and group[0].id == FIND]
    alike = [step for step in needing for other in steps if other.id == step.id and set(sought) & set(other.made.find)]
    return (steps.index(alike[0]) if alike else place), int(group[0].id != FIND)


def _of_this_case(of: Plan, reasons: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those first that answer, then those that lead, then what hangs on a fact of this case; else in their order."""
    leading = {rule.entry.id for rule in of.fired if rule.entry.leads}

    def hangs_on(reason: dict[str, Any]) -> bool:
        facts = reason.get("facts", {})
        told = any(value for name, value in facts.items() if name not in (*CHOSEN, *EVERY_TIME))
        return told or reason["rule"].startswith(REMARKS)

    return sorted(
        reasons,
        key=lambda reason: (not _answers(of, reason), reason["rule"] not in leading, not hangs_on(reason)),
    )


def _step(number: int, steps: list[Step], detail: Detail, main: bool, told: set[str]) -> Iterator[str]:
    step = steps[0]
    yield from _wrapped(f"{number}. {phrases.heading_for_all(steps)}", "", "   ")
    when = _stands(step, f", {CHANNEL_WORDS[step.channel]}: ", 2 if main else 1)
    yield from _wrapped(when, "   ", "   ")
    for line in _in_their_language(step, told):
        yield from _wrapped(line, "   - ", "     ")
    because = [one for one in _of_this_case(step.plan, step.because) if one["says"] not in told]
    told.update(one["says"] for one in because if _answers(step.plan, one))
    for reason in because[: detail.reasons if main else detail.beside]:
        yield from _wrapped(_with_sources(reason), "   - ", "     ")
    turns = [reason["turns"] for reason in because if "turns" in reason][: detail.turns if main else 0]
    yield from _below("What would change it:", turns)
    yield from _below("Others would:", list(_others(step))[: detail.others if main else 0])


def _below(head: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"   {head}"
    for line in lines:
        yield from _wrapped(line, "   - ", "     ")


def _others(step: Step) -> Iterator[str]:
    """What others would do, each thing once, with everybody who would."""
    wanted: dict[str, list[str]] = {}
    for other in step.instead_of:
        wanted.setdefault(other["would"], []).extend(other["sources"])
    for would, sources in wanted.items():
        yield f"{would} ({source_words(dict.fromkeys(sources))})"


def _stands(step: Step, between: str, most: int) -> str:
    """Whether it is to be done now, and when; a day that is better than the first allowed one goes before it."""
    if step.id in BACKGROUND and step.set_by_rules("title"):
        return step.status  # its title says until when
    if step.advised is None:
        return f"{phrases.standing(step)}{between}{_when(step, most)}"
    if step.waits_until is None:
        return f"now{between}{span_words(step.plan, *step.advised)}"
    start, end = step.advised  # the title has named the day
    return f"later, {start:%H:%M} to {end:%H:%M}" if start and end else "later"


def _when(step: Step, most: int) -> str:
    """The next times to do it; a beginning that is past says nothing where it has no hours, nor a time for thanks."""
    plan, now = step.plan, step.plan.now
    if step.id == ACKNOWLEDGE and step.due is not None and step.due <= now:
        return "do it today"
    if step.status == "now" and phrases.standing(step) == "later":
        return f"once it is there{phrases.by_then(step)}"
    windows = [
        (None if step.made.hours is None and start is not None and start <= now else start, end)
        for start, end in step.windows[:most]
    ]
    return "; ".join(span_words(plan, start, end) for start, end in windows) or "at once, in office hours"


def _asked_in_short(questions: list[dict[str, Any]], detail: Detail) -> list[str]:
    """The questions that fit; the one about a note last, and without what it may mean."""
    note = [one["asks"].partition("? ")[0] + "?" for one in questions if one["fact"] == phrases.NOTE]
    others = [str(one["asks"]) for one in questions if one["fact"] != phrases.NOTE]
    return [*others[: max(detail.ask - len(note), 0)], *(note if detail.besides > 1 else [])]


def _worth_recalling(of: Plan, told: set[str]) -> list[dict[str, Any]]:
    """What to keep in mind in short: without what a step has said, nor of a note, which is asked about."""
    return [one for one in of.keep_in_mind if _says_in_short(one) not in told and one["rule"] != YOUR_NOTE]


def _worth_asking(of: Plan) -> list[dict[str, Any]]:
    """The questions, without phone or email where that changes nothing, nor what only an article needs."""
    contact = of.situation.next.contact if of.situation.next is not None else None
    both = contact is None or (bool(contact.phone) and bool(contact.email))
    both = both and not any(rule.entry.id == EITHER_WAY for rule in of.fired)
    both = both and not of.situation.contact_wanted
    left_out = {*([] if both else ["recipient_prefers"]), *(["topics"] if of.situation.first_to != "hr" else [])}
    return [one for one in of.questions if one["fact"] not in left_out]


def _worth_warning(of: Plan) -> list[dict[str, Any]]:
    """What not to do in short: without what few think of, what is over, and what a second message gainsays."""
    calls = any(step.channel == "phone" and step.open_now for step in of.steps)
    left_out = {
        VISIT,
        *([AFTER_WEEKEND] if calls or of.situation.contact_wanted else []),
        *([ONE_EMAIL] if of.situation.allowed > 1 else []),
    }
    return [one for one in of.avoid if one["rule"] not in left_out]


def _with_sources(reason: dict[str, Any]) -> str:
    """A reason and whose it is; one that says itself that it is ours, or whose, needs no more."""
    own = reason["sources"] == [OWN] and OURS.search(reason["says"])
    told = own or reason["rule"].startswith(REMARKS)
    return str(reason["says"]) if told else f"{reason['says']} ({source_words(reason['sources'])})"


def source_words(sources: Iterable[str]) -> str:
    """Sources as they are told to people: the call, hr first, our own."""
    return ", ".join("our own" if source == OWN else source.replace("-", " ") for source in sources)


def _listed(head: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield from ("", f"{head}:")
    for line in lines:
        yield from _wrapped(line, "- ", "  ")


def _unfired(of: Plan) -> Iterator[str]:
    fired = {rule.entry.id for rule in of.fired}
    for rule in of.book.rules.values():
        if of.stage in rule.entry.stages and rule.entry.id not in fired:
            yield from _wrapped(f"{rule.entry.id}: {why_not(of, rule)}", "- ", "  ")


def why_not(of: Plan, rule: Rule) -> str:
    """Why a rule did not fire: its condition, and what is known of the facts it reads."""
    known = {fact: getattr(of.situation, fact) for fact in rule.condition.facts}
    facts = ", ".join(f"{fact} is {'unknown' if value is None else value}" for fact, value in known.items())
    return f"needs {rule.entry.when}; {facts}"


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False) or [first]


POLICY_HEADER = ("policy", "when", "whom", "how", "how often", "thank-you", "visit")


def compare_policies(
    case: Case, now: datetime, rulebook: Rulebook | None = None
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """What every policy would do about one case at `now`: a header and one row of words a policy."""
    book = rulebook or default_rulebook()
    return POLICY_HEADER, [_row(plan(case, now=now, policy=name, rulebook=book)) for name in book.policies]


def _row(of: Plan) -> tuple[str, ...]:
    answers, step = of.chosen.answers, of.step("first-follow-up") or of.step("second-follow-up")
    often = f"{of.follow_ups['allowed']} at the most, {of.follow_ups['sent']} so far"
    beside = (often, answers["Q5"].id, answers["Q6"].id)
    if step is None or step.opens is None:
        return of.policy, phrases.STAGE_WORDS[of.stage].lower(), "nobody", "no follow-up", *beside
    when = f"{'since' if step.status == 'now' else 'from'} {moment_words(of, step.opens)}"
    return of.policy, when, people(of, step.to), CHANNEL_WORDS[step.channel], *beside
