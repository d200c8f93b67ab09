"""The tables of the whole search: every case is in them, by urgency, on both clocks, and nothing is guessed."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

import followup
from followup import search as pipeline
from followup.case.case_file import case_to_dict
from followup.journal import Journal
from followup.journal.example import EXAMPLE, TOLD_AT

PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture(scope="module")
def cases():
    return Journal(EXAMPLE).cases()


def named(name, case_id, case):
    return followup.load_case({**case_to_dict(case), "id": case_id, "employer": {"name": name, "timezone": "UTC"}})


def test_every_case_has_one_line_and_the_most_urgent_stand_first(cases):
    table = pipeline.cases_table(cases, now=TOLD_AT)
    assert sorted(table["case"]) == sorted(cases)
    assert list(table.columns) == pipeline.CASE_COLUMNS
    first = table.iloc[0]
    assert first["status"] == "now" and "17:00" in first["when"]
    assert set(table["stage"].iloc[-2:]) == {"quiet", "applied"}


def test_a_line_says_what_the_plan_of_its_case_says(cases):
    table = pipeline.cases_table(cases, now=TOLD_AT).set_index("case")
    row = table.loc["northwind-data-analyst"]
    plan = followup.plan(cases["northwind-data-analyst"], now=TOLD_AT)
    assert (row["stage"], row["round"], row["days_waiting"]) == ("follow_up", 1, 8)
    assert row["promised_until"].isoformat() == plan.promise["until"]
    assert row["next_step"] == plan.step("first-follow-up").heading


def test_what_nobody_knows_is_missing_and_not_nought(cases):
    table = pipeline.cases_table(cases, now=TOLD_AT).set_index("case")
    row = table.loc["tern-islands-data-coordinator"]
    assert row[["round", "promised_until", "days_waiting"]].isna().all()


def test_the_policy_changes_the_tables(cases):
    calls = pipeline.agenda(cases, now=TOLD_AT, policy="the-call").query("channel == 'phone'")
    assert "northwind-data-analyst" in set(calls["case"])
    assert pipeline.agenda(cases, now=TOLD_AT).query("channel == 'phone'")["case"].tolist() == [
        "saffron-gate-revenue-analyst"
    ]


def test_the_agenda_goes_from_overdue_to_open_to_later(cases):
    late = TOLD_AT + timedelta(hours=8)  # the acknowledgement of the offer was due half an hour ago
    found = pipeline.agenda(cases, now=late)
    assert found.iloc[0][["case", "status"]].tolist() == ["mosaic-transit-data-engineer", "overdue"]
    assert found.iloc[0]["there"].startswith("it was due")
    order = found["status"].map({"overdue": 0, "now": 1, "later": 2})
    assert order.is_monotonic_increasing
    later = found.loc[found["status"] == "later", "from"].tolist()
    assert later == sorted(later)


def test_the_agenda_reaches_as_far_as_it_is_told(cases):
    def starts(days):
        found = pipeline.agenda(cases, now=TOLD_AT, ahead=timedelta(days=days))
        return set(found.loc[found["status"] == "later", "case"])

    assert "juniper-grid-bi-developer" not in starts(14)
    assert "juniper-grid-bi-developer" in starts(30)
    assert starts(0) == set()


def test_the_agenda_shows_the_same_moment_on_both_clocks(cases):
    found = pipeline.agenda(cases, now=TOLD_AT, home=PARIS).set_index(["case", "channel"])
    row = found.loc[("saffron-gate-revenue-analyst", "phone")]
    assert row["there"] == "Mon 16 Mar, 10:00 to 11:00"
    assert row["here"] == "Mon 16 Mar, 08:00 to 09:00"
    assert row["from"].utcoffset() == timedelta(hours=3)


def test_a_clock_change_in_between_is_in_the_candidates_own_hours(cases):
    found = pipeline.agenda(cases, now=TOLD_AT, home=PARIS, ahead=timedelta(days=30)).set_index("case")
    steps = found.loc[["juniper-grid-bi-developer"]]
    assert "17:00" in steps[steps["channel"] == "email"]["here"].iloc[0]  # 9:00 in Denver, after both changed


def test_no_share_is_shown_on_fewer_than_ten_cases(cases):
    few = pipeline.stage_counts(list(cases.values())[:9], now=TOLD_AT)
    assert few["share"].isna().all() and few["cases"].sum() == 9
    enough = pipeline.stage_counts(list(cases.values())[:10], now=TOLD_AT)
    assert enough["share"].sum() == pytest.approx(1)


def test_every_stage_is_counted_also_without_a_case():
    counts = pipeline.stage_counts([], now=TOLD_AT)
    assert set(counts["stage"]) == set(followup.rulebook.facts.STAGES)
    assert counts["cases"].sum() == 0


def test_a_case_past_the_calendar_keeps_its_line(cases):
    near, rests = cases["northwind-data-analyst"], cases["tern-islands-data-coordinator"]
    interview = {"round": 1, "at": "2100-12-28T10:00:00+00:00", "with": ["maria"], "promised_days": 30}
    far = followup.load_case({**case_to_dict(near), "id": "far", "interviews": [interview], "events": []})
    now = datetime(2100, 12, 30, 12, tzinfo=UTC)
    table = pipeline.cases_table([far, rests], now=now).set_index("case")
    assert set(table.index) == {"far", rests.id}
    assert table.loc["far", ["stage", "when"]].tolist() == ["unknown", "past what the calendar knows"]
    assert pipeline.stage_counts([far], now=now).set_index("stage").loc["unknown", "cases"] == 1
    assert len(pipeline.agenda([far], now=now)) == len(pipeline.timeline([far], now=now)) == 0


def test_the_timeline_holds_interviews_promises_windows_and_contacts(cases):
    rows = pipeline.timeline(cases, now=TOLD_AT)
    mine = rows[rows["case"] == "northwind-data-analyst"]
    assert set(mine["kind"]) == {"applied", "interview", "wrote", "promise", "window"}
    promise = mine[mine["kind"] == "promise"].iloc[0]
    assert promise["end"] == datetime.fromisoformat("2026-03-12T00:00:00-05:00")
    assert (rows["end"] >= rows["start"]).all()


def test_the_timeline_does_not_see_what_happens_later(cases):
    early = datetime.fromisoformat("2026-03-04T16:00:00-06:00")
    rows = pipeline.timeline(cases, now=early)
    assert "wrote" not in set(rows.loc[rows["case"] == "northwind-data-analyst", "kind"])
    assert "interview" in set(rows.loc[rows["case"] == "palmyard-analytics-lead", "kind"])
    assert (rows.loc[rows["kind"].isin(["wrote", "heard", "decided"]), "start"] <= early).all()


@pytest.mark.parametrize("make", [pipeline.cases_table, pipeline.agenda, pipeline.timeline])
def test_without_a_case_a_table_has_its_columns_and_no_row(make):
    table = make([], now=TOLD_AT)
    assert len(table) == 0 and len(table.columns) > 7


def test_the_same_question_gives_the_same_table(cases):
    for make in (pipeline.cases_table, pipeline.agenda, pipeline.timeline, pipeline.stage_counts):
        pd.testing.assert_frame_equal(make(cases, now=TOLD_AT), make(list(cases.values()), now=TOLD_AT))


def test_text_from_people_stays_text_in_html(cases):
    hostile = named("<img src=x onerror=alert(1)> & $x$", "hostile", cases["northwind-data-analyst"])
    html = pipeline.as_html(pipeline.cases_table([hostile], now=TOLD_AT), caption="<b>all</b>")
    assert "<img" not in html and "&lt;img src=x onerror=alert(1)&gt; &amp; $x$" in html
    assert "<b>" not in html


def test_html_has_a_caption_headings_and_no_index(cases):
    html = pipeline.as_html(pipeline.stage_counts(cases, now=TOLD_AT), ["meaning", "cases"], caption="Stages")
    assert ">Stages</caption>" in html
    assert html.count('<th scope="col">') == 2 and "<th>" not in html
    assert pipeline.as_html(pipeline.agenda([], now=TOLD_AT), caption="x", empty="Nothing & more").endswith(
        "Nothing &amp; more</p>"
    )


def test_in_words_leaves_the_table_alone(cases):
    table = pipeline.stage_counts(cases, now=TOLD_AT)
    before = table.copy()
    shown = pipeline.in_words(table)
    assert shown["Stage"].iloc[0] == "You have applied" and shown["Share"].iloc[5] == "14%"
    pd.testing.assert_frame_equal(table, before)
