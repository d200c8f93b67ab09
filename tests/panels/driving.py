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


def type_into(field, text):
    field.set_state({"value": text})


def choose(dropdown, words):
    """The first choice that begins with these words."""
    labels = [label for label, _ in dropdown.options]
    dropdown.set_state({"index": next(n for n, label in enumerate(labels) if label.startswith(words))})


def events(journal, kind="sent"):
    """What counts as having happened, of all cases."""
    entries = [entry for entry in journal.history() if entry.do == "event" and not entry.undone]
    return [entry.data["event"] for entry in entries if entry.data["event"]["kind"] == kind]
