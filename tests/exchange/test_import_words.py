"""Headers and status words in nine languages mean what they say, and what is uncertain stays uncertain."""

import pytest

from followup.exchange.importer import field_words, propose
from followup.exchange.importing.statuses import read_status
from followup.exchange.importing.words import fold, fold_header, read_words

from .import_shapes import look, sample, table_of


@pytest.mark.parametrize("header, fields", [
    ("Company,Job Title,Date Applied,Status,Location", "en"), ("Firma,Stelle,Bewerbungsdatum,Stand,Ort", "de"),
    ("Entreprise,Poste,Date de candidature,Statut,Ville", "fr"),
    ("Empresa,Puesto,Fecha de solicitud,Estado,Lugar", "es"),
    ("Azienda,Ruolo,Data candidatura,Stato,Sede", "it"), ("Bedrijf,Functie,Sollicitatiedatum,Status,Plaats", "nl"),
    ("Empresa,Vaga,Data da candidatura,Situação,Cidade", "pt"), ("Firma,Stanowisko,Data aplikacji,Etap,Miasto", "pl"),
    ("ŞİRKET,POZİSYON,BAŞVURU TARİHİ,DURUM,ŞEHİR", "tr"),
    (" company_name ,JobTitle,APPLIED DATE,status ,job-location", "en"),
])  # fmt: skip
def test_headers_are_known_in_many_languages_and_spellings(header, fields):
    proposed = propose(table_of(header, "Quay,Clerk,2026-02-13,x,y"))
    assert {field: choice.column for field, choice in proposed.choices.items()} == {
        "employer": 0, "title": 1, "applied": 2, "status": 3, "location": 4}, fields  # fmt: skip
    assert all(choice.confidence > 0.9 for choice in proposed.choices.values())


def test_a_header_that_is_only_like_a_known_one_is_taken_with_less_confidence():
    choices = propose(sample("messy.csv")).choices
    assert (
        choices["title"].name == "Specific Role" and choices["title"].confidence < 0.8 < choices["applied"].confidence
    )


def test_computed_columns_and_columns_about_something_else_are_left_behind():
    table = table_of("Company,Company Type,Role,Role Level,Days Since,Time to Rejection,Current Date,"
        "Company Website,Website",
                     "A,big,b,senior,9,3,2026-01-01,x,LinkedIn")  # fmt: skip
    assert {choice.name for choice in propose(table).choices.values()} == {"Company", "Role"}


def test_a_column_must_look_like_what_it_is_called():
    choices = propose(table_of("Company,Role,Offer,Interview,Applied,Link", "A,b,No,yes,Yes,none yet")).choices
    assert set(choices) == {"employer", "title", "was_applied"}


def test_no_word_stands_for_two_fields():
    owner = {}
    for field, held in field_words().items():
        for word in held["is"]:
            assert owner.setdefault(word, field) == field, word
    assert all(fold_header(name) == name for name in owner)


def test_no_status_phrase_stands_for_two_meanings():
    owner = {}
    for meaning, words in read_words("statuses").items():
        for word in words if meaning != "beside" else ():
            assert word == fold(word), word
            assert owner.setdefault(word, meaning) == meaning, word


@pytest.mark.parametrize("word, meaning", [
    ("Rejected", "rejected"), (" REJECTED (App) ", "rejected"), ("Rejected (Interview)", "rejected"),
    ("Inter + Rejec", "rejected"), ("Not selected by employer", "rejected"), ("Rejected after 2nd round", "rejected"),
    ("Abgelehnt", "rejected"), ("Refusé", "rejected"), ("ODRZUCONY", "rejected"), ("REDDEDİLDİ", "rejected"),
    ("reddedıldı", "rejected"), ("OFFER!!!!", "offer"), ("TEKLİF", "offer"), ("Offer declined", "declined"),
    ("Rejected offer", "declined"), ("Offer → accepted", "accepted"), ("Hired", "accepted"), ("Withdrawn", "withdrew"),
    ("Not Interested (Interview Offer)", "withdrew"), ("Position Removed", "closed"), ("Ghosted", "silent"),
    ("No response", "silent"), ("Keine Rückmeldung", "silent"), ("Sans réponse", "silent"), ("Applied", "applied"),
    ("Beworben", "applied"), ("Interview", "interview"), ("Interview scheduled", "invited"),
    ("On hold", "on hold"), ("Take-home assignment", "task"), ("Background check", "checking"),
    ("Offer rescinded", "offer withdrawn"), ("Pausiert", "on hold"), ("Rejected (assessment)", "rejected"),
    ("Phone screen, on hold", "on hold"), ("Phone screen - 2nd round", "interview"),
    ("Wishlist", "saved"),
    ("Application viewed", "open"), ("N/A", ""), ("", ""),
])  # fmt: skip
def test_a_status_that_is_certain_is_read(word, meaning):
    assert read_status(word)[0] == meaning


@pytest.mark.parametrize("word", [
    "not rejected", "no interview", "Rejected? Offer?", "offer or rejection", "passed", "expired",
    "maybe rejected", "declined",
    "rejected/ghosted", "🙂", "Rejected by Bob", "hmm", "Ghosted?", "rejected, offer", "rejected, hmm",
])  # fmt: skip
def test_a_status_with_a_word_left_over_says_nothing_for_certain(word):
    assert read_status(word)[0] == "unclear"


def test_silence_never_becomes_a_rejection():
    seen = look(table_of("Company,Role,Status,Response Date", "A,b,Ghosted,2026-02-02", "C,d,No response,"))
    assert [event["what"] for row in seen.rows for event in row.facts["events"]] == ["other"]
    assert "Ghosted" in seen.rows[0].note


def test_an_interview_without_a_day_is_taken_over_without_one():
    seen = look(table_of("Company,Role,Status", "A,b,Interviewed", "C,d,Rejected (interview)", "E,f,Interview offer"))
    one, ended, invited = seen.rows
    for row in (one, ended):
        (interview,) = row.facts["interviews"]
        assert interview["day_unknown"] and "its day not known" in row.says
    assert [event["what"] for event in ended.facts["events"]] == ["rejection"] and invited.facts["interviews"] == []
    assert [event["what"] for event in invited.facts["events"]] == ["invitation"]
    assert all(event["day_unknown"] for row in (ended, invited) for event in row.facts["events"])


def test_what_they_said_in_between_is_an_event_where_its_day_is_known():
    seen = look(table_of("Company,Role,Status,Status Date", "A,b,On hold,2026-02-02", "C,d,Assessment,2026-02-03",
                         "E,f,Reference check,2026-02-04", "G,h,Interview invitation,2026-02-05",
                         "I,j,Offer withdrawn,2026-02-06"))  # fmt: skip
    told = [event["what"] for row in seen.rows for event in row.facts["events"]]
    assert told == ["on_hold", "task", "checking", "invitation", "offer_withdrawn"]


def test_the_candidate_may_change_the_mapping():
    table = table_of("Company,Agency,Role,Status", "Hire Fast,Quay,Clerk,Applied")
    assert look(table, {"employer": "agency", "source": "Company"}).rows[0].employer == "Quay"
    assert look(table, {"title": None}).rows[0].title == "role not named"
