"""Cases, facts, events, drafts and settings: what goes in comes out, and what is unsound does not go in."""

import json
import stat
from datetime import datetime

import pytest

from followup import InputError, load_case
from followup.case.case_file import case_to_dict
from followup.journal import Journal, describe
from followup.journal.entries import MOST_BYTES, new_entry, to_line

NORTHWIND = "northwind-clinics-data-analyst"


def test_a_missing_file_is_an_empty_journal(journal):
    assert journal.cases() == {} and journal.problems == [] and journal.history() == []
    assert not journal.path.exists()


def test_a_new_case_comes_back_as_the_case_file_would(journal, facts, at):
    case_id = journal.new_case(facts, at=at)
    assert case_id == NORTHWIND
    assert journal.case(case_id) == load_case(facts)
    assert load_case(journal.mapping(case_id)) == load_case(facts)


def test_dates_and_times_of_a_case_survive(journal, facts, at):
    facts["role"]["applied"] = datetime(2026, 2, 16).date()
    facts["events"] = [
        {"at": at, "kind": "heard", "what": "offer", "from": "maria", "answer_by": "2026-04-01"},
        {"at": at, "kind": "heard", "what": "offer", "answer_by": "2026-04-01T12:00:00-05:00"},
    ]
    case = journal.case(journal.new_case(facts, at=at))
    assert case_to_dict(case) == case_to_dict(load_case(facts))


SAID = [
    {"kind": "sent", "what": "question", "channel": "email", "to": "maria"},
    {"kind": "sent", "what": "task", "channel": "email", "to": "maria"},
    {"kind": "called", "to": "maria", "outcome": "spoke", "visit_agreed": True},
    {"kind": "heard", "what": "invitation", "from": "maria", "by": "phone"},
    {"kind": "heard", "what": "on_hold", "from": "maria", "by": "in_person", "promised_by": "2026-04-01"},
    {"kind": "heard", "what": "checking", "by": "post"},
    {"kind": "heard", "what": "task", "from": "maria", "answer_by": "2026-04-01T12:00:00-05:00"},
    {"kind": "heard", "what": "contact_me", "from": "maria", "how": "phone"},
    {"kind": "heard", "what": "offer", "conditional": True, "salary": "70,000", "starts": "2026-05-01",
     "terms": ["a year", "a car"]},
    {"kind": "heard", "what": "offer_withdrawn", "from": "maria", "day_unknown": True},
]  # fmt: skip


def test_every_key_of_the_second_version_is_written_and_read(journal, facts, at):
    """Of events one by one as they are logged, and of a whole case that is opened with them."""
    facts["contacts"][0] |= {"address": "Ms. Lopez", "agency": True, "left": True, "topics": ["rosters"]}
    facts["employer"] |= {"language": "en", "sector": "health"}
    talk = facts["interviews"][0] | {"open_points": ["pay", {"about": "weekends", "answer": "every other one"}]}
    facts["interviews"] = [talk, talk | {"round": 2, "held": False}, talk | {"round": 3, "day_unknown": True}]
    facts["elsewhere"] = [
        {"employer": "Cedar Labs", "role": "Analyst", "answer_by": "2026-03-26", "since": at.isoformat()},
        {"employer": "Rook & Fenn", "accepted": True},
    ]
    events = [{"at": at.isoformat(), **event} for event in SAID]
    logged, opened = (journal.new_case(facts | more, at=at) for more in ({}, {"events": events}))
    for event in events:
        journal.log(logged, event, at=at)
    again = Journal(journal.path)
    assert [event for event in again.mapping(logged)["events"]] == events
    for case_id in (logged, opened):
        written = case_to_dict(load_case({**facts, "events": events}))
        assert {**case_to_dict(again.case(case_id)), "id": ""} == {**written, "id": ""}


def test_a_second_application_to_the_same_role_gets_a_number(journal, facts, at):
    ids = [journal.new_case(facts, at=at) for _ in range(3)]
    assert ids == [NORTHWIND, f"{NORTHWIND}-2", f"{NORTHWIND}-3"]
    assert list(journal.cases()) == ids and journal.case(ids[2]).id == ids[2]


def test_an_unsound_case_is_not_opened(journal, facts, at):
    facts["employer"]["timezone"] = "Chicago/America"
    with pytest.raises(InputError, match="timezone"):
        journal.new_case(facts, at=at)
    assert journal.history() == []


def test_the_story_around_a_scenario_is_left_out(journal, facts, at):
    case_id = journal.new_case({**facts, "scenario": {"title": "a story"}}, at=at)
    assert "scenario" not in journal.mapping(case_id)


