"""The invented participant gives up after its patience, and says at what: a workshop's trial never stands still."""

import os

import pytest

if os.name == "nt":
    pytest.skip("no hub on Windows", allow_module_level=True)

from hub import visitor


@pytest.fixture
def ann(monkeypatch):
    monkeypatch.setattr(visitor, "PATIENCE", 0.05)
    return visitor.Visitor("http://127.0.0.1:1", "ann", "key")


def test_a_button_that_writes_nothing_is_pressed_no_longer_than_that(ann, monkeypatch):
    pressed = []
    monkeypatch.setattr(ann, "run", lambda code: [{"text/plain": "button"}])
    monkeypatch.setattr(ann, "own_journal", lambda: "")
    monkeypatch.setattr(ann, "send", lambda kind, content: pressed.append(content["comm_id"]))
    monkeypatch.setattr(ann, "answers", lambda asked: [])
    with pytest.raises(TimeoutError, match="ann: the button was pressed and nothing was written"):
        ann.log_thanks()
    assert set(pressed) == {"button"}


def test_a_kernel_that_talks_of_other_things_only_is_not_listened_to_for_ever(ann, monkeypatch):
    other = {"parent_header": {"msg_id": "another"}, "header": {"msg_type": "status"}, "content": {}}
    monkeypatch.setattr(ann, "receive", lambda: other)
    with pytest.raises(TimeoutError, match="ann: the kernel did not end what it was asked"):
        ann.answers("mine")
