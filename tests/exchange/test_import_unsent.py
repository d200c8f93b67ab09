"""Words that may be one's own stay open in lists that keep what was never sent; what says nothing names nobody."""

import pytest

from followup.exchange.importing.words import is_missing

from .import_shapes import look, row_of, table_of

HEADER = "Company,Role,Applied,Status"


def list_with(word, day="", saved="To apply"):
    return table_of(HEADER, f"Alder,Clerk,,{saved}", "Birch,Clerk,2026-02-03,Applied", f"Cedar,Clerk,{day},{word}")


WHOSE = ["Eliminated", "CLOSED", "Not interested", "Position filled", "Not a match", "On hold", "Geschlossen",
         "Kein Interesse", "❌ Not qualified", "Active"]  # fmt: skip


@pytest.mark.parametrize("word", WHOSE)
def test_an_end_that_may_be_ones_own_is_asked_where_the_list_keeps_what_was_never_sent(word):
    seen = look(list_with(word))
    assert row_of(seen, 4).outcome == "held back" and [one.text for one in seen.words if not one.clear] == [word]
    assert "words" in [question.id for question in seen.questions]


@pytest.mark.parametrize("word", WHOSE)
def test_with_a_day_of_application_or_in_a_list_of_applications_only_it_is_clear(word):
    assert row_of(look(list_with(word, day="2026-02-04")), 4).outcome == "taken"
    assert row_of(look(list_with(word, saved="Applied")), 4).outcome == "taken"


def test_what_such_a_word_means_is_told_once():
    seen = look(list_with("Eliminated"), words={"Eliminated": "not applied for"})
    assert row_of(seen, 4).reason == "saved, not applied for" and not seen.questions
    seen = look(list_with("Eliminated"), words={"Eliminated": "they said no"})
    assert [event["what"] for event in row_of(seen, 4).facts["events"]] == ["rejection"]


@pytest.mark.parametrize("day", ["Date", "Date Applied"])
def test_that_blank_rows_were_never_sent_says_nothing_of_rows_with_a_day(day):
    sent = [f"Alder {n},Clerk,2026-02-0{n},{'Denied' if n == 3 else ''}" for n in range(1, 8)]
    table = table_of(f"Company,Role,{day},Status", *sent, "Birch,Clerk,,", "Cedar,Clerk,,")
    assert [row.reason for row in look(table).held_back] == ["neither a day nor a status: applied for or not?"] * 2
    seen = look(table, words={"(blank)": "not applied"})
    assert [row.reason for row in seen.held_back] == ["saved, not applied for"] * 2
    assert [row.applied for row in seen.taken] == [f"2026-02-0{n}" for n in range(1, 8)]


@pytest.mark.parametrize(
    "note", ["Nicht gesendet", "not sent", "Did not apply", "no enviado", "pas encore envoyée", "não enviada"]
)
@pytest.mark.parametrize("status", ["pending", "ausstehend", "Applied"])
def test_a_note_that_denies_the_sending_holds_a_row_back(note, status):
    table = table_of(
        "Company,Role,Applied,Status,Notes",
        f"Alder,Clerk,2026-02-03,{status},{note}",
        "Birch,Clerk,2026-02-03,Applied,",
    )
    assert row_of(look(table), 2).reason == "its note says that it was not sent"


@pytest.mark.parametrize(
    "note", ["Not sure about pay", "No news", "not sent by post but by mail", "Nicht mein Gebiet", "No"]
)
def test_a_note_that_denies_something_else_holds_nothing_back(note):
    table = table_of("Company,Role,Applied,Status,Notes", f"Alder,Clerk,2026-02-03,Applied,{note}")
    assert row_of(look(table), 2).outcome == "taken"


def test_who_was_answered_has_sent_whatever_a_note_says():
    table = table_of("Company,Role,Applied,Status,Notes", "Alder,Clerk,2026-02-03,Rejected,not sent")
    assert row_of(look(table), 2).outcome == "taken"


