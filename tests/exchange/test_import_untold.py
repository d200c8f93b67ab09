"""What a list says in other places than usual is read where it is clear, asked where it is not, never turned round."""

import pytest

from followup.exchange.importer import take
from followup.exchange.importing.statuses import read_status
from followup.journal import Journal

from .import_shapes import AT, look, table_of


def happened(row):
    """Days of interviews ("?" where unknown), and what was heard or decided with its day."""
    met = ["?" if "day_unknown" in one else one["at"][:10] for one in row.facts["interviews"]]
    events = [(one["what"], "?" if "day_unknown" in one else one["at"][:10]) for one in row.facts["events"]]
    return met, events


def one_row(header, *cells):
    """The row of a list with this header, whose other rows only say that they were sent."""
    return look(table_of(header, *cells)).rows[0]


@pytest.mark.parametrize("cells", [
    "Name,Date Applied,Stage;Quay,2026-01-05,Applied;Mill,2026-01-06,Rejected",
    "Name,Applied on,Status,Link;Quay,2026-01-05,Applied,;Mill,2026-01-06,Rejected,",
    "Naam,Sollicitatiedatum,Status;Quay,2026-01-05,Applied;Mill,2026-01-06,Rejected",
    "Nazwa,Data aplikacji,Status;Quay,2026-01-05,Applied;Mill,2026-01-06,Rejected",
    "Client,Date sent,Result;Quay,2026-01-05,Applied;Mill,2026-01-06,Rejected",
])  # fmt: skip
def test_an_employer_who_may_stand_in_a_column_is_asked_for_and_no_case_is_opened_without_one(tmp_path, cells):
    lines, journal = cells.split(";"), Journal(tmp_path / "j.jsonl")
    seen = look(table_of(*lines), journal=journal)
    assert {row.outcome for row in seen.rows} == {"held back"} and "column:employer" in [q.id for q in seen.questions]
    take(seen, journal, at=AT, accept=True)
    assert not journal.cases()
    told = look(table_of(*lines), {"employer": lines[0].split(",")[0]}, journal=journal)
    assert [row.employer for row in told.taken] == ["Quay", "Mill"]


@pytest.mark.parametrize("employer", [
    "Quay (not applied)", "Quay [did not apply]", "Quay (nicht beworben)", "Quay (en hakenut)", "Quay (not sent)",
    "Quay (noch nicht beworben)", "Quay (no aplicado)", "Quay Ltd (ej sökt)", "Quay (won't apply)", "Quay (to apply)",
])  # fmt: skip
def test_words_behind_an_employer_that_say_it_was_never_sent_hold_the_row_back(employer):
    row = one_row("Company,Role,Date Applied", f"{employer},Clerk,2026-01-05")
    assert row.outcome == "held back"


@pytest.mark.parametrize("employer", [
    "Quay (Research)", "Quay (Lead)", "Quay (Winter)", "Quay (New)", "Quay (via Mill Agency)", "Quay (Bristol office)",
])  # fmt: skip
def test_words_behind_an_employer_that_name_a_part_of_it_change_nothing(employer):
    row = one_row("Company,Role,Date Applied", f"{employer},Clerk,2026-01-05")
    assert row.outcome == "taken" and row.employer == employer and happened(row) == ([], [])


@pytest.mark.parametrize("employer", [
    "(company not in the mail)", "Unknown (agency advert)", "Confidential", "unbekannt (Chiffre)", "Undisclosed",
    "(employer hidden by the board)", "Unknown company", "Inconnue", "Not named [recruiter]", "未知",
])  # fmt: skip
def test_an_employer_nobody_knows_is_not_recorded_and_no_name_is_made_of_it(employer):
    row = one_row("Company,Role,Date Applied", f"{employer},Clerk,2026-01-05")
    assert (row.outcome, row.employer) == ("taken", "Not recorded (row 2)")


@pytest.mark.parametrize("word", [
    "Application Closed", "Application process closed.", "Bewerbung abgeschlossen", "Candidature clôturée",
    "Candidacy closed", "Sollicitatie afgesloten", "candidatura chiusa", "Candidatura encerrada",
    "aplikacja zamknięta", "Bewerbung beendet",
])  # fmt: skip
def test_who_closed_an_application_is_asked_and_never_said_to_be_the_candidate(word):
    row = one_row("Company,Role,Date Applied,Status", f"Quay,Clerk,2026-01-05,{word}")
    assert row.reason == "its status is not explained yet"


@pytest.mark.parametrize(("header", "day"), [
    ("Einreichdatum", "2026-01-05"), ("app_date", "2026-01-05"), ("time", "2026-01-05"),
    ("Activity Date", "2026-01-05"),
    ("Eingereicht am", "5. Jan. 2026"), ("AppDate", "2026-01-05"), ("When", "5 Jan 2026"),
    ("date_of_submission", "2026-01-05"),
    ("Time Applied", "2026-01-05 10:22"), ("Versanddatum", "5. Januar 2026"),
])  # fmt: skip
def test_the_day_of_the_application_under_other_names(header, day):
    row = one_row(f"Company,Role,{header}", f"Quay,Clerk,{day}")
    assert row.applied == "2026-01-05"


