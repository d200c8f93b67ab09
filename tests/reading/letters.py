"""The invented messages of this folder, and a case at the place each was sent from."""

import json
from datetime import datetime
from functools import cache
from pathlib import Path

from followup.case.case_file import load_case
from followup.reading.reader import read_message

HERE = Path(__file__).parent


def told(name):
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


@cache
def case_at(zone, country=None):
    employer = {"name": "Anywhere", "timezone": zone} | ({"country": country} if country else {})
    return load_case({"candidate": {"name": "Ada Moss"}, "employer": employer, "role": {"title": "Any"}})


def read(text, sent="2026-03-03T10:00:00+00:00", zone="Europe/London", country="GB"):
    """What is read, as JSON has it: every moment and day as text."""
    made = read_message(text, datetime.fromisoformat(sent), case_at(zone, country)).to_dict()
    return json.loads(json.dumps(made, default=lambda value: value.isoformat()))
