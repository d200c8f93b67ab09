"""What goes out says "day not known" where nobody knows it, and "did not take place" where nobody came."""

import pytest

from followup.exchange.calendar import to_ics
from followup.exchange.case_page import case_pages
from followup.exchange.report import standing
from followup.exchange.spreadsheet import sheets, to_csv

from .invented import NOW, case, mapping
from .test_report import Page, report

WRITTEN_DOWN = "2026-03-11T09:00:00-05:00"
MET = mapping()["interviews"][0]
UNDATED = {"round": 1, "at": WRITTEN_DOWN, "with": ["maria"], "day_unknown": True}
NOT_HELD = {"round": 2, "at": "2026-03-10T15:00:00-05:00", "with": ["bob"], "held": False}
NO = {"at": WRITTEN_DOWN, "kind": "heard", "what": "rejection", "from": "bob", "day_unknown": True}
ASKED = {"at": WRITTEN_DOWN, "kind": "sent", "what": "follow_up", "channel": "email", "to": "bob", "day_unknown": True}


def history(one):
    return [row for row in Page(case_pages([one], now=NOW)).rows if len(row) == 3]


def test_the_proof_of_search_has_it_without_a_date():
    rows = report(case(interviews=[UNDATED], events=[ASKED])).done
    assert [row[0] for row in rows[1:]] == ["day not known"] * 2
    assert "2026-03-11" not in str(rows)


def test_the_result_of_what_was_done_has_no_date_either():
    rows = report(case(events=[NO])).done
    assert rows[0][-1] == rows[1][-1] == "a no, day not known"
    assert standing(case(interviews=[UNDATED], events=[]), NOW) == "still waiting, after the interview, day not known"


def test_the_page_of_a_case_has_it_without_a_date():
    told = history(case(interviews=[UNDATED], events=[NO, ASKED]))
    assert [row[0] for row in told if row[0].startswith("day")] == ["day not known"] * 3
    dates = [row for row in Page(case_pages([case(interviews=[UNDATED], events=[])], now=NOW)).rows if len(row) == 2]
    assert dates[-1] == ["day not known", "Interview, round 1"] and "March 11" not in str(dates)


def test_what_did_not_take_place_is_history_and_nothing_else():
    one, bare = case(interviews=[MET, NOT_HELD]), case()
    assert ["2026-03-10", "Interview, round 2: did not take place", "Bob Hahn"] in history(one)
    assert [row for row in history(one) if "did not" not in row[1]] == history(bare)
    assert report(one).done == report(bare).done
    assert standing(one, NOW) == standing(bare, NOW)


def test_the_tables_say_so_too():
    made = sheets([case(interviews=[UNDATED, NOT_HELD], events=[NO])], now=NOW)
    (row,) = made["cases"].rows
    shown = dict(zip(made["cases"].header, row))
    assert shown["rounds"] == 1 and shown["last interview"] is None
    told = {row[5]: dict(zip(made["history"].header, row)) for row in made["history"].rows if row[6] != "round 2"}
    assert told["interview"]["at"] == told["heard"]["at"] == "day not known"
    assert [row[11] for row in made["history"].rows if row[6] == "round 2"] == ["did not take place"]
    assert b"2026-03-11" not in to_csv(made["history"])


def test_how_they_said_it_stands_in_the_column_of_ways():
    heard = {"at": WRITTEN_DOWN, "kind": "heard", "what": "no_decision", "from": "bob", "by": "phone"}
    row = sheets([case(events=[heard])], now=NOW)["history"].rows[-1]
    assert dict(zip(sheets([case()], now=NOW)["history"].header, row))["channel"] == "phone"


@pytest.mark.parametrize(("interview", "told"), [
    (UNDATED, []), (NOT_HELD, ["interview\\, round 2: did not take place"]),
])  # fmt: skip
def test_the_calendar_has_no_day_made_up_and_crosses_out_what_was_not(interview, told):
    text = to_ics([case(interviews=[interview], events=[NO])], now=NOW).decode().replace("\r\n ", "")
    titles = [line.partition(": ")[2] for line in text.split("\r\n") if line.startswith("SUMMARY") and "round" in line]
    assert titles == told
    assert ("STATUS:CANCELLED" in text) is bool(told)


def test_who_ended_it_and_was_invited_again_waits_again():
    closed = {"at": "2026-03-08T10:00:00-05:00", "kind": "decided", "what": "closed"}
    again = {"at": "2026-03-10T10:00:00-05:00", "kind": "heard", "what": "invitation", "from": "bob"}
    assert standing(case(events=[closed]), NOW) == "closed, 2026-03-08"
    assert standing(case(events=[closed, again]), NOW) == "still waiting, after the interview, 2026-03-04"
