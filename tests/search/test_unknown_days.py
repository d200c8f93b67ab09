"""A day that nobody knows is counted, and never made up: no table has a date or a length of it, no chart draws it."""

from datetime import UTC, datetime, timedelta

import pandas as pd
import pytest

import followup
from followup import search as pipeline
from followup.search import charts

MET = datetime(2026, 3, 2, 12, tzinfo=UTC)
TOLD = datetime(2026, 3, 20, 12, tzinfo=UTC)  # when it was written down
NOW = datetime(2026, 3, 25, 12, tzinfo=UTC)


def talk(number=1, at=MET, **more):
    return {"round": number, "at": at, "with": ["ada"], **more}


def case(*events, interviews, number=1):
    return followup.load_case({
        "id": f"case-{number}",
        "candidate": {"name": "Priya Example"},
        "employer": {"name": f"Works {number}", "timezone": "UTC"},
        "role": {"title": "Planner", "applied": MET.date() - timedelta(days=10)},
        "contacts": [{"id": "ada", "name": "Ada Example", "is": "hr", "email": "ada@works.example"}],
        "interviews": interviews,
        "events": list(events),
    })  # fmt: skip


NO = {"at": TOLD, "kind": "heard", "what": "rejection", "day_unknown": True}
ASKED = {"at": TOLD, "kind": "sent", "what": "follow_up", "to": "ada", "channel": "email", "day_unknown": True}
UNDATED = talk(at=TOLD, day_unknown=True)
NOT_HELD = talk(2, at=MET + timedelta(days=7), held=False)


def test_how_far_a_case_came_counts_an_interview_without_a_day():
    row = pipeline.journeys([case(interviews=[UNDATED])], now=NOW)
    assert (row.iloc[0]["rounds"], row.iloc[0]["furthest"], row.iloc[0]["answered"]) == (1, "interview", True)


def test_what_became_of_it_counts_an_answer_without_a_day():
    row = pipeline.journeys([case(NO, interviews=[talk()])], now=NOW).iloc[0]
    assert (row["outcome"], row["answered"]) == ("no", True)


@pytest.mark.parametrize(("events", "interviews", "answered"), [
    ([NO], [talk()], True), ([NO], [UNDATED], True), ([], [UNDATED], False),
])  # fmt: skip
def test_no_wait_is_worked_out_from_it(events, interviews, answered):
    row = pipeline.reply_times([case(*events, interviews=interviews)], now=NOW).query("after == 'interview'").iloc[0]
    assert pd.isna(row["days"]) and (row["answered"], row["waiting"]) == (answered, not answered)


def test_a_follow_up_without_a_day_is_one_all_the_same():
    rows = pipeline.reply_times([case(ASKED, interviews=[talk()])], now=NOW).query("after == 'follow_up'")
    assert rows["channel"].tolist() == ["email"] and rows["days"].isna().all()


def test_no_time_is_spent_from_or_to_it():
    spans = pipeline.time_spent([case(NO, interviews=[talk()])], now=NOW).set_index("part")
    assert spans.loc["first", "days"] == 10.5 and pd.isna(spans.loc["after", "days"]) and spans.loc["after", "over"]


def test_the_weeks_leave_it_out():
    weeks = pipeline.weekly_activity([case(ASKED, NO, interviews=[UNDATED])], now=NOW)
    assert weeks[["messages", "interviews", "answers"]].sum().sum() == 0


def test_the_list_of_cases_and_of_waits_name_its_round_and_no_day():
    one = case(interviews=[UNDATED | {"round": 2}])
    assert pipeline.cases_table([one], now=NOW).iloc[0]["round"] == 2
    waits = pipeline.waits([one], now=NOW).iloc[0]
    assert waits["stage"] == "waiting" and waits[["days_in_stage", "days_waiting", "days_quiet"]].isna().all()


def test_a_chart_says_that_it_is_there_and_draws_nothing_of_it():
    rows = pipeline.timeline([case(NO, interviews=[UNDATED])], now=NOW)
    told = rows[rows["start"].isna()]
    assert told["what"].tolist() == ["interview, round 1 (day not known)", "heard rejection (day not known)"]
    words = charts.timeline_chart(rows, now=NOW).get_label()
    assert "Not drawn, because the day is not known: 2." in words
    assert "20 March" not in words


def test_the_other_charts_leave_it_out_and_say_so():
    cases = [case(NO, interviews=[talk()], number=number) for number in range(12)]
    for table, chart in (("reply_times", "replies_chart"), ("time_spent", "time_chart")):
        made = getattr(charts, chart)(getattr(pipeline, table)(cases, now=NOW))
        assert "Not drawn, because the day is not known: 12." in made.get_label()
    group = pipeline.by_round(cases, now=NOW).iloc[0]
    assert (group["waits"], group["answered"]) == (12, 12) and pd.isna(group["half_within"])


def test_a_talk_that_did_not_take_place_counts_nowhere():
    one, bare = case(interviews=[talk(), NOT_HELD]), case(interviews=[talk()])
    for table in ("journeys", "reply_times", "time_spent", "weekly_activity", "timeline", "cases_table"):
        assert getattr(pipeline, table)([one], now=NOW).equals(getattr(pipeline, table)([bare], now=NOW)), table


def test_who_ended_it_and_was_invited_again_waits_again():
    again = [
        {"at": MET + timedelta(days=3), "kind": "decided", "what": "closed"},
        {"at": MET + timedelta(days=5), "kind": "heard", "what": "invitation", "from": "ada"},
    ]
    talks = [talk(), talk(2, at=MET + timedelta(days=10))]
    rows = pipeline.reply_times([case(*again, interviews=talks)], now=NOW).query("after == 'interview'")
    assert rows["days"].tolist() == [3.0, 13.0]
    assert rows["answered"].tolist() == [False, False] and rows["waiting"].tolist() == [False, True]
