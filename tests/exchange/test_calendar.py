"""The calendar file, read by the icalendar package, and its bytes by the rules of RFC 5545."""

from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import icalendar
import pytest
from hypothesis import given

import followup
from followup.case.errors import Unavailable
from followup.exchange.calendar import links, to_ics
from followup.exchange.content_lines import line
from followup.exchange.formats import Asked, find
from followup.journal import Journal
from tests.amount import examples

from .invented import HOSTILE, NOW, case, case_saying, example_search, lines, mapping, texts

OFFER = {
    "at": "2026-03-11T12:00:00-05:00", "kind": "heard", "what": "offer", "from": "maria", "answer_by": "2026-03-20",
}  # fmt: skip
NAME = set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ-")


def entries(*cases, now=NOW, **keys):
    return icalendar.Calendar.from_ical(to_ics(cases, now=now, **keys)).walk("VEVENT")


def entry(words, *cases, **keys):
    found = [one for one in entries(*cases, **keys) if words in one["summary"]]
    assert len(found) == 1, [str(one["summary"]) for one in entries(*cases, **keys)]
    return found[0]


def unfolded(raw):
    return raw.replace(b"\r\n ", b"").split(b"\r\n")


def test_a_step_stands_in_its_next_window_with_a_reminder():
    step = followup.plan(case(), now=NOW, policy="the-call").step("first-follow-up")
    found = entry(step.heading, case(), policy="the-call")
    start, end = step.windows[0]
    assert (found.decoded("dtstart"), found.decoded("dtend")) == (start, end)
    assert found.decoded("dtstart").utcoffset() == timedelta(0)
    assert [alarm.decoded("trigger") for alarm in found.walk("VALARM")] == [timedelta(minutes=-15)]


def test_a_step_with_a_deadline_ends_at_it():
    now = datetime.fromisoformat("2026-03-04T16:00:00-06:00")
    found = entry("Thank Maria Lopez", case(events=[]), now=now)
    assert found.decoded("dtend") == datetime.fromisoformat("2026-03-05T15:00:00-06:00")


def test_the_deadline_of_an_offer_is_there_with_two_reminders():
    found = entry("answer the offer", case(events=[OFFER]))
    assert found.decoded("dtend") == datetime.fromisoformat("2026-03-20T17:00:00-05:00")
    reminders = [alarm.decoded("trigger") for alarm in found.walk("VALARM")]
    assert reminders == [-timedelta(days=1), -timedelta(hours=2)]


def test_an_interview_ahead_has_its_hours_its_people_and_reminders():
    now = datetime.fromisoformat("2026-03-01T09:00:00-06:00")
    found = entry("interview", case(events=[]), now=now)
    assert found.decoded("dtstart") == datetime.fromisoformat("2026-03-04T14:00:00-06:00")
    assert found.decoded("dtend") == datetime.fromisoformat("2026-03-04T15:00:00-06:00")
    assert "Maria Lopez" in found["description"] and len(found.walk("VALARM")) == 2
    assert not entry("interview", case(), now=NOW).walk("VALARM")


@pytest.mark.parametrize("zone", ["America/Chicago", "Pacific/Kiritimati", "Pacific/Honolulu"])
def test_a_whole_day_note_is_a_date_and_no_moment(zone):
    here = case(employer={"name": "Northwind Clinics", "timezone": zone})
    found = entry("promised by today", here)
    day = followup.plan(here, now=NOW).promise["until"]
    assert found.decoded("dtstart") == date.fromisoformat(day) and not isinstance(found.decoded("dtstart"), datetime)
    assert found["dtstart"].params["VALUE"] == "DATE" and found["dtend"].params["VALUE"] == "DATE"
    assert found.decoded("dtend") == found.decoded("dtstart") + timedelta(days=1)


def test_a_second_export_moves_the_same_entry():
    later = NOW + timedelta(days=1)
    first, second = entry("short follow-up", case()), entry("short follow-up", case(), now=later)
    assert first["uid"] == second["uid"]
    assert second.decoded("dtstart") > first.decoded("dtstart")
    assert second["sequence"] > first["sequence"] and second.decoded("dtstamp") > first.decoded("dtstamp")
    assert first.decoded("dtstamp") == NOW.astimezone(UTC)


def test_an_interview_that_is_moved_keeps_its_identity():
    moved = mapping()["interviews"][0] | {"at": "2026-03-05T09:00:00-06:00", "ends": "2026-03-05T10:00:00-06:00"}
    before, after = entry("interview", case()), entry("interview", case(interviews=[moved], events=[]))
    assert before["uid"] == after["uid"] and before.decoded("dtstart") != after.decoded("dtstart")


def test_finding_out_a_name_moves_the_follow_up_and_adds_none():
    nobody = case(contacts=mapping()["contacts"][:1])
    before = entry("Call HR", nobody, policy="hr-first")
    after = entry("Send Bob Hahn", case(), policy="hr-first")
    assert before["uid"] == after["uid"]


def test_the_follow_up_of_a_later_round_is_an_entry_of_its_own():
    again = {"round": 2, "at": "2026-03-10T14:00:00-05:00", "with": ["maria"]}
    thanks = {"at": "2026-03-10T18:00:00-05:00", "kind": "sent", "what": "thank_you", "to": "maria"}
    second = case(interviews=[*mapping()["interviews"], again], events=[thanks])
    assert entry("follow-up email", second)["uid"] != entry("follow-up email", case())["uid"]