def test_what_happened_is_added_to_the_case(journal, facts, at, thanked):
    case_id = journal.new_case(facts, at=at)
    journal.log(case_id, thanked, at=at)
    (event,) = journal.case(case_id).events
    assert (event.kind, event.what, event.to, event.at) == ("sent", "thank_you", "maria", at)


def test_an_event_may_have_happened_earlier_than_it_is_written_down(journal, facts, at, thanked):
    case_id = journal.new_case(facts, at=at)
    journal.log(case_id, {**thanked, "at": "2026-03-04T20:00:00+05:30"}, at=at)
    assert journal.case(case_id).events[0].at.isoformat() == "2026-03-04T20:00:00+05:30"


@pytest.mark.parametrize(
    ("event", "named"),
    [
        ({"kind": "sennt"}, "event.kind"),
        ({"kind": "sent", "what": "thank_you"}, "event.to"),
        ({"kind": "sent", "what": "thank_you", "to": "nobody"}, "event.to"),
        ({"kind": "note", "text": "x", "colour": "red"}, "event.colour"),
        ({"kind": "note", "text": "x", "at": "yesterday"}, "event.at"),
        ({"kind": "heard", "what": "offer", "promised_days": 3, "promised_by": "2026-04-01"}, "event"),
    ],
)
def test_an_event_that_makes_the_case_unsound_is_never_written(journal, facts, at, event, named):
    case_id = journal.new_case(facts, at=at)
    before = journal.path.read_bytes()
    with pytest.raises(InputError) as refused:
        journal.log(case_id, event, at=at)
    assert refused.value.problems[0].where == f"{case_id}: {named}"
    assert journal.path.read_bytes() == before and journal.case(case_id).events == ()


def test_the_same_event_at_the_same_moment_is_written_once(journal, facts, at, thanked):
    case_id = journal.new_case(facts, at=at)
    assert journal.log(case_id, thanked, at=at) == journal.log(case_id, thanked, at=at)
    assert len(journal.case(case_id).events) == 1


def test_facts_are_given_changed_and_removed_by_path(journal, facts, at):
    case_id = journal.new_case(facts, at=at)
    journal.set_facts(case_id, {("employer", "country"): "US", ("contacts", "maria", "style"): "modern"}, at=at)
    journal.set_facts(case_id, {("interviews", "1", "topics"): ["staffing"]}, at=at)
    case = journal.case(case_id)
    assert case.employer.country == "US" and case.contact("maria").style == "modern"
    assert case.interviews[0].topics == ("staffing",)
    journal.set_facts(case_id, {("contacts", "maria", "style"): None}, at=at)
    assert journal.case(case_id).contact("maria").style is None


def test_contacts_and_interviews_come_and_go(journal, facts, at):
    case_id = journal.new_case(facts, at=at)
    journal.set_facts(case_id, {("contacts", "tom"): {"id": "tom", "name": "Tom Reyes", "is": "hr"}}, at=at)
    key = journal.add_interview(case_id, {"round": 2, "at": at, "with": ["tom"]}, at=at)
    journal.set_facts(case_id, {("interviews", key, "format"): "video"}, at=at)
    assert journal.keys(case_id, "contacts") == ["maria", "tom"]
    assert journal.keys(case_id, "interviews") == ["1", key]
    assert journal.case(case_id).interviews[1].format == "video"
    journal.set_facts(case_id, {("interviews", key): None, ("contacts", "tom"): None}, at=at)
    assert journal.case(case_id) == load_case(facts)


def test_an_event_can_be_corrected_by_the_id_of_its_line(journal, facts, at):
    case_id = journal.new_case(facts, at=at)
    called = journal.log(case_id, {"kind": "called", "to": "maria", "outcome": "no_answer"}, at=at)
    journal.set_facts(case_id, {("events", called, "outcome"): "voicemail"}, at=at)
    assert journal.case(case_id).events[0].outcome == "voicemail"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("employer", "timezone"), None),
        (("employer", "country"), "Atlantis"),
        (("contacts", "maria"), None),
        (("contacts", "maria", "id"), "mary"),
        (("contacts", "nobody", "email"), "n@northwind.example"),
        (("contacts", "tom"), {"id": "thomas", "name": "Tom", "is": "hr"}),
        (("contacts",), []),
        (("weather",), "fine"),
        (("employer", "name", "first"), "North"),
        (("role",), "Data analyst"),
        ((), "nowhere"),
    ],
)
def test_facts_that_make_the_case_unsound_are_never_written(journal, facts, at, path, value):
    case_id = journal.new_case(facts, at=at)
    before = journal.path.read_bytes()
    with pytest.raises(InputError):
        journal.set_facts(case_id, {("role", "notes"): "also refused: all or none", path: value}, at=at)
    assert journal.path.read_bytes() == before and journal.case(case_id) == load_case(facts)


