"""Every line of the history says in a few words what it is."""

import pytest

from followup.journal import describe
from followup.journal.entries import new_entry
from followup.journal.wording import describe_event


def test_history_describes_each_line_in_words(journal, facts, at, thanked):
    case_id = journal.new_case(facts, at=at)
    journal.log(case_id, thanked, at=at)
    journal.set_facts(case_id, {("employer", "country"): "US", ("role", "notes"): "x"}, at=at)
    journal.keep_draft(case_id, "thank-you", "maria", "Dear Maria", at=at)
    assert [describe(entry) for entry in journal.history(case_id)] == [
        "case opened",
        "sent thank_you by email to maria",
        "facts: employer country = US, role notes = x",
        "draft for thank-you to maria",
    ]


def test_removed_facts_settings_and_undos_are_described_too(journal, facts, at):
    case_id = journal.new_case(facts, at=at)
    contact = {"name": "Tom Reyes", "is": "hr"}
    journal.set_facts(case_id, {("contacts", "tom"): contact}, at=at)
    journal.set_facts(
        case_id, {("contacts", "tom", "is"): "recruiter", ("contacts", "maria", "email"): "m@n.example"}, at=at
    )
    journal.set_facts(case_id, {("contacts", "tom"): None}, at=at)
    journal.keep_draft(case_id, "thank-you", None, "Dear all", at=at)
    journal.set("policy", "foolproof", at=at)
    undone = journal.undo(at=at)
    assert [describe(entry) for entry in journal.history()[1:]] == [
        "facts: contacts tom = …",
        "facts: contacts tom is = recruiter, contacts maria email = m@n.example",
        "facts: contacts tom removed",
        "draft for thank-you",
        "setting: policy = foolproof",
        f"undo of {undone.id}",
    ]


@pytest.mark.parametrize(("event", "words"), [
    ({"kind": "called", "to": "maria", "outcome": "no_answer"}, "called to maria - no_answer"),
    ({"kind": "heard", "what": "offer", "from": "maria", "answer_by": "2026-04-01"},
     "heard offer from maria answer by 2026-04-01"),
    ({"kind": "heard", "what": "no_decision", "promised_by": "2026-04-01"}, "heard no_decision promised by 2026-04-01"),
    ({"kind": "heard", "what": "no_decision", "promised_days": 3}, "heard no_decision promised days 3"),
    ({"kind": "heard", "what": "rejection", "day_unknown": True}, "heard rejection day unknown"),
    ({"kind": "heard", "what": "offer", "terms": ["days", "pay"], "conditional": False},
     "heard offer conditional no terms days, pay"),
    ({"kind": "note", "text": "They were kind."}, "note - They were kind."),
    ({"kind": "sent", "what": "thank_you", "channel": "post", "to": "maria"}, "sent thank_you by post to maria"),
    ({}, "event"),
])  # fmt: skip
def test_an_event_is_told_by_what_is_known_of_it(event, words):
    assert describe_event(event) == words


def test_what_cannot_be_read_is_called_so_and_long_text_is_cut(at):
    odd = new_entry(1, at, "facts", case="x", set=[["employer"], [["role", "notes"], "long " * 99]])
    said = describe(odd)
    assert said.startswith("facts: unreadable, role notes = long ") and len(said) == 100 and said.endswith("…")


def test_what_an_event_leaves_blank_leaves_no_gap_in_its_words():
    assert describe_event({"kind": "sent", "what": "", "channel": "email"}) == "sent by email"
