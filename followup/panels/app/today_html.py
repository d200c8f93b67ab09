"""Today as HTML: one sentence and when, the short list after it, two weeks as a strip, a card for each case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from ...case.wording import WEEKDAYS, joined
from ...planning.planner import Plan, Step
from ...planning.priority import window_of
from ..case.fortnight import kinds_of
from ..case.hero import hero as sentence_of
from ..case.plan_html import dated, others, reasons
from ..case.stages import HERE, places
from ..parts.desk import Desk
from ..parts.markup import EMPTY, Markup, join, tag
from .address import Address
from .due import MONTHS, day_word, due, initials, own_day, plan_or_none

Found = Sequence[tuple[Plan, Step]]
WEEKS = 14  # days of the strip
SIGNS = {
    "fu-on": ("Green", "Open"),
    "fu-planned": ("Dot", "Planned"),
    "fu-promise": ("Dashed", "Promised"),
    "fu-off": ("Hatched", "Closed"),
}


def top(desk: Desk) -> Markup:
    """The day and the hour on the candidate's clock."""
    now, today = desk.now.astimezone(desk.zone), desk.today
    day = f"{WEEKDAYS[today.weekday()]} {today.day} {date(today.year, today.month, 1):%B}"
    place = f" in {city}" if (city := _city(desk)) else ""
    clock = tag("p", f"{now:%H:%M}{place}, your clock", class_="fu-quiet")
    return tag("div", tag("h1", f"Today, {day}"), clock, class_="fu-place-name")


def _city(desk: Desk) -> str:
    return str(getattr(desk.zone, "key", "")).rsplit("/", 1)[-1].replace("_", " ")


def invented() -> Markup:
    return tag("p", tag("b", "An invented example."), class_="fu-line")


def nothing(desk: Desk) -> Markup:
    words = "Nothing to do today." if desk.cases else "Which interview is behind you?"
    return join(tag("h2", words), tag("p", "Your cases rest; write down what happens.", class_="fu-lead"))


def hero(desk: Desk, plan: Plan, step: Step) -> Markup:
    """Whose case, the sentence with its verb, and when: their clock first, yours in brackets."""
    case, told = plan.case, sentence_of(plan, step, desk.zone)
    who = tag("p", badge(case), f"{case.employer.name} · {case.role.title}", class_="fu-who")
    return join(who, tag("h2", told.sentence), tag("p", told.lead, class_="fu-lead"))


def why(step: Step) -> Markup:
    """The reasons and who would do otherwise, behind one line."""
    told = join(reasons(step), others(step))
    return tag("details", tag("summary", "Why, and who says so"), told, class_="fu-why-fold") if told else EMPTY


def badge(case: object) -> Markup:
    return tag("span", initials(case), class_="fu-initials", aria_hidden="true")


def link(case_id: str, *inside: object, css: str = "") -> Markup:
    """A link to a case; it changes the place, nothing is loaded."""
    return tag("a", *inside, href=f"#{Address('case', case_id)}", class_=css or None)


# what comes after it


def coming(desk: Desk, found: Found, most: int) -> Markup:
    if not found:
        return EMPTY
    rows = [tag("li", link(plan.case.id, *_row(desk, plan, step))) for plan, step in found[:most]]
    return join(tag("h3", "Coming up"), tag("ol", *rows, class_="fu-dates"))


def _row(desk: Desk, plan: Plan, step: Step) -> tuple[Markup, ...]:
    start, end = window_of(step)
    begins = max(start, desk.now) if start else desk.now
    day = own_day(begins, desk.zone)
    words = f"{plan.case.employer.name}: {step.heading[:1].lower()}{step.heading[1:]}"
    return (
        tag("time", _day(day, desk.today), datetime=day.isoformat()),
        tag("span", words, class_="fu-t"),
        tag("span", hours(desk, step, begins, end), class_="fu-w"),
    )


def _day(day: date, today: date) -> str:
    ahead = (day - today).days
    near = {0: "Today", 1: "Tomorrow"}.get(max(ahead, 0))
    month = "" if day.month == today.month else f" {MONTHS[day.month - 1]}"
    return near or f"{WEEKDAYS[day.weekday()][:3]} {day.day}{month}"