def test_giving_a_fact_again_writes_nothing(journal, facts, at):
    case_id = journal.new_case(facts, at=at)
    assert journal.set_facts(case_id, {("employer", "country"): "US"}, at=at)
    assert journal.set_facts(case_id, {("employer", "country"): "US"}, at=at) is None
    assert len(journal.history(case_id)) == 2


def test_all_versions_of_a_draft_are_kept_and_the_latest_found(journal, facts, at):
    case_id = journal.new_case(facts, at=at)
    for body in ("first", "second", "second"):
        journal.keep_draft(case_id, "thank-you", "maria", body, at=at, subject="Thank you")
    journal.keep_draft(case_id, "thank-you", None, "to nobody in particular", at=at)
    assert [draft.body for draft in journal.drafts(case_id)] == ["first", "second", "to nobody in particular"]
    latest = journal.latest_draft(case_id, "thank-you", "maria")
    assert (latest.body, latest.subject, latest.template) == ("second", "Thank you", None)
    assert journal.latest_draft(case_id, "visit", "maria") is None


def test_settings_keep_their_last_value_of_any_kind(journal, at):
    assert journal.setting("policy", "balanced") == "balanced"
    journal.set("policy", "the-call", at=at)
    journal.set("rules", ["house", "café"], at=at)
    journal.set("policy", "foolproof", at=at)
    journal.set("policy", "foolproof", at=at)
    assert (journal.setting("policy"), journal.setting("rules")) == ("foolproof", ["house", "café"])
    assert len(journal.history()) == 3


def test_an_unknown_case_is_refused_with_the_nearest_id(journal, facts, at):
    journal.new_case(facts, at=at)
    with pytest.raises(InputError, match=NORTHWIND):
        journal.case("nortwind-clinic-data-analyst")
    with pytest.raises(InputError, match="no case has this id"):
        journal.log("elsewhere", {"kind": "note", "text": "x"}, at=at)


def test_a_moment_without_offset_is_refused(journal, facts):
    with pytest.raises(InputError, match="offset"):
        journal.new_case(facts, at=datetime(2026, 3, 4, 18))


@pytest.mark.parametrize("value", [{1, 2}, float("nan"), b"x", "\ud800"])
def test_what_a_text_file_cannot_hold_is_refused(journal, at, value):
    with pytest.raises(InputError):
        journal.set("odd", value, at=at)
    assert journal.history() == []


def test_callers_get_copies_of_their_own(journal, facts, at):
    case_id = journal.new_case(facts, at=at)
    journal.mapping(case_id)["contacts"][0]["name"] = "Somebody Else"
    journal.mapping(case_id)["interviews"][0]["with"].append("nobody")
    assert journal.case(case_id) == load_case(facts) and journal.problems == []
    journal.set("rules", ["house"], at=at)
    journal.setting("rules").append("other")
    assert journal.setting("rules") == ["house"]


def test_hostile_text_comes_back_as_it_was(journal, facts, at):
    text = "line one\nline two\u2028<script>alert('x')</script> \x00 \x1b[31m ‮ 🎉 \"quoted\" \\"
    case_id = journal.new_case(facts, at=at)
    entry = journal.log(case_id, {"kind": "note", "text": text}, at=at)
    again = Journal(journal.path)
    assert again.case(case_id).events[0].text == text
    (line,) = (entry_ for entry_ in again.history() if entry_.id == entry)
    assert describe(line).isprintable() and len(again.history()) == 2


def test_only_the_candidate_may_read_the_journal(journal, facts, at):
    journal.new_case(facts, at=at)
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(journal.path.parent.stat().st_mode) == 0o700


def test_every_line_says_version_id_moment_and_kind(journal, facts, at, thanked):
    case_id = journal.new_case(facts, at=at)
    journal.log(case_id, thanked, at=at)
    journal.undo(at=at)
    lines = [json.loads(line) for line in journal.path.read_text("utf-8").splitlines()]
    assert [line["do"] for line in lines] == ["case", "event", "undo"]
    assert all(line["v"] == 1 and line["at"] == at.isoformat() for line in lines)
    assert sorted(line["id"] for line in lines) == [line["id"] for line in lines]


def test_giving_a_whole_contact_again_writes_nothing(journal, facts, at):
    case_id = journal.new_case(facts, at=at)
    same = {"id": "maria", "name": "Maria Lopez", "is": "hiring_manager"}
    assert journal.set_facts(case_id, {("contacts", "maria"): same}, at=at) is None


