"""The page's answer, in the pieces and words of the workbook's own panels: the next step, its letter, its dates."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from functools import lru_cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from ..case.case import Case
from ..case.case_file import load_case
from ..case.errors import FollowupError, InputError, Unavailable
from ..case.markup import EMPTY, Markup, bullets, join, tag
from ..case.wording import one_line
from ..panels.case import plan_html
from ..panels.case.agreement import agreement
from ..panels.case.hero import hero
from ..panels.parts.zones import known
from ..planning.planner import Plan, Step, plan
from ..planning.priority import main_step
from ..rulebook.loading import default_rulebook
from .form import Answers, Filled, Open, fill

NEEDED = {"position": "the position", "me": "your name, as you sign"}
SEVERITY = {"error": "To mend: ", "warning": "To look at: ", "hint": ""}


class Answered(NamedTuple):
    """case, plan: None while something has to be asked again."""

    filled: Filled
    case: Case | None = None
    plan: Plan | None = None

    @property
    def step(self) -> Step | None:
        return main_step(self.plan) if self.plan else None


def answer(answers: Answers, now: datetime) -> Answered:
    """The plan of these answers at `now` (aware), under the policy they name where there is such a one."""
    filled = fill(answers, now)
    if filled.case is None:
        return Answered(filled)
    try:
        case = load_case(filled.case)
    except InputError as error:
        return Answered(Filled(None, tuple(Open(*_asked(one)) for one in error.problems), {}))
    book = default_rulebook()
    return Answered(filled, case, plan(case, now=now, policy=book.followed(answers.policy or None), rulebook=book))


def _asked(problem: Any) -> tuple[str, str]:
    """Which field a mistake in the case belongs to, and what to say beside it."""
    name = "email" if "email" in problem.where else "name" if "contacts" in problem.where else "employer"
    return name, f"This can't be right: {problem.what}."


def told(found: Answered, own: tzinfo | None) -> Markup:
    """What to do next, when on both clocks, why, who disagrees, what to leave alone."""
    made, step = found.plan, found.step
    if made is None:
        return EMPTY
    first = hero(made, step, own)
    head = join(tag("h2", first.sentence, class_="fu-sentence", id="next"), tag("p", first.lead, class_="fu-lead"))
    if step is None:
        return head
    agreed = tag("p", agreement(step).words, class_="fu-quiet")
    why = tag("details", tag("summary", "Why, and who disagrees"), plan_html.reasons(step), agreed,
              plan_html.others(step))  # fmt: skip
    rest = plan_html.rest(made, step, own)
    more = tag("details", tag("summary", "Later"), rest) if rest else EMPTY
    return join(head, why, plan_html.avoid(made), more, plan_html.good_to_know(made))


def letter(found: Answered, answers: Answers) -> dict[str, Any]:
    """The draft of the next step with its findings; `says` alone where nothing is written yet."""
    from ..messages.drafting import draft

    step = found.step
    if found.case is None or found.plan is None or step is None or not step.template:
        return {}
    missing = [words for name, words in NEEDED.items() if not getattr(answers, name)]
    if missing:
        return {"says": f"For the message: {' and '.join(missing)}.", "needs": [*NEEDED]}
    try:
        made = draft(found.case, step.id, now=found.plan.now, policy=found.plan.policy, rulebook=found.plan.book)
    except Unavailable as error:
        return {"says": str(error.problems[0].what)}
    words = {"subject": made.subject, "body": made.body, "checks": str(_checks(made.findings))}
    return {**words, **_mail(found.case, made.to, made.subject, made.body)}


def looked_over(found: Answered, subject: str | None, body: str) -> dict[str, Any]:
    """What the checks say of the message as the candidate has changed it, and its mail link."""
    from ..messages.review import check

    step = found.step
    if found.case is None or found.plan is None or step is None or not step.template:
        return {}
    text = body if subject is None else f"Subject: {subject}\n\n{body}"
    seen = check(text, found.case, step.id, now=found.plan.now, template=step.template, rulebook=found.plan.book)
    return {"checks": str(_checks(seen)), **_mail(found.case, step.to, subject, body)}


def _checks(findings: Iterable[Any]) -> Markup:
    seen = [join(tag("b", SEVERITY[one.severity]), one.says) for one in findings]
    return join(tag("h4", "Before you send it"), bullets(seen)) if seen else tag("p", "Nothing to look at.")


def _mail(case: Case, to: Iterable[str], subject: str | None, body: str) -> dict[str, Any]:
    from ..exchange.mail import addresses, to_mailto, too_long

    if subject is None:
        return {}
    try:
        people = [f"{one.username}@{one.domain}" for one in addresses(case, to)]
        link = to_mailto(people, subject, body)
    except Unavailable:
        return {}
    return {"mailto": link, "long": too_long(link)}


def dates(found: Answered) -> dict[str, Any]:
    """The calendar file, and links that put the next entries into a calendar on the web."""
    from ..exchange.calendar import links, to_ics

    if found.case is None or found.plan is None:
        return {}
    asked: dict[str, Any] = {"now": found.plan.now, "policy": found.plan.policy, "rulebook": found.plan.book}
    made = to_ics({found.case.id: found.case}, **asked)
    if b"BEGIN:VEVENT" not in made:
        return {}
    near = links({found.case.id: found.case}, **asked, most=3)
    shown = [
        {"title": one_line(one.title), "day": str(one.start)[:10], "google": one.google, "outlook": one.outlook}
        for one in near
    ]
    return {"ics": b64encode(made).decode(), "links": shown}


def kept(found: Answered, answers: Answers, journal: str, zone: str) -> dict[str, Any]:
    """The candidate's journal with this case in it; `error` where something is missing first."""
    from .keep import add_case

    if found.case is None or found.plan is None:
        return {}
    if not answers.me:
        return {"error": "First your name, as you sign: it stands below “For the message”.", "needs": ["me"]}
    settings = {"zone": zone if zone in known() else None, "policy": found.plan.policy if answers.policy else None}
    said = {name: value for name, value in settings.items() if value}
    return {"journal": add_case(journal, found.case, said, found.plan.now)}


@lru_cache(maxsize=8)
def own_zone(name: str) -> tzinfo | None:
    """The candidate's clock as the browser names it; None, this computer's, where nobody knows the name."""
    return ZoneInfo(name) if name in known() else None


def respond(asked: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """One press of the page. What went wrong is in `error`, in plain words.

    asked: do (plan, letter, check, dates or keep), answers, zone, and what `do` needs beside them
    """
    answers, zone = Answers.read(asked.get("answers") or {}), own_zone(str(asked.get("zone") or ""))
    try:
        found = answer(answers, now)
        if found.plan is None:
            return {"open": [{"field": one.field, "says": one.says} for one in found.filled.open]}
        if asked.get("do") == "letter":
            return letter(found, answers)
        if asked.get("do") == "check":
            return looked_over(found, asked.get("subject"), str(asked.get("body") or ""))
        if asked.get("do") == "keep":
            return kept(found, answers, str(asked.get("journal") or ""), str(asked.get("zone") or ""))
        if asked.get("do") == "dates":
            return dates(found)
        return {"html": str(told(found, zone)), "understood": found.filled.understood}
    except FollowupError as error:
        return {"error": str(error.problems[0].what)}
