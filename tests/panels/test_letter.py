"""The letter: drafted from facts, checked while it is typed, kept at once."""

from followup.case import clock
from followup.widgets import desk

from .conftest import case
from .driving import press, shown, type_into


def test_it_is_drafted_from_the_facts_until_somebody_types(made):
    panel = made.case_page().letter
    assert "Dear Maria" in panel.text.body.value
    assert "staffing forecasts" in panel.text.body.value


def test_what_is_typed_is_kept_and_shown_again_by_a_new_kernel(made, journal):
    from followup.panels.workbook import Workbook

    type_into(made.case_page().letter.text.body, "Dear Maria,\n\nmy own words")
    other = Workbook(journal.path, "20_thank_you")
    other.open("20_thank_you")
    assert other.case_page().letter.text.body.value == "Dear Maria,\n\nmy own words"


def test_a_finding_is_told_with_its_words(made):
    panel = made.case_page().letter
    type_into(panel.text.body, panel.text.body.value.replace("Dear Maria", "Dear Marta"))
    assert "Marta" in panel.findings.words.value and "Maria" in panel.findings.words.value
    assert "to look at" in panel.seen.value


def test_findings_come_one_at_a_time_and_the_next_when_asked(made):
    panel = made.case_page().letter
    type_into(panel.text.body, panel.text.body.value.replace("Dear Maria", "Dear Marta") + " I will recieve it.")
    first = panel.findings.finding
    assert shown(panel.findings.next) and "1 of" in panel.findings.words.value
    press(panel.findings.next)
    assert panel.findings.finding is not first and "2 of" in panel.findings.words.value


def test_what_stands_in_it_as_the_case_has_it_is_ticked_and_words_are_counted(made):
    panel = made.case_page().letter
    assert "Maria</span>" in panel.seen.value and "Northwind Clinics</span>" in panel.seen.value
    assert "March 11</span>" in panel.seen.value
    type_into(panel.text.body, "Dear Tom")
    assert "Maria" not in panel.seen.value and "2 words" in panel.seen.value


def test_starting_again_drafts_from_the_facts_and_keeps_the_old_version(made, journal):
    panel = made.case_page().letter
    first = panel.text.body.value
    type_into(panel.text.body, "Something else")
    panel.other_words()
    press(panel.improve.afresh)
    assert panel.text.body.value == first
    assert "Something else" in [draft.body for draft in journal.drafts(made.case_id)]


def test_it_can_be_copied_and_opened_in_a_mail_program(made):
    page = made.case_page()
    type_into(page.letter.text.body, 'Dear Maria,\n"quoted" & <b>')
    page.redraw()
    assert 'href="mailto:maria@northwind.example?subject=' in page.sent.ways.value
    assert "%22quoted%22%20%26%20%3Cb%3E" in page.sent.ways.value
    assert "&#34;quoted&#34; &amp; &lt;b&gt;" in page.sent.ways.value


def test_an_address_that_reads_like_another_is_told_before_the_mail_is_opened(made, journal):
    page = made.case_page()
    assert "reads like" not in page.sent.ways.value
    path = ("contacts", "maria", "email")
    journal.set_facts(made.case.id, {path: "maria@\u0441\u0430\u0440\u0435.example"}, at=clock.now())
    made.refresh()
    told, link = page.sent.ways.value.find("reads like cape.example"), page.sent.ways.value.find("mailto:")
    assert 0 < told < link and "its letters are Cyrillic" in page.sent.ways.value


def test_a_draft_of_one_case_is_not_shown_in_another(made):
    panel = made.case_page().letter
    type_into(panel.text.body, "For Northwind only")
    made.choose_case("larch-loam-data-analyst")
    made.refresh()
    assert "Dear Tom" in panel.text.body.value


def test_a_suggestion_is_put_in_its_place_and_kept(made, journal):
    panel = made.case_page().letter
    first = panel.text.body.value
    type_into(panel.text.body, first.replace("Dear Maria", "Dear Mariah"))
    assert panel.findings.fix.description == "Make it “Maria”"
    press(panel.findings.fix)
    assert panel.text.body.value == first
    assert journal.latest_draft(made.case_id, "thank-you", "maria").body == first
    assert panel.findings.box.layout.display == "none"


def test_a_suggestion_for_the_subject_changes_the_subject(made):
    panel = made.case_page().letter
    panel._put(len("Subject: "), len("Subject: ") + len(panel.text.subject.value), "Thank you")
    assert panel.text.subject.value == "Thank you"
    assert panel.text.body.value.startswith("Dear Maria")


def test_a_note_to_oneself_is_told_beside_the_message_and_stands_in_none(journal, path):
    spec = case("Alder Labs")
    spec["contacts"][0]["email"] = "maria@alder.example"  # another Maria than the other case's
    spec["interviews"][0]["open_points"] = ["I froze on the SQL question"]
    spec_id = journal.new_case(spec, at=clock.now())
    journal.set("case", spec_id, at=clock.now())
    panel = desk("20_thank_you", journal=str(path)).case_page().letter
    assert "froze" in panel.about.value and "froze" not in panel.text.body.value + panel.findings.words.value
    assert "[[your better answer]]" in panel.text.body.value


def test_a_word_of_ones_trade_that_stands_in_two_kept_messages_is_no_slip(made, journal):
    panel = made.case_page().letter
    type_into(panel.text.body, panel.text.body.value + " We made the zibberung.")
    assert "zibberung" in panel.findings.words.value
    for step in ("first-follow-up", "second-follow-up"):
        journal.keep_draft(made.case_id, step, None, f"The zibberung broke before the {step}.", at=clock.now())
    type_into(panel.text.body, panel.text.body.value + " Again.")
    assert "zibberung" not in panel.findings.words.value
