"""The browser's own way of driving widgets: set_state and click messages, without a browser."""


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
