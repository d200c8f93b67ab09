"""What a list says in two columns, in a note, or of what has not come yet: read as what it says, and no more."""

import pytest

from followup.case.errors import InputError
from followup.exchange.importing.happenings import talks_in
from followup.exchange.importing.mails import reads_like_subject
from followup.exchange.importing.reading import open_table
from followup.exchange.importing.statuses import guess_status, read_status

from .import_shapes import look, table_of


def told(*lines, mapping=None, **more):
    """Of each row: how it fares, and what it says happened, interviews first."""
    rows = look(table_of(*lines), mapping, **more).rows
    return [(row.outcome, happened(row.facts)) for row in rows]


def happened(facts):
    if facts is None:
        return []
    return ["interview"] * len(facts["interviews"]) + [one.get("what") or one["kind"] for one in facts["events"]]


AHEAD = [
    "waiting for interview", "pending phone screen", "to be interviewed", "preparing for interview",
    "warte auf Gespräch", "en attente d'entretien", "in attesa di colloquio", "wacht op gesprek",
    "esperando entrevista", "awaiting onsite",
]  # fmt: skip


def test_what_is_waited_for_has_not_come():
    for text in AHEAD:
        assert (read_status(text).meaning, read_status(text).talked, guess_status(text)) == (
            "unclear",
            False,
            "invited",
        )
    for text in ("waiting for offer", "hoping for offer", "warten auf Angebot"):
        assert (read_status(text).meaning, guess_status(text)) == ("unclear", "open")
    for text, meaning in (
        ("waiting for response", "open"), ("interviewed, awaiting decision", "interview"),
        ("pending interview", "invited"), ("awaiting interview result", "interview"),
        ("ghosted after interview", "silent"),
    ):  # fmt: skip
        assert read_status(text).meaning == meaning, text


def test_no_offer_is_a_no_and_never_an_offer():
    for text in ("No Offer", "no job offer", "kein Angebot", "Pas d'offre", "sin oferta", "geen aanbod"):
        assert read_status(text).meaning == "rejected", text
    for text in ("no offer yet", "never got an offer", "not interviewed", "not rejected", "no interview yet"):
        assert (read_status(text).meaning, guess_status(text)) == ("unclear", ""), text
    lines = "Firm,Applied,1st Interview,No Offer,Job Offer", "Alder,1,1,1,", "Birch,1,1,,1", "Cedar,1,,,"
    assert [what for _, what in told(*lines)] == [["interview", "rejection"], ["interview", "offer"], []]


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("Status,Interview", ("Rejected,Video interview", "Rejected,", "Applied,Phone")),
        ("Stage,Outcome", ("Video interview,Rejected", "Applied,Rejected", "Onsite,")),
        ("Status,Stage", ("Rejected,Video interview", "Rejected,Application", "In progress,Onsite")),
        ("Current Stage,Application Status", ("Video interview,Rejected", "Application,Rejected", "Onsite,Active")),
        ("Stufe,Ergebnis", ("Vorstellungsgespräch,Absage", "Bewerbung,Absage", "Telefoninterview,offen")),
    ],
)
def test_how_far_it_came_and_how_it_ended_are_read_from_two_columns(header, rows):
    lines = [f"Alder {number},Clerk,2026-01-05,{row}" for number, row in enumerate(rows)]
    found = told(f"Company,Position,Date Applied,{header}", *lines)
    assert [what for _, what in found] == [["interview", "rejection"], ["rejection"], ["interview"]]


def test_a_second_status_of_something_else_is_left_behind():
    for header, cell in (("Job Status", "Closed"), ("Posting Stage", "Closed"), ("Visa Status", "Pending")):
        seen = look(table_of(f"Company,Role,Date applied,Status,{header}", f"Alder,Clerk,2026-01-05,Applied,{cell}"))
        assert header in seen.left_behind, header


NOTES = {
    "Had four interviews with them and then they said no": 4, "had two interviews and they said no": 2,
    "5 interviews": 5, "Interviewed - not enough experience with ledgers": 1, "Rejected after interview": 1,
    "no interview": 0,
    "Interview prep: read the report": 0, "2 interviews scheduled": 0, "never had an interview": 0, "onsite 2 days": 0,
    "process has 3 interviews": 0, "rejected before interview": 0,
}  # fmt: skip


def test_a_note_that_says_in_clear_words_that_there_were_interviews_is_believed():
    assert {note: talks_in(note, over=True) for note in NOTES} == NOTES
    assert talks_in("3 interviews", over=False) == 0  # of a list still going on it may be what is to come
    lines = "Company,Role,Status,Notes", "Alder,Clerk,rejected,had three interviews", "Birch,Clerk,rejected,by mail"
    assert [what for _, what in told(*lines)] == [["interview"] * 3 + ["rejection"], ["rejection"]]


