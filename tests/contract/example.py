"""The case file that the contract shows, as text; invented people, an invented employer; and how to spoil it."""

from __future__ import annotations

import json
import tomllib

import pytest

import followup
from followup.case.errors import InputError

TEXT = """
id = "northwind-data-analyst"

[candidate]
name = "Priya Raman"
email = "priya@example.org"
phone = "+1 312 555 0142"

[employer]
name = "Northwind Clinics"
timezone = "America/Chicago"
country = "US"
region = "IL"
has_hr = true
size = "large"
language = "en"
sector = "health"

[role]
title = "Data analyst"
applied = 2026-02-16
source = "LinkedIn"
url = "https://northwind.example/jobs/17"
location = "Chicago"
salary = "72,000 USD"
notes = "referred by a friend"

[[contacts]]
id = "maria"
name = "Maria Lopez"
is = "hiring_manager"
email = "m.lopez@northwind.example"
phone = "+1 312 555 0100"
prefers = "email"
style = "traditional"
no_calls = false
away_until = 2026-03-16
address = "Ms. Lopez"
agency = false
left = false
topics = ["staffing forecasts"]

[[interviews]]
round = 1
at = 2026-03-04T14:00:00-06:00
ends = 2026-03-04T15:00:00-06:00
format = "in_person"
with = ["maria"]
promised_days = 7
open_points = ["salary range"]
went_well = ["the dashboard demo"]
fit = ["six years of SQL"]
topics = ["staffing forecasts"]
held = true
day_unknown = false

[[events]]
at = 2026-03-04T18:00:00-06:00
kind = "sent"
what = "thank_you"
channel = "email"
to = "maria"
"""

EVENTS = """
[[events]]
at = 2026-03-12T10:15:00-05:00
kind = "called"
to = "maria"
outcome = "voicemail"
what = "follow_up"

[[events]]
at = 2026-03-13T10:15:00-05:00
kind = "visited"
to = "maria"

[[events]]
at = 2026-03-14T10:15:00-05:00
kind = "heard"
what = "offer"
from = "maria"
promised_days = 3
answer_by = 2026-03-20

[[events]]
at = 2026-03-15T10:15:00-05:00
kind = "heard"
what = "offer"
answer_by = 2026-03-20T12:00:00-05:00

[[events]]
at = 2026-03-16T10:15:00-05:00
kind = "decided"
what = "accepted"

[[events]]
at = 2026-03-17T10:15:00-05:00
kind = "note"
text = "The view from the office is fine."

[[events]]
at = 2026-03-18T10:15:00-05:00
kind = "heard"
what = "contact_me"
from = "maria"
by = "email"
how = "phone"

[[events]]
at = 2026-03-19T10:15:00-05:00
kind = "heard"
what = "offer"
by = "phone"
conditional = true
salary = "72,000 USD a year"
starts = 2026-05-04
terms = ["three days a week at home", "subject to references"]
day_unknown = true

[[events]]
at = 2026-03-20T10:15:00-05:00
kind = "called"
to = "maria"
outcome = "spoke"
what = "other"
visit_agreed = true

[[elsewhere]]
employer = "Cedar Labs"
role = "Analyst"
answer_by = 2026-03-26
since = 2026-03-20T09:00:00-05:00
accepted = false
"""


def example():
    return tomllib.loads(TEXT + EVENTS)


def as_json(value):
    return json.loads(json.dumps(value, default=lambda when: when.isoformat()))


def refused(data, *words):
    """The text of the refusal, which has at most three lines and every one of `words` in it."""
    with pytest.raises(InputError) as caught:
        followup.load_case(data)
    text = str(caught.value)
    assert len(text.splitlines()) <= 3
    for word in words:
        assert word in text, (word, text)
    return text


def put(data, path, value):
    *way, last = path
    for name in way:
        data = data[name]
    data[last] = value


def drop(data, path):
    *way, last = path
    for name in way:
        data = data[name]
    del data[last]
