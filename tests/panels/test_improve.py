"""The improve loop: another wording, decisions about findings, earlier versions, the text read aloud."""

import asyncio
import threading

import pytest

from followup.messages.drafting import draft
from followup.messages.review import check, second_reader
from followup.messages.review.decisions import decide, verdict_on
from followup.panels.message import reading
from tests.pace import lines_run

from .driving import change, in_no_time, press, type_into

NOTE = (
    "Dear Marta,\n\nThank you for March 11. I would like the Data analyst position; "
    "I bring six years of SQL.\n\nPriya Raman"
)


@pytest.fixture
def panel(made):
    """The letter, with the drawer "Other words" open."""
    page = made.case_page()
    page.drawers.open_one("words")
    return page.letter


def test_another_wording_says_the_same_facts_in_other_words(panel):
    seen = [panel.text.body.value]
    for _ in range(2):
        press(panel.improve.other)
        seen.append(panel.text.body.value)
    assert len(set(seen)) == 3
    assert all("staffing forecasts" in body and "six years of SQL" in body for body in seen)
    assert panel.findings.finding is None


def test_another_wording_is_there_after_a_restart(made, journal, panel):
    from followup.panels.workbook import Workbook

    press(panel.improve.other)
    other = Workbook(journal.path, "20_thank_you")
    other.open("20_thank_you")
    assert other.case_page().letter.text.body.value == panel.text.body.value
    wanted = draft(made.case, "thank-you", now=made.now, to="maria", wording=1)
    assert panel.text.body.value == wanted.body


def test_what_was_typed_stays_a_version_and_can_be_brought_back(panel):
    type_into(panel.text.body, NOTE)
    press(panel.improve.other)
    assert panel.text.body.value != NOTE
    assert panel.improve.versions.layout.display != "none"
    press(panel.improve.bring)
    assert panel.text.body.value == NOTE


def test_the_short_length_is_shorter(panel):
    usual = panel.text.body.value
    change(panel.improve.length, index=1)
    assert len(panel.text.body.value.split()) < len(usual.split())
    assert panel.improve.length.value == "short"


def test_a_finding_that_was_left_stays_away_until_its_words_change(panel):
    type_into(panel.text.body, NOTE)
    assert "To mend" in panel.findings.words.value
    press(panel.findings.leave)
    assert "Marta" not in panel.findings.words.value
    type_into(panel.text.body, NOTE + "\n\nThank you again")
    assert "To mend" not in panel.findings.words.value
    type_into(panel.text.body, NOTE.replace("Marta", "Marty"))
    assert "To mend" in panel.findings.words.value


def test_a_decision_is_about_words_and_not_about_a_place(made):
    text = f"Subject: Thank you\n\n{NOTE}"
    found = next(f for f in check(text, made.case, "thank-you", to="maria") if f.code == "wrong-name")
    later = next(f for f in check(text.replace("Thank you\n", "Thank you very much\n"), made.case, "thank-you",
                                  to="maria") if f.code == "wrong-name")  # fmt: skip
    made_up = decide(found, text, "dismissed", "x")
    assert found.start != later.start
    assert verdict_on(later, text.replace("Thank you\n", "Thank you very much\n"), [made_up]) is made_up


def test_kept_decisions_of_another_shape_are_left_out(made):
    panel = made.case_page().letter
    made.book.set(panel.text.name_of("decided"), [{"code": 1}, "x", None], at=made.now)
    type_into(panel.text.body, NOTE)
    assert panel.findings.decisions == []


def test_the_text_can_be_read_aloud_line_by_line(made):
    page = made.case_page()
    type_into(page.letter.text.body, 'Dear Maria,\n\nThank you <b> & "all".')
    page.drawers.open_one("words")
    assert "Read it aloud: about 3 seconds" in page.letter.improve.out.value
    assert "<li>Thank you &lt;b&gt; &amp; &#34;all&#34;.</li>" in page.letter.improve.out.value
    assert 'data-text="Dear Maria,\nThank you &lt;b&gt;' in page.letter.improve.out.value


def test_the_first_panel_does_not_wait_for_the_dictionaries(made, monkeypatch):
    """With an event loop the page is drawn first, and the findings come when the dictionaries are open."""
    panel, order, drawn = made.case_page().letter, [], threading.Event()
    monkeypatch.setattr(reading, "OPEN", threading.Event())
    monkeypatch.setattr(
        reading, "open_dictionaries", lambda: (drawn.wait(10), order.append("open"), reading.OPEN.set())
    )

    async def look():
        panel.reading.now()
        order.append("drawn")
        assert "Reading your words" in panel.findings.words.value
        drawn.set()
        await panel.reading._opening
        return panel.findings.words.value

    assert "Reading your words" not in asyncio.run(look())
    assert order == ["drawn", "open"]


def test_many_keys_are_one_check(made, monkeypatch):
    panel, reads = made.case_page().letter, []
    monkeypatch.setattr(panel.reading, "_read", lambda: reads.append(1))

    async def typing():
        reading.OPEN.set()
        for n in range(20):
            type_into(panel.text.body, f"Dear Maria {n}")
        assert reads == []
        await asyncio.sleep(2 * reading.PAUSE)

    in_no_time(typing())
    assert len(reads) == 1


def test_a_check_while_typing_is_little_work(made, monkeypatch):
    """Our own checks, without the second reader; in milliseconds `start.py bench-messages` says it."""
    monkeypatch.setattr(second_reader, "_linter", lambda spelling: None)
    text = draft(made.case, "thank-you", now=made.now, to="maria", checked=False).text

    def typed(letters):
        longer = text.replace("six years", "six years " + "s" * letters)
        return lines_run(lambda: check(longer, made.case, "thank-you", now=made.now, to="maria"))

    typed(0)
    assert typed(1) < 80_000
