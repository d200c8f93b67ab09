"""Good messages as different people write them: our checks keep quiet about them."""

import tomllib
from pathlib import Path

import pytest

from followup.case.case_file import load_case
from followup.messages.review import check

CLEAN = tomllib.loads(Path(__file__).with_name("clean_messages.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("message", CLEAN["message"], ids=lambda message: message["name"])
def test_a_good_message_is_left_alone(message):
    text = message["text"]
    found = check(text, load_case(CLEAN["case"]), message["step"], template=message.get("template"))
    assert [(f.code, text[f.start : f.end]) for f in found] == []
