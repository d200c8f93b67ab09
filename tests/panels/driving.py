"""The browser's own way of driving widgets: set_state and click messages, without a browser."""


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


def at(month, date, hours=0, minutes=0):
    """A moment as a browser writes it; its months begin with 0."""
    return {"year": 2026, "month": month - 1, "date": date, "hours": hours, "minutes": minutes, "seconds": 0,
            "milliseconds": 0}  # fmt: skip


def events(journal, kind="sent"):
    """What counts as having happened, of all cases."""
    entries = [entry for entry in journal.history() if entry.do == "event" and not entry.undone]
    return [entry.data["event"] for entry in entries if entry.data["event"]["kind"] == kind]