@pytest.mark.parametrize(
    "path",
    [
        ("contacts", "tom", "id"),
        ("contacts",),
        ("weather",),
        ("weather", "rain"),
        ("weather", "rain", "soon"),
        ("id",),
        ("role", "title", "x"),
    ],
)
def test_there_are_no_facts_elsewhere_than_in_a_case(journal, facts, at, path):
    """Tom is in no interview, so that nothing else refuses it."""
    case_id = journal.new_case(facts, at=at)
    journal.set_facts(case_id, {("contacts", "tom"): {"name": "Tom Reyes", "is": "hr"}}, at=at)
    for value in ("thomas", {}, {"tom": {"name": "Tom", "is": "hr"}}):
        with pytest.raises(InputError, match="no place in a case"):
            journal.set_facts(case_id, {path: value}, at=at)
    assert [contact.id for contact in journal.case(case_id).contacts] == ["maria", "tom"]


def test_a_whole_table_can_be_given_and_taken_away(journal, facts, at):
    case_id = journal.new_case(facts, at=at)
    journal.set_facts(case_id, {("employer",): {"name": "Cedar", "timezone": "Europe/Vienna"}}, at=at)
    assert journal.mapping(case_id)["employer"] == {"name": "Cedar", "timezone": "Europe/Vienna"}
    with pytest.raises(InputError):
        journal.set_facts(case_id, {("employer",): None}, at=at)


def test_an_event_that_is_removed_is_no_longer_in_the_case(journal, facts, at, thanked):
    case_id = journal.new_case(facts, at=at)
    entry = journal.log(case_id, thanked, at=at)
    journal.set_facts(case_id, {("events", entry): None}, at=at)
    assert journal.case(case_id).events == ()


def test_folders_that_are_not_there_yet_are_made(tmp_path, facts, at):
    journal = Journal(tmp_path / "search" / "of" / "mine" / "journal.jsonl")
    assert journal.new_case(facts, at=at) in journal.ids()


@pytest.mark.parametrize("length", [120, 118])
def test_the_longest_names_get_their_numbers_too(journal, facts, at, length):
    long = "n" * length
    ids = [journal.new_case({**facts, "id": long}, at=at) for _ in range(11)]
    together = journal.new_cases(lambda known: [{**facts, "id": long}] * 2, at=at)
    assert len({*ids, *together}) == 13 and max(map(len, ids)) <= 120
    assert list(journal.cases()) == [*ids, *together]


def test_many_cases_of_one_name_are_numbered_as_one_after_the_other(journal, facts, at):
    first = journal.new_case(facts, at=at)
    named = [facts, {**facts, "id": "other"}, facts]
    assert journal.new_cases(lambda known: named, at=at) == [f"{first}-2", "other", f"{first}-3"]
    assert list(journal.openings()) == [first, f"{first}-2", "other", f"{first}-3"]
    assert journal.new_cases(lambda known: [], at=at) == [] and len(journal.history()) == 4


def test_openings_say_what_others_opened_and_are_never_corrected(journal, facts, at):
    case_id = journal.new_case(facts, at=at)
    other = Journal(journal.path)
    assert other.openings()[case_id]["role"] == {"title": "Data analyst"}
    journal.set_facts(case_id, {("role", "title"): "Analyst"}, at=at)
    assert other.openings()[case_id]["role"] == {"title": "Data analyst"}
    journal.undo(journal.history()[0].id, at=at)
    assert other.openings() == {}


def test_a_draft_with_another_subject_is_another_version(journal, facts, at):
    case_id = journal.new_case(facts, at=at)
    for subject in ("Thank you", "Thanks", "Thanks"):
        journal.keep_draft(case_id, "thank-you", "maria", "Dear Maria", at=at, subject=subject, template="short")
    kept = [(draft.subject, draft.template, draft.step, draft.to) for draft in journal.drafts(case_id)]
    assert kept == [("Thank you", "short", "thank-you", "maria"), ("Thanks", "short", "thank-you", "maria")]
    entries = [entry for entry in journal.history() if entry.do == "draft"]
    assert [(draft.id, draft.at) for draft in journal.drafts(case_id)] == [(entry.id, at) for entry in entries]


def test_what_is_too_long_for_a_line_is_refused_and_what_just_fits_is_read(journal, facts, at):
    case_id = journal.new_case(facts, at=at)
    keys = {"step": "x", "to": None, "template": None, "subject": None, "body": ""}
    frame = len(to_line(new_entry(1, at, "draft", case=case_id, **keys)))
    journal.keep_draft(case_id, "x", None, "b" * (MOST_BYTES - frame), at=at)
    assert len(journal.drafts(case_id)) == 1 and journal.problems == []
    before = journal.path.read_bytes()
    assert len(before.splitlines()[-1]) == MOST_BYTES
    with pytest.raises(InputError, match="too long"):
        journal.keep_draft(case_id, "x", None, "c" * MOST_BYTES, at=at)
    assert journal.path.read_bytes() == before
