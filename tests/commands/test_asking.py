"""Who is asked whether something may be done: only somebody who is there, and only a yes is one."""

import io
import sys

import pytest

from followup.commands import asking

NO_TEXT = io.TextIOWrapper(io.BytesIO(b"\xff\xfey"), "utf-8")


class Somebody(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("said", "yes"), [("y\n", True), (" YES \n", True), ("n\n", False), ("", False)])
def test_only_a_yes_is_one(monkeypatch, said, yes):
    monkeypatch.setattr(sys, "stdin", Somebody(said))
    assert asking.is_somebody_there() and asking.is_yes() is yes


def closed():
    made = io.StringIO("y")
    made.close()
    return made


@pytest.mark.parametrize("stdin", [None, closed(), NO_TEXT, io.StringIO("n")])
def test_where_nothing_can_be_read_nobody_agrees(monkeypatch, stdin):
    monkeypatch.setattr(sys, "stdin", stdin)
    assert not asking.is_somebody_there() and not asking.is_yes()