@pytest.mark.parametrize(
    "header", ["Out", "Letter", "Went", "Vom", "Kontaktaufnahme", "CV", "Done", "D", "Dato", "Päivä"]
)
def test_a_column_of_days_nobody_has_named_is_asked_for_and_not_lost_in_silence(header):
    seen = look(table_of(f"Company,Role,{header}", "Quay,Clerk,2026-01-05", "Mill,Cook,2026-01-09"))
    assert [one.id for one in seen.questions] == ["column:applied"] and seen.rows[0].applied == ""


@pytest.mark.parametrize("header", ["Follow up", "Deadline", "Next contact", "Birth date", "Start date", "Reminder"])
def test_days_of_other_things_are_not_offered_as_that_of_the_application(header):
    rows = "Quay,Clerk,2026-01-05,Applied", "Mill,Cook,2026-01-09,Applied"
    assert look(table_of(f"Company,Role,{header},Status", *rows)).questions == ()


@pytest.mark.parametrize(("header", "cells", "met", "events"), [
    ("interview1,interview2", "Zoom interview,Coding challenge", ["?"], [("task", "?")]),
    ("Coding Challenge,Onsite", "CodeSignal,", [], [("task", "?")]),
    ("interviewed,rejection_notice", "ok,1", ["?"], [("rejection", "?")]),
    ("Erstgespräch,Drittgespräch", "ja,ja", ["?", "?"], []),
    ("Phone 1,Phone 2", "2026-01-09,2026-01-12", ["2026-01-09", "2026-01-12"], []),
    ("Interview 1,Interview 2", "Phone call,Panel interview", ["?", "?"], []),
    ("Onsite,Offer letter", "completed,yes", ["?"], [("offer", "?")]),
    ("Interview,Rejection email", "Rejected,", [], [("rejection", "?")]),
    ("First interview,Assessment", "attended,HackerRank", ["?"], [("task", "?")]),
    ("interview_count,Location", "2,Bristol", ["?", "?"], []),
    ("Interviews,Location", "0,Bristol", [], []),
    ("Number of interviews,Interview date", "2,2026-01-09", ["2026-01-09", "?"], []),
])  # fmt: skip
def test_columns_of_stages_say_it_in_words_or_by_a_number(header, cells, met, events):
    assert happened(one_row(f"Company,Role,Date Applied,{header}", f"Quay,Clerk,2026-01-05,{cells}")) == (met, events)


def test_what_else_stands_in_a_column_of_a_stage_is_kept_as_a_note():
    lines = [f"Mill {n},Clerk,2026-01-05,yes" for n in range(3)]
    row = one_row("Company,Role,Date Applied,Onsite", "Quay,Clerk,2026-01-05,with the whole crew", *lines)
    assert "Onsite: with the whole crew." in row.note and happened(row) == ([], [])


def test_sentences_beside_a_status_explain_it_and_are_not_asked_for_one_by_one():
    why = "They went with somebody who has run a larger shop than"
    lines = [f"Quay {n},Clerk,2026-01-05,Rejected,{why} number {n}" for n in range(4)]
    seen = look(table_of("Company,Role,Date Applied,Status,Outcome", *lines))
    assert not seen.questions and {happened(row)[1][0][0] for row in seen.taken} == {"rejection"}
    alone = look(table_of("Company,Role,Date Applied,Outcome", *(line.replace("Rejected,", "") for line in lines)))
    assert {row.outcome for row in alone.rows} == {"held back"}


@pytest.mark.parametrize(("header", "day"), [
    ("first_reply_on", "2026-01-20"), ("Gesprächsabschluss", "2026-01-20"), ("Date closed", "2026-01-20"),
    ("Replied on", "2026-01-20"), ("Abschlussdatum", "20.01.2026"),
])  # fmt: skip
def test_the_day_on_which_they_said_no_under_other_names(header, day):
    row = one_row(f"Company,Role,Date Applied,Status,{header}", f"Quay,Clerk,2026-01-05,Rejected,{day}")
    assert happened(row) == ([], [("rejection", "2026-01-20")])


@pytest.mark.parametrize(
    "cell", ["Behavioral assessment", "System design test", "Cognitive test", "Work sample", "One-way interview"]
)
def test_a_test_is_no_interview(cell):
    assert read_status(cell) == ("task", False)


OPENINGS = (
    ("Company,Role,Location", "{} Ltd,Clerk,Bristol"),
    ("company;title;salary_floor;education", "{} GmbH;Analyst;40000;MSc"),
    ("Firma,Stelle,Ort", "{} AG,Sachbearbeiter,Bremen"),
    ("Employer,Position,Pros,Cons", "{},Cook,near,late shifts"),
    ("Empresa,Puesto,Enlace", "{} SA,Cajero,https://jobs.example/{}"), ("Entreprise,Poste,Salaire", "{},Comptable,32k"),
    ("Company,Role,Deadline", "{},Clerk,2026-06-30"), ("Company,Role,Interview,Pros", "{},Clerk,,near"),
    ("Company,Role,Date posted,Contact", "{},Clerk,2026-04-30,Kim Ash"),
    ("company,role,date added", "{},Clerk,2026-04-30"), ("Bedrijf,Functie,Plaats", "{} BV,Kok,Zwolle"),
)  # fmt: skip
NAMES = ("Quay", "Mill", "Alder", "Birch", "Cedar", "Dorn")


