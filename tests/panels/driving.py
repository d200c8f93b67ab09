"""The browser's own way of driving widgets: set_state and click messages, without a browser."""

import asyncio
from selectors import DefaultSelector


class HurriedSelector(DefaultSelector):
    """Does not wait for time to pass: adds up what would have been waited."""

    passed = 0.0

    def select(self, timeout=None):
        found = super().select(0 if timeout else timeout)
        self.passed += 0 if found or not timeout else timeout
        return found


def in_no_time(do):
    """What the coroutine gives; its timers run in their order, but nobody waits for them."""
    selector = HurriedSelector()
    loop = asyncio.SelectorEventLoop(selector)
    loop.time = lambda: selector.passed
    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        return runner.run(do)


def press(button):
    """What arrives from the browser when a button is pressed."""
    button._handle_custom_msg({"event": "click"}, [])


def change(control, **state):
    """What arrives from the browser when somebody changes a control, or a widget that stands alone."""
    getattr(control, "widget", control).set_state(state)


def type_into(field, text):
    change(field, value=text)


def choose(control, words):
    """The first choice that begins with these words."""
    labels = [label for label, _ in getattr(control, "widget", control).options]
    change(control, index=next(n for n, label in enumerate(labels) if label.startswith(words)))


def say(panel, **facts):
    """Press, for each of these facts of a sheet, the choice that begins with its words."""
    for key, words in facts.items():
        choose(panel.form[key], words)


def at(month, date, hours=0, minutes=0):
    """A moment as a browser writes it; its months begin with 0."""
    return {"year": 2026, "month": month - 1, "date": date, "hours": hours, "minutes": minutes, "seconds": 0,
            "milliseconds": 0}  # fmt: skip


def events(journal, kind="sent"):
    """What counts as having happened, of all cases."""
    entries = [entry for entry in journal.history() if entry.do == "event" and not entry.undone]
    return [entry.data["event"] for entry in entries if entry.data["event"]["kind"] == kind]


def shown(widget):
    return widget.layout.display != "none"


def look_at(page, words):
    """Open the drawer of further steps and press the one that begins with these words."""
    page.drawers.open_one("more")
    steps = next(part for part in page.parts.values() if hasattr(part, "offered"))
    press(next(button for button in steps.buttons if button.description.startswith(words)))


def ask_of(page):
    """The open drawer of questions."""
    page.drawers.open_one("ask")
    return next(part for part in page.parts.values() if hasattr(part, "asked"))
