"""The one place where handlers live: it connects widgets to what they do, and no error vanishes here."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, Protocol

import ipywidgets as widgets

from ...case import clock
from ...case.errors import FollowupError, shorten
from .desk import Drawing, Drawn

STRICT = "FOLLOWUP_STRICT"  # set to anything, unexpected errors are raised instead of shown: for tests
RESTS = 1.0  # seconds after what a press changed is drawn
TWICE = "Pressed twice: only the first press counts. For what stands here now, press again."
Tell = Callable[[str], None]


class Speaking(Drawn, Protocol):
    """A panel that tells what was done. drawing: whether what is set now is no change by a person."""

    drawing: bool

    @property
    def desk(self) -> Drawing: ...

    def say(self, words: str) -> None: ...

    def warn(self, words: str) -> None: ...


class Placed(Protocol):
    """A part of a panel, or a panel itself."""

    @property
    def panel(self) -> Speaking: ...


@contextmanager
def shown(tell: Tell, *, where: bool = False) -> Iterator[None]:
    """Run what is inside; an error is told in words. Unexpected ones are raised where FOLLOWUP_STRICT is set.

    where: whether to name file and line too; a form's field says that by its place.
    """
    try:
        yield
    except FollowupError as error:
        tell(str(error.problems[0]) if where else in_words(error))
    except Exception as error:
        if os.environ.get(STRICT):
            raise
        tell(f"That did not work, and nothing was changed by it ({type(error).__name__}: {shorten(str(error))}).")


def in_words(error: FollowupError) -> str:
    """The first thing that is wrong, as one sentence for a form: what, what was seen, what is allowed."""
    problem = error.problems[0]
    seen = f": {shorten(problem.seen)}" if problem.seen else ""
    allowed = f" Possible is: {shorten(problem.allowed, 160)}." if problem.allowed else ""
    return f"{problem.what[:1].upper()}{problem.what[1:]}{seen}.{allowed}"


class Rest:
    """A moment after a press in which a second one is no answer to what stands there since: it may be meant for what
    stood there before."""

    def __init__(self) -> None:
        self._began: datetime | None = None

    @property
    def on(self) -> bool:
        return self._began is not None and abs(clock.running() - self._began) < timedelta(seconds=RESTS)

    def end(self) -> None:
        """Something else was pressed in between: what comes now is meant."""
        self._began = None

    def begin(self) -> None:
        self._began = clock.running()


def on_click(part: Placed, button: widgets.Button, do: Callable[[], str | None], rest: Rest | None = None) -> None:
    """When `button` is pressed: `do` it, say what it answered, and let every panel of the desk draw itself again.

    rest: shared by buttons of which a press has the next thing stand in the place of this one.
    """
    panel = part.panel
    rests: set[Rest] = vars(panel).setdefault("rests", set())
    rests |= {rest} if rest is not None else set()

    def pressed(_: Any) -> None:
        _quiet(panel)
        for other in rests - {rest}:
            other.end()
        if rest is not None and rest.on:
            panel.say(TWICE)
            return
        with shown(panel.warn):
            panel.desk.settle()  # what this button is about must be what is shown
            said = do()
            panel.desk.refresh(panel)
            panel.say(said or "")
        if rest is not None:
            rest.begin()

    button.on_click(pressed)


def _quiet(panel: Speaking) -> None:
    """What any panel said about an earlier press is over."""
    panel.desk.quiet()
    panel.quiet()


def on_change(
    part: Placed,
    widget: widgets.Widget,
    do: Callable[[Any], str | None],
    *,
    tell: Tell | None = None,
    redraw: bool = True,
) -> None:
    """When a person changes `widget`: `do` it with the new value. What the panel sets while drawing is no change.

    tell: where an error is shown (else in the panel's live region); redraw: whether all panels draw themselves again.
    """
    panel = part.panel

    def changed(change: Any) -> None:
        if panel.drawing:
            return
        _quiet(panel) if redraw else panel.quiet()
        with shown(tell or panel.warn):
            said = do(change["new"])
            if redraw:
                panel.desk.refresh(panel)
            if said:
                panel.say(said)

    widget.observe(changed, names="value")
