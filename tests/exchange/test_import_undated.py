"""What became of an application counts though nobody knows the day: a refusal is the employer's, an offer is one."""

import pytest

from followup.exchange.importer import take
from followup.exchange.report import standing
from followup.journal import Journal
from followup.search import journeys, stage_flow

from .import_shapes import AT, look, table_of

HEADER = "Company,Role,Date Applied,Status"


def taken(tmp_path, *lines, header=HEADER, **more):
    journal = Journal(tmp_path / "journal.jsonl")
    take(look(table_of(header, *lines), journal=journal, **more), journal, at=AT, accept=True)
    return list(journal.cases().values())


def test_ends_and_interviews_without_a_day_are_counted_as_what_they_are(tmp_path):
    words = ["Rejected", "Not selected by employer", "Interview", "Offer", "Offer accepted", "Withdrew", "Applied",
             "No response", "Offer declined", "Position filled"]  # fmt: skip
    cases = taken(tmp_path, *(f"Employer {n},Clerk,2026-01-{10 + n},{word}" for n, word in enumerate(words)))
    found = journeys(cases, now=AT)
    assert found["outcome"].tolist() == ["no", "no", "open", "open", "accepted", "yours", "open", "open", "yours",
                                         "over"]  # fmt: skip
    assert found["furthest"].tolist()[2:5] == ["interview", "offer", "offer"] and found["furthest"][8] == "offer"
    flow = stage_flow(cases, now=AT)
    assert flow["yours"].sum() == 2 and flow["no"].sum() == 2 and flow["cases"].sum() == 10


@pytest.mark.parametrize(("status", "says"), [
    ("Rejected", "a no, day not known"), ("Offer", "an offer, day not known"),
    ("Interview", "still waiting, after the interview, day not known"), ("Withdrew", "withdrawn, day not known"),
    ("Rejected after interview", "a no, day not known"), ("Ghosted", "still waiting"),
])  # fmt: skip
def test_the_proof_of_search_says_that_the_day_is_not_known(tmp_path, status, says):
    (case,) = taken(tmp_path, f"Quay,Clerk,2026-01-12,{status}")
    assert standing(case, AT) == says


def test_a_refusal_with_a_day_stands_though_the_interview_before_it_has_none(tmp_path):
    (case,) = taken(tmp_path, "Quay,Clerk,2026-01-12,Rejected (interview),2026-02-03", header=f"{HEADER},Status Date")
    assert standing(case, AT) == "a no, 2026-02-03"
    assert journeys([case], now=AT).iloc[0][["outcome", "rounds"]].tolist() == ["no", 1]


def test_two_ends_that_contradict_one_another_are_held_back():
    seen = look(table_of("Company,Role,Status,Outcome", "Quay,Clerk,Accepted,Rejected"))
    assert seen.held_back[0].reason == "two ends that contradict one another"