def test_beside_columns_of_single_stages_a_note_may_say_how_it_ended():
    lines = "Company,Role,selected for interview?,Notes", "Alder,Clerk,Yes,Not hired", "Birch,Clerk,Yes,nice people"
    assert [what for _, what in told(*lines)] == [["interview", "rejection"], ["interview"]]


def test_a_column_that_says_how_it_stands_without_being_called_so_is_asked_about():
    lines = "Company,Role,Date applied,Where is it", "Alder,Clerk,2026-01-05,rejected", "Birch,Clerk,2026-01-06,applied"
    seen = look(table_of(*lines))
    assert [question.id for question in seen.questions] == ["column:status"] and not seen.taken
    assert [what for _, what in told(*lines, mapping={"status": "Where is it"})] == [["rejection"], []]
    for cells in (("lead", "senior"), ("yes", "no"), ("open", "open")):  # which may be anything
        rows = [f"Firm {cell} {number},Clerk,2026-01-05,{cell}" for number, cell in enumerate(cells)]
        assert not look(table_of("Company,Role,Date applied,Lead", *rows)).questions


def test_emails_in_a_list_are_no_applications():
    alerts = "30+ new jobs for you", "Thank you for applying to Quay", "Your application to Quay was received", "Hello"
    lines = [f"{subject},Mailer {number},2026-01-05,Pending" for number, subject in enumerate(alerts)]
    assert {how for how, _ in told("Job Title,Company,Applied Date,Status", *lines)} == {"held back"}
    one = "Acme just posted a 74% match,Jobs,2026-01-05,Pending", "Clerk,Alder,2026-01-05,Pending"
    assert [how for how, _ in told("Job Title,Company,Applied Date,Status", *one)] == ["held back", "taken"]
    for role in ("Application Engineer", "Applications Developer", "New Jobs Coordinator", "Mobile Application Tester"):
        assert not reads_like_subject(role)


def test_a_result_in_sentences_gives_way_to_a_column_of_words_and_the_day_of_an_email_is_asked_about():
    results = "easy form, no questions", "needs a video, so no", "a form of their own, all by hand"
    rows = [
        f"Alder {n},Clerk,{how},{said}" for n, (how, said) in enumerate(zip(("Applied", "Skipped", "Applied"), results))
    ]
    seen = look(table_of("Company,Role,Action,Result", *(row.replace(", ", "; ") for row in rows)))
    assert [question.id for question in seen.questions] == ["column:status"]
    mails = [f"Re: Clerk at Alder {number},Alder {number},2026-01-0{number},in progress" for number in range(1, 5)]
    assert [q.id for q in look(table_of("Subject,Company,Date,Status", *mails)).questions] == ["column:applied"]


def test_names_days_and_files_that_say_less_than_they_seem_to():
    lines = "Company,Role,Date applied", *(f"{name},Clerk {name},2026-01-05" for name in ("(Stealth)", "[Discreet]"))
    assert all(row.employer.startswith("Not recorded") for row in look(table_of(*lines)).rows)
    several = "2026-01-05 · no on 2026-01-09", "2026-01-05 · 2026-01-09", "2026-01-07"
    lines = "Company,Role,Date applied", *(f"Alder {day[-2:]}{len(day)},Clerk,{day}" for day in several)
    assert [row.applied for row in look(table_of(*lines)).rows] == ["2026-01-05", "", "2026-01-07"]
    numbers = "Company,Role,Date applied,Notes", *(f"Alder,Clerk,2026-01-05,{note}" for note in (16930, 16940, "nice"))
    assert [row.outcome for row in look(table_of(*numbers)).rows] == ["taken", "taken", "held back"]
    with pytest.raises(InputError, match="no table in it"):
        open_table(b"---\ntitle: my year\n---\n\n## Alder\n\n- applied, then nothing\n", "log.md")


def test_days_of_interviews_that_only_repeat_those_of_a_plan_are_asked_about():
    header = "Company,Role,Date applied,Follow-Up Date,Interview Date"
    days = [("2026-02-01", "2026-02-01")] * 4 + [("", "")]
    rows = [f"Quay {n},Clerk,2026-01-0{n + 1},{plan},{met}" for n, (plan, met) in enumerate(days)]
    seen = look(table_of(header, *rows))
    assert [question.id for question in seen.questions] == ["column:interview_date"] and len(seen.taken) == 1
    apart = [row.replace(",2026-02-01,2026", ",2026-02-08,2026") for row in rows]
    assert len(look(table_of(header, *apart)).taken) == 5
