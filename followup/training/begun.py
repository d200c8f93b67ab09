"""What a plan has one do whose headline is about no step to take: to let it rest, to search on, or nothing listed."""

from __future__ import annotations

from ..planning.outline import FEEDBACK
from ..planning.planner import Plan, Step
from ..planning.priority import BACKGROUND, told_step
from ..planning.summary import of_no_step
from .actions import keys
from .beside import headline_begins


def begun(of: Plan) -> tuple[str, ...]:
    """What the headline has one do, as keys of ACTIONS, the plainest first: nothing yet only where it asks for nothing
    else of them.
    """
    step = told_step(of)
    if step is None:
        return keys(of_no_step(of).does) or _nothing(of)
    title = step.setter("title")
    first, also = (keys(title.means.before), keys(title.means.also)) if title is not None else ((), ())
    answered = () if first else headline_begins(step)  # what a note of one's own is answered goes before it
    return tuple(dict.fromkeys([*first, *answered, *([] if first else _nothing(of)), *also]))


def _nothing(of: Plan) -> tuple[str, ...]:
    return ("rest",) if any(s.id == "let-it-rest" for s in of.steps) else ("wait",)


def left_open(of: Plan) -> tuple[str, ...]:
    """What it leaves to choose, as keys of ACTIONS."""
    return keys(of_no_step(of).may) if told_step(of) is None else ()


def is_told(step: Step) -> bool:
    """Whether a page tells it as something to do: not what goes on, nor a question to a desk that knows no answer."""
    return step.id not in BACKGROUND and not (step.id == FEEDBACK and step.plan.situation.no_from_desk)