def test_no_two_entries_share_a_uid_and_every_thanked_person_has_one():
    both = [{**mapping()["interviews"][0], "at": "2026-03-12T08:00:00-05:00", "ends": None, "with": ["maria", "bob"]}]
    found = entries(case(interviews=[{k: v for k, v in both[0].items() if v}], events=[]), *example_search())
    uids = [str(one["uid"]) for one in found]
    assert len(set(uids)) == len(uids)
    assert sum("Thank Maria" in one["summary"] or "Thank Bob" in one["summary"] for one in found) == 2


def test_two_peoples_calendars_are_told_apart_by_their_owner():
    assert not {one["uid"] for one in entries(case(), owner="a")} & {one["uid"] for one in entries(case(), owner="b")}


def test_the_same_arguments_give_the_same_bytes():
    assert to_ics(example_search(), now=NOW) == to_ics(example_search(), now=NOW)


def test_what_rests_and_what_stands_beside_has_no_day():
    summaries = " ".join(str(one["summary"]) for one in entries(*example_search()))
    assert "Keep" not in summaries and "Let it rest" not in summaries


def assert_well_formed(raw):
    assert raw.endswith(b"END:VCALENDAR\r\n") and b"\n" not in raw.replace(b"\r\n", b"")
    for folded in raw.split(b"\r\n"):
        assert len(folded) <= 75
        folded.decode("utf-8")
    assert not any(byte < 32 and byte != 9 for whole in unfolded(raw) for byte in whole)


@examples(35)
@given(lines, texts)
def test_whatever_people_wrote_comes_back_as_they_wrote_it(words, text):
    made = case_saying(words, text)
    raw = to_ics([made], now=NOW)
    assert_well_formed(raw)
    found = icalendar.Calendar.from_ical(raw)
    assert len(found.walk("VEVENT")) == len(entries(case()))
    assert len(found.walk("VALARM")) == sum(len(one.walk("VALARM")) for one in entries(case()))
    for one in found.walk("VEVENT"):
        assert str(one["summary"]).startswith(" ".join(f"{made.employer.name}:".split()))
        assert str(one["description"]).split("\n")[0] == f"{made.role.title}, {made.employer.name}"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_start_nothing(text):
    words = "".join(c for c in text if c.isprintable())[:300].strip() or "x"
    raw = to_ics([case_saying(words, text)], now=NOW)
    assert_well_formed(raw)
    assert unfolded(raw).count(b"BEGIN:VEVENT") == len(entries(case()))


@pytest.mark.parametrize("name", ["Eve <mailto:evil@x.example>", "ATTENDEE:mailto:evil@x.example", 'x";CN="y', "a\\nb"])
def test_a_calendar_invites_nobody_whatever_a_name_says(name):
    made = to_ics([case_saying(name, "x")], now=NOW)
    names = {one.split(b":")[0].split(b";")[0] for one in unfolded(made)}
    assert not names & {b"ORGANIZER", b"ATTENDEE"} and all(set(one) <= NAME for one in names)


def test_texts_are_escaped_as_rfc_5545_says():
    assert line("SUMMARY", "a;b,c\\d\ne\r\nf") == r"SUMMARY:a\;b\,c\\d\ne\nf"


@pytest.mark.parametrize(
    ("before", "written"), [({"minutes": 15}, "-PT15M"), ({"hours": 2}, "-PT120M"), ({"days": 1}, "-P1D")]
)
def test_reminders_are_durations(before, written):
    assert line("TRIGGER", -timedelta(**before)) == f"TRIGGER:{written}"


def test_lines_are_folded_between_characters():
    raw = to_ics([case_saying("👩🏽é" * 40, "x")], now=NOW)
    assert_well_formed(raw)
    assert ("👩🏽é" * 40) in icalendar.Calendar.from_ical(raw).walk("VEVENT")[0]["summary"]


def test_a_step_that_turns_late_is_the_same_entry():
    now = datetime.fromisoformat("2026-03-04T16:00:00-06:00")
    one = case(events=[])
    first, late = (entry("Thank Maria Lopez", one, now=moment) for moment in (now, now + timedelta(days=2)))
    assert first["uid"] == late["uid"] and first["summary"] != late["summary"]


def test_a_whole_day_rings_at_nine():
    found = entry("promised by today", case())
    assert [alarm.decoded("trigger") for alarm in found.walk("VALARM")] == [timedelta(hours=9)]
    assert {str(alarm["action"]) for alarm in found.walk("VALARM")} == {"DISPLAY"}


def test_a_refusal_without_an_interview_puts_nothing_into_the_calendar():
    no = {"at": "2026-03-10T09:00:00-05:00", "kind": "heard", "what": "rejection"}
    refused = case(interviews=[], events=[no])
    assert entries(refused) == [] and links([refused], now=NOW) == []


def test_nothing_to_export_is_said(tmp_path):
    asked = Asked({}, now=NOW, journal=Journal(tmp_path / "j.jsonl"), policy="balanced")
    with pytest.raises(Unavailable, match="nothing with a day"):
        find("ics").make(asked)


def test_links_for_calendars_on_the_web_say_what_and_when_and_nobodys_name():
    ahead = datetime.fromisoformat("2026-03-01T09:00:00-06:00")
    first = links([case(events=[])], now=ahead)[0]
    asked = parse_qs(urlsplit(first.google).query)
    assert asked["dates"] == ["20260304T200000Z/20260304T210000Z"] and "interview, round 1" in asked["text"][0]
    outlook = parse_qs(urlsplit(first.outlook).query)
    assert outlook["startdt"] == ["2026-03-04T20:00:00Z"] and outlook["subject"] == asked["text"]
    assert all("Maria" not in link and "@" not in link for link in (first.google, first.outlook))
