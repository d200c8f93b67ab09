"""The agenda over cases that know each other: nothing twice, whatever the order, and only what has happened."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from followup import load_case
from followup import search as pipeline
from followup.search.planned import plan_all
from tests.amount import examples

NOW = datetime.fromisoformat("2026-03-20T10:00:00-05:00")
EMPLOYERS = ("Northwind", "Cedar Labs", "Larch & Loam")
HAPPENED = st.sampled_from([
    {"kind": "heard", "what": "offer", "answer_by": "2026-03-26"}, {"kind": "heard", "what": "rejection"},
    {"kind": "decided", "what": "accepted"}, {"kind": "heard", "what": "no_decision", "from": "hr"},
    {"kind": "heard", "what": "contact_me", "how": "phone", "from": "hr"},
    {"kind": "sent", "what": "follow_up", "channel": "email", "to": "hr"},
])  # fmt: skip


@st.composite
def searches(draw):
    """Cases of one candidate, among them some at one employer with one person in HR."""
    return [_case(draw, number) for number in range(draw(st.integers(1, 5)))]


def _case(draw, number):
    employer = draw(st.sampled_from(EMPLOYERS))
    talk = NOW - timedelta(days=draw(st.integers(-3, 20)))
    events = [{**draw(HAPPENED), "at": (NOW - timedelta(hours=draw(st.integers(-48, 300)))).isoformat()}
              for _ in range(draw(st.integers(0, 2)))]  # fmt: skip
    hr = {"id": "hr", "name": "Dana Hart", "is": "hr", "email": f"hr@{EMPLOYERS.index(employer)}.example",
          "phone": "+1 312 555 0100", "prefers": draw(st.sampled_from(["phone", "email"]))}  # fmt: skip
    return load_case({
        "id": f"case-{number}", "candidate": {"name": "Priya Raman"},
        "employer": {"name": employer, "timezone": "America/Chicago", "country": "US"},
        "role": {"title": f"Job {number}"}, "contacts": [hr],
        "interviews": [{"round": 1, "at": talk.isoformat(), "with": ["hr"]}], "events": events,
    })  # fmt: skip


def rows(cases):
    found = pipeline.agenda(cases, now=NOW).to_dict("records")
    return sorted((row["case"], row["step"], row["also"], str(row["from"]), str(row["until"])) for row in found)


@given(searches(), st.randoms())
@examples(35)
def test_the_order_of_the_cases_does_not_matter(cases, random):
    mixed = list(cases)
    random.shuffle(mixed)
    assert rows(mixed) == rows(cases) == rows(iter(cases)) == rows({case.id: case for case in cases})


@given(searches())
@examples(35)
def test_no_step_is_told_in_two_rows(cases):
    told = [(case_id, step) for row in rows(cases) for case_id in (row[0], *row[2].split()) for step in [row[1]]]
    assert len(told) == len(set(told))


@given(searches())
@examples(35)
def test_an_agenda_of_plans_made_before_is_the_same(cases):
    assert rows(pipeline.Planned(cases, now=NOW)) == rows(cases)


@given(searches())
@examples(35)
def test_where_a_job_was_taken_no_follow_up_is_left_in_the_others(cases):
    for case, found in plan_all(cases, NOW, "balanced", None):
        if found is not None and any(other.accepted for other in found.case.elsewhere) and found.situation.interviewed:
            assert not {"first-follow-up", "second-follow-up", "share-news"} & {step.id for step in found.steps}
        assert case in cases
