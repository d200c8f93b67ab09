"""One draft, for mail programs."""

from ...case.errors import Problem, Unavailable
from . import Asked, Format, Option


def make(asked: Asked) -> bytes:
    from ...messages.drafting import draft
    from ..mail import to_eml

    (case,) = asked.knowing.values()
    made = draft(case, asked.options.get("step") or _first_email(asked), to=asked.options.get("contact"), **asked.keys)
    if made.channel != "email":
        where = f"followup export eml {case.id}"
        raise Unavailable(Problem(where, "this step is no email", made.channel, "another --step"))
    return to_eml(made, case)


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