def hours(desk: Desk, step: Step, begins: datetime, end: datetime | None) -> str:
    """From when to when on the candidate's clock, in a few characters."""
    if step.status == "overdue":
        return "late" if step.is_late else ""
    if end is None or not dated(step):
        return ""
    mine, until = begins.astimezone(desk.zone), end.astimezone(desk.zone)
    if until.date() != mine.date():
        return f"until {day_word(until.date(), desk.today)}"
    return f"until {until:%H:%M}" if step.open_now else f"{mine:%H:%M} to {until:%H:%M}"


# two weeks


def fortnight(desk: Desk, found: Found) -> Markup:
    """Fourteen days from today: open for the first thing, planned, promised, closed there."""
    if not found:
        return EMPTY
    days = [desk.today + timedelta(days=n) for n in range(WEEKS)]
    plan, step = found[0]
    kinds = dict(zip(days, kinds_of(plan, step, days, desk.zone)))
    planned = {own_day(max(start, desk.now), desk.zone) for _, one in found if (start := window_of(one)[0])}
    promised = {date.fromisoformat(day) for one, _ in found if (day := one.promise["until"])}
    marks = {
        "fu-on": [day for day in days if kinds[day] in ("open", "due") and day.weekday() < 5],
        "fu-planned": [day for day in days if day in planned],
        "fu-promise": [day for day in days if day in promised],
        "fu-off": [day for day in days if kinds[day] == "shut" or day.weekday() > 4],
        "fu-this-day": days[:1],
    }
    return tag(
        "aside", tag("h3", "The next two weeks"), _strip(days, marks), _key(marks), aria_label="The next two weeks"
    )


def _strip(days: list[date], marks: dict[str, list[date]]) -> Markup:
    """Two rows of seven, as one picture with its words."""
    names = [tag("span", WEEKDAYS[day.weekday()][:2], class_="fu-dow") for day in days[:7]]
    css = [" ".join(name for name, held in marks.items() if day in held) for day in days]
    cells = [tag("span", str(day.day), class_=one or None) for day, one in zip(days, css)]
    told = [f"{words}: {joined([f'{WEEKDAYS[day.weekday()]} {day.day}' for day in marks[name]])}."
            for name, (_, words) in SIGNS.items() if marks[name]]  # fmt: skip
    return tag("div", *names, *cells, class_="fu-weeks", role="img", aria_label=" ".join(told) or "Nothing is planned.")


def _key(marks: dict[str, list[date]]) -> Markup:
    """What the signs that are there mean."""
    return tag("p", " ".join(f"{sign}: {words.lower()}." for name, (sign, words) in SIGNS.items() if marks[name]),
               class_="fu-key")  # fmt: skip


# cards


def cards(desk: Desk, order: Sequence[str], most: int, heading: str = "h3") -> Markup:
    if not order:
        return EMPTY
    made = [_card(desk, case_id) for case_id in order[:most]]
    more = tag("a", f"All {len(order)} cases", href="#cases") if len(order) > most else EMPTY
    add = tag("a", "Add an employer", href="#new")
    head = tag("div", tag(heading, "Your cases"), tag("p", more, add, class_="fu-links"), class_="fu-sect")
    return join(head, tag("div", *made, class_="fu-cards"))


def _card(desk: Desk, case_id: str) -> Markup:
    case, plan = desk.cases[case_id], plan_or_none(desk, case_id)
    name = tag("span", badge(case), tag("span", case.employer.name), class_="fu-hd")
    bar = _way(plan) if plan else EMPTY
    return link(
        case_id, name, tag("span", case.role.title, class_="fu-quiet"), bar, due_line(desk, case_id), css="fu-cs"
    )


def _way(plan: Plan) -> Markup:
    css = {"done": "fu-past", "missed": "fu-past", "now": "fu-here"}
    marks = [tag("i", class_=css.get(place.state)) for place in places(plan)]
    return tag("span", *marks, class_="fu-st", aria_hidden="true")


def due_line(desk: Desk, case_id: str) -> Markup:
    """Where it stands and the day, in a few words, with a dot where it presses."""
    plan, when = plan_or_none(desk, case_id), due(desk, case_id)
    stage = HERE[plan.stage] if plan else "No plan reaches this far"
    words = f"{stage}, {when.word}" if when.word else stage
    return tag("span", words, class_="fu-due fu-pressing" if when.pressing else "fu-due")
