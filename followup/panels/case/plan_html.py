"""One step of a plan as HTML: what, when in both zones, to whom, why, what others would do, what not to do."""

from __future__ import annotations

from datetime import tzinfo
from typing import Any

from ...case.events import CHANNELS
from ...planning.phrases import in_short
from ...planning.planner import Plan, Step
from ...planning.said import name_of
from ..parts import zones
from ..parts.markup import EMPTY, Markup, bullets, chips, join, table, tag

STATUS = {"now": ("●", "Open now"), "later": ("○", "Later"), "overdue": ("!", "Overdue")}
COUNTED = ("waiting", "follow_up", "quiet", "no_decision")


def head(plan: Plan, step: Step, own: tzinfo | None) -> Markup:
    """The step itself, its status and when it may be done."""
    mark, words = STATUS[step.shown_as]
    if step.shown_as == "now" and not step.open_now:
        mark, words = "○", "Due, in the next hours that suit"
    return join(
        tag("p", tag("span", mark, aria_hidden="true"), f" {words}", class_=f"fu-status fu-{step.shown_as}"),
        tag("h3", step.heading, class_="fu-do"),
        _when(plan, step, own),
        _to_whom(plan, step),
        _find_first(plan, step),
    )


def _when(plan: Plan, step: Step, own: tzinfo | None) -> Markup:
    """Its first window in both zones and the next ones; nothing for what has no hours and no end."""
    if not dated(step):
        return EMPTY
    first, *rest = zones.when(plan, step, own)
    return tag("p", tag("b", first), *(f", or {later}" for later in rest), class_="fu-when")


def dated(step: Step) -> bool:
    """Whether it matters on which day the step is done."""
    return bool(step.channel or step.due or step.status == "later")


def _find_first(plan: Plan, step: Step) -> Markup:
    """Whom to look up before this step can be done, and how."""
    seeking = (one for one in plan.steps if one.id == "find-contact" and one is not step and one.to == step.to)
    needed = next(seeking, None)
    if needed is None:
        return EMPTY
    how = join(*(reason["says"] for reason in needed.because), between=" ")
    title = f"Before it: {needed.heading[:1].lower()}{needed.heading[1:]}. "
    return tag("div", tag("b", title), how, class_="fu-ask")


def _to_whom(plan: Plan, step: Step) -> Markup:
    known = [plan.case.contact(who) for who in step.to]
    if not step.channel:  # nothing is sent: only whom it is about, where that says more than the step does
        return (
            tag("p", "With ", join(*(c.name for c in known if c), between=", "), class_="fu-soft")
            if any(known)
            else EMPTY
        )
    if not step.to:
        return EMPTY
    how = f" {CHANNELS[step.channel]}" if step.channel else ""
    people = join(*(_person(plan, who, step.channel) for who in step.to), between=", ")
    return tag("p", "To ", people, how, class_="fu-soft")


def _person(plan: Plan, who: str, channel: str | None) -> str:
    contact = plan.case.contact(who)
    if contact is None:
        return f"{name_of(plan, who)} (nobody written down yet)"
    address = {"email": contact.email, "phone": contact.phone}.get(channel or "")
    return f"{contact.name} ({address})" if address else contact.name


def reasons(step: Step) -> Markup:
    """Why this step, this day, this person; each reason with where it comes from."""
    if not step.because:
        return EMPTY
    return join(tag("h4", "Why"), bullets([_reason(reason) for reason in step.because], class_="fu-why"))


def _reason(reason: dict[str, Any]) -> Markup:
    return join(reason["says"], " ", chips(reason["sources"]))


def others(step: Step) -> Markup:
    """What the sources that lost would do in this case, with their days; the same proposal once."""
    by_words: dict[str, list[str]] = {}
    same = in_short(step.plan, step)  # who gives another answer and would still do this does not disagree
    for other in step.instead_of:
        if other["would"] == same:
            continue
        known = by_words.setdefault(other["would"], [])
        known += [source for source in other["sources"] if source not in known]
    if not by_words:
        return EMPTY
    rows = [(words, chips(sources)) for words, sources in by_words.items()]
    return join(tag("h4", "Others would"), table(("They would", "Who"), rows, class_="fu-others"))


def avoid(plan: Plan) -> Markup:
    """What not to do now."""
    if not plan.avoid:
        return EMPTY
    return tag("div", tag("b", "Take care"), bullets([_reason(one) for one in plan.avoid]), class_="fu-dont")


def good_to_know(plan: Plan) -> Markup:
    if not plan.keep_in_mind:
        return EMPTY
    told = bullets([_reason(one) for one in plan.keep_in_mind])
    return tag("details", tag("summary", f"Good to know ({len(plan.keep_in_mind)})"), told, class_="fu-more")


def rest(plan: Plan, step: Step, own: tzinfo | None) -> Markup:
    """The other steps of the plan, each with its status and when."""
    further = [one for one in plan.steps if one is not step]
    if not further:
        return EMPTY
    listed = tag("ul", *(tag("li", _brief(plan, one, own)) for one in further), class_="fu-rest")
    return join(tag("h4", "Also in the plan"), listed)


def _brief(plan: Plan, step: Step, own: tzinfo | None) -> Markup:
    mark, words = STATUS[step.status]
    status = tag("span", tag("span", mark, aria_hidden="true"), f" {words}", class_=f"fu-status fu-{step.status}")
    when = f" {zones.when(plan, step, own)[0]}" if dated(step) else ""
    return join(step.heading, tag("br"), status, tag("span", when, class_="fu-soft"))


def promise(plan: Plan) -> Markup:
    """How many follow-ups there may be, in one line, where that is what it is about."""
    if plan.stage not in COUNTED:
        return EMPTY
    sent, allowed = plan.follow_ups["sent"], plan.follow_ups["allowed"]
    return tag("p", f"Follow-ups sent: {sent} of at most {allowed}.", class_="fu-soft")


def step_words(step: Step) -> str:
    """One step as an entry of a list of choices."""
    status = {"later": " (later)", "overdue": " (overdue)"}.get(step.status, "")
    return f"{step.heading}{status}"
