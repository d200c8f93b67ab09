"""One draft, for mail programs."""

from ...case.case import Case
from ...case.errors import Problem, Unavailable
from . import Asked, Format, Option


def make(asked: Asked) -> bytes:
    from ...messages.drafting import draft
    from ..mail import to_eml

    (case,) = asked.knowing.values()
    step, to = asked.options.get("step") or _first_email(asked), asked.options.get("contact")
    made = draft(case, step, to=to, also=_also(asked, case, step, to), **asked.keys)
    if made.channel != "email":
        where = f"followup export eml {case.id}"
        raise Unavailable(Problem(where, "this step is no email", made.channel, "another --step"))
    return to_eml(made, case)


def _also(asked: Asked, case: Case, step_id: str, to: str | None) -> list[Case]:
    """The other cases of the journal that this message is for too."""
    from ...planning.together import shared_steps
    from ...search.planned import plan_all

    if case.id in asked.from_files:
        return []
    plans = [found for _, found in plan_all(asked.journal.cases(), **asked.keys) if found is not None]
    own = next((found.step(step_id, to) for found in plans if found.case.id == case.id), None)
    group = next((steps for steps in shared_steps(plans) if own in steps), [])
    return [step.plan.case for step in group if step is not own]


def _first_email(asked: Asked) -> str:
    from ...planning.planner import plan

    (case,) = asked.knowing.values()
    for step in plan(case, **asked.keys).steps:
        if step.channel == "email" and step.template:
            return step.id
    raise Unavailable(Problem(f"followup export eml {case.id}", "no step of the plan is an email", "", "--step STEP"))


FORMAT = Format(
    "eml", "a draft as an unsent mail", "message/rfc822", make, order=20, one_case=True,
    options=(Option("step", "STEP", "the step (default: the first that is an email)"),
             Option("contact", "CONTACT", "whom it goes to (default: the step's first)")),
)  # fmt: skip