@pytest.mark.parametrize(("header", "row"), OPENINGS)
def test_a_list_in_which_nothing_says_that_anything_was_sent_is_asked_about_as_a_whole(tmp_path, header, row):
    table = table_of(header, *(row.replace("{}", name) for name in NAMES))
    seen = look(table)
    assert {one.outcome for one in seen.rows} == {"held back"} and [word.text for word in seen.words] == ["(blank)"]
    journal = Journal(tmp_path / "j.jsonl")
    told = look(table, journal=journal, words={"(blank)": "applied"})
    assert len(told.taken) == len(NAMES) and not told.questions
    assert look(table, words={"(blank)": "not applied for"}).rows[0].reason == "saved, not applied for"
    take(told, journal, at=AT)
    assert look(
        table_of("Company,Role,Location", *(f"New {name},Clerk,Bristol" for name in NAMES)), journal=journal
    ).held_back


@pytest.mark.parametrize("left", [
    ",N/A,,FALSE", "7,,,", ",,,no", "8,N/A,,", "n/a,n/a,n/a,n/a",
    ",False,,", "12,,N/A,☐", ",none,,0", "-,-,-,-", "3,,,FALSE",
])  # fmt: skip
def test_lines_of_a_template_that_nobody_filled_in_are_no_rows(left):
    seen = look(table_of("No.,Company,Date Applied,Rejected", "1,Quay,2026-01-05,FALSE", left, left))
    assert [row.employer for row in seen.rows] == ["Quay"] and "2 lines that say nothing" in " ".join(seen.remarks)


@pytest.mark.parametrize(("cell", "met"), [
    ("Phone interview with the CTO 6/12", ["?"]), ("Interview 14/6", ["?"]), ("Phone screen; onsite 6/20", ["?", "?"]),
    ("Vorstellungsgespräch 12.6.", ["?"]), ("Entretien le 12 juin", ["?"]), ("Phone interview 1/10/2026", ["?"]),
    ("Interview 2026-02-10", ["2026-02-10"]),
])  # fmt: skip
def test_an_interview_whose_year_nobody_gave_is_one_without_a_day(cell, met):
    assert happened(one_row("Company,Role,Status", f"Quay,Clerk,{cell}"))[0] == met


@pytest.mark.parametrize(("cell", "met"), [
    ("passé", ["?"]), ("effectué", ["?"]), ("à planifier", []), ("realizada", ["?"]), ("to schedule", []),
    ("durchgeführt", ["?"]), ("por agendar", []), ("svolto", ["?"]), ("gehad", ["?"]), ("not scheduled", []),
])  # fmt: skip
def test_a_column_of_interviews_says_whether_they_took_place(cell, met):
    assert happened(one_row("Company,Role,Date Applied,Entretien", f"Quay,Clerk,2026-01-05,{cell}"))[0] == met


def test_a_column_that_says_something_else_in_every_row_is_no_status_until_somebody_says_so(monkeypatch):
    monkeypatch.setattr("followup.exchange.importing.standing.MOST_STATUSES", 5)
    rows = [f"Quay {n},Clerk,note {n}" for n in range(6)]
    seen = look(table_of("Company,Role,Status", *rows))
    assert [one.id for one in seen.questions] == ["column:status"] and not seen.words
    assert {row.outcome for row in seen.rows} == {"held back"}
    assert len(look(table_of("Company,Role,Status", *rows), {"status": "Status"}).words) == 6
    few = look(table_of("Company,Role,Status", *rows, *(f"Quay {n},Clerk,note 1" for n in range(6, 12))))
    assert len(few.words) == 6
    assert "status" in look(table_of("Company,Role,Status", *rows[:5])).columns.choices


def test_of_many_rows_word_for_word_alike_each_is_told_and_the_first_is_taken():
    alike = ["Quay,Clerk,Applied"] * 4
    seen = look(table_of("Company,Role,Status", *alike, "Quay,Clerk,SKIP", *alike, "Quay,Clerk,SKIP"))
    assert [(row.number, row.outcome, row.detail) for row in seen.rows] == [
        (2, "taken", ""), *((n, "held back", "row 2") for n in (3, 4, 5)), (6, "held back", "SKIP"),
        *((n, "held back", "row 2") for n in (7, 8, 9, 10)), (11, "held back", "SKIP"),
    ]  # fmt: skip
    also = look(table_of("Company,Role,Status", *alike), also={5})
    assert [row.outcome for row in also.rows] == ["taken", "held back", "held back", "taken"]