UNSAID = ["Not provided in the email.", "Company Info Not Found", "not specified", "Role not listed yet",
          "nicht angegeben", "Não informado", "No especificado", "待定"]  # fmt: skip


@pytest.mark.parametrize("cell", UNSAID)
def test_a_cell_that_says_nobody_told_is_no_name(cell):
    seen = look(table_of(HEADER, "Alder,Clerk,2026-02-03,Applied", f"{cell},{cell},2026-02-04,Rejected"))
    row = row_of(seen, 3)
    assert (row.employer, row.title) == ("Not recorded (row 3)", "role not named")


def test_names_that_only_begin_like_that_are_names():
    for name in ("Unknown Worlds", "Not Found Ltd", "Not Just Analytics", "Info Edge", "Name", "Roleplay Ltd"):
        assert not is_missing(name), name


def test_a_role_that_is_unknown_with_a_remark_behind_is_none():
    seen = look(table_of(HEADER, "Alder,Unknown (not in the mail),2026-02-03,Applied"))
    assert row_of(seen, 2).title == "role not named"


@pytest.mark.parametrize("header", ["Follow up date", "Next step", "First seen", "Date Last Seen", "Relance"])
def test_a_column_of_ones_own_plans_is_no_stage(header):
    seen = look(table_of(f"Company,Role,Applied,{header}", "Alder,Clerk,2026-02-03,2026-02-10"))
    assert not seen.columns.stages and header in seen.left_behind


@pytest.mark.parametrize("note, day", [
    ("Applied via Greenhouse May 12 2026, confirmation received", "2026-05-12"), ("Sent 2026-05-12", "2026-05-12"),
    ("Candidate portal email received May 7 2026", ""), ("Application viewed 2026-05-07", ""),
    ("Applied, rejected May 7 2026", ""), ("Sent a thank-you 2026-05-07", ""), ("Confirmed by mail 2026-05-07", ""),
])  # fmt: skip
def test_a_note_gives_the_day_of_the_application_only_where_it_is_that_of_the_sending(note, day):
    seen = look(table_of("Company,Role,Status,Notes", f'Alder,Clerk,Applied,"{note}"'))
    assert row_of(seen, 2).applied == day


NUMBERED = [("Status 1", "Status 1 Date"), ("Stage 1", "Date Stage 1"), ("status1", "status1_date")]


@pytest.mark.parametrize("one, day", NUMBERED)
def test_numbered_statuses_are_one_history_with_their_days(one, day):
    two, end = one.replace("1", "2"), day.replace("1", "2")
    seen = look(table_of(f"Company,Role,Applied,{one},{two},{day},{end}",
        "Alder,Clerk,2026-01-05,Phone interview,Rejected,2026-01-12,2026-01-20",
        "Birch,Clerk,2026-01-06,Rejected,,2026-01-13,", "Cedar,Clerk,2026-01-07,Phone interview,,,"))  # fmt: skip
    alder, birch, cedar = (row.facts for row in seen.taken)
    assert [one["at"][:10] for one in alder["interviews"]] == ["2026-01-12"]
    assert [(one["what"], one["at"][:10]) for one in alder["events"]] == [("rejection", "2026-01-20")]
    assert [one["at"][:10] for one in birch["events"]] == ["2026-01-13"] and len(cedar["interviews"]) == 1
    assert not seen.left_behind and not seen.questions


def test_a_status_with_a_number_and_no_second_one_is_a_status_as_any():
    seen = look(table_of("Company,Role,Applied,Status 1", "Alder,Clerk,2026-01-05,Rejected"))
    assert [event["what"] for event in seen.taken[0].facts["events"]] == ["rejection"] and not seen.columns.later


def test_a_row_whose_status_says_that_none_applies_is_asked_about_where_the_others_have_one():
    lines = [
        f"Quay {number},Clerk,,{status}"
        for number, status in enumerate(["To apply"] * 4 + ["Applied", "Not applicable"])
    ]
    seen = look(table_of("Company,Role,Applied at,Status", *lines))
    assert [row.outcome for row in seen.rows] == ["held back"] * 4 + ["taken", "held back"]
