"""The whole way of one case of one's own, in JupyterLab to an offer and in Voilà to a no."""

import pytest

from .walking import Lab, Voila, until

pytestmark = pytest.mark.browser


def open_case(shown, employer, zone, interview, name="Ada Ngo"):
    """From the first page to a case with one interview and one person."""
    shown.at("button", has_text="Start my own").click()
    typed = {
        "Employer": employer,
        "Position": "Gardener",
        "Their time zone": zone,
        "Your name": name,
        "The interview begins (their clock)": interview,
        "Whom you meet or met there": "Rosa Lindqvist",
    }
    form = shown.at(".fu-start")
    for label, words in typed.items():
        form.get_by_label(label, exact=True).fill(words)
        form.get_by_label(label, exact=True).press("Tab")
    form.get_by_role("button", name="Open this case").click()
    shown.at(".fu-case", has_text=employer).first.wait_for()


def write_down(shown, what, when=None, **dates):
    """Fill in the form for what happened."""
    form = shown.at(".fu-happened")
    form.get_by_label("What happened", exact=True).select_option(what)
    if when:
        form.get_by_label("When, on your clock (empty: now)").fill(when)
        form.get_by_label("When, on your clock (empty: now)").press("Tab")
    for label, day in dates.items():
        form.get_by_label(label.replace("_", " ")).fill(day)
        form.get_by_label(label.replace("_", " ")).press("Tab")
    form.get_by_role("button", name="Write it down").click()


def events(workbook):
    written = (e["event"] for e in workbook.written(workbook.journal) if e["do"] == "event")
    return [(event["kind"], event.get("what")) for event in written]


def happened(workbook, *event):
    return until(lambda: event in events(workbook))


def stage(shown, words):
    shown.at(".fu-path [aria-current=step]", has_text=words).first.wait_for()


def did_it(shown, workbook, *event):
    """Press it, and wait for the page below as well: its form begins anew with the new stage."""
    before = shown.at(".fu-history").text_content()
    shown.at("button.fu-main", has_text="I did it").first.click()
    happened(workbook, *event)
    until(lambda: shown.at(".fu-history").text_content() != before)


def test_in_jupyterlab_from_a_new_case_to_an_offer(page, workbook):
    lab = Lab(page, workbook)
    lab.go("00_start_here")
    open_case(lab, "Larch & Loam", "Europe/Berlin", "2026-03-11T16:00")
    stage(lab, "Thank-you")

    lab.follow(".fu-way a", "20_thank_you")
    body = lab.at(".fu-words textarea")
    assert "Dear Rosa" in body.input_value()
    body.fill(body.input_value().replace("Dear Rosa", "Dear Rsoa"))
    lab.at(".fu-findings", has_text="Rosa").wait_for()
    until(lambda: any("Dear Rsoa" in e.get("body", "") for e in workbook.written(workbook.journal)))
    did_it(lab, workbook, "sent", "thank_you")
    stage(lab, "Waiting")
    when = lab.at(".fu-written").get_by_label("When it was, on your clock")
    when.fill("2026-03-11T18:00")
    when.press("Tab")
    lab.at(".fu-written", has_text="March 11, 18:00").or_(lab.at(".fu-written", has_text="11 March, 18:00")).wait_for()

    write_down(lab, "They made an offer", They_need_your_answer_by="2026-03-20")
    happened(workbook, "heard", "offer")
    stage(lab, "offer")
    lab.follow(".fu-way a", "65_an_offer")
    assert "offer" in lab.at(".fu-words textarea").input_value()
    did_it(lab, workbook, "sent", "reply")
    write_down(lab, "I accepted the offer")
    stage(lab, "The end")
    happened(workbook, "decided", "accepted")


@pytest.mark.slow
def test_in_voila_from_a_new_case_through_silence_to_a_no(page, workbook):
    voila = Voila(page, workbook)
    voila.go("00_start_here")
    open_case(voila, "Havenlicht", "Europe/Amsterdam", "2026-02-23T10:00")
    stage(voila, "Follow-up")
    voila.follow(".fu-way a", "45_follow_up_email")
    assert len(page.context.pages) == 1  # pages follow each other in one tab
    write_down(voila, "I sent a thank-you", "2026-02-23T18:00")
    happened(workbook, "sent", "thank_you")
    voila.at(".fu-do", has_text="follow-up email").first.wait_for()
    assert "Rosa" in voila.at(".fu-words textarea").input_value() or "HR" in voila.at(".fu-do").first.inner_text()
    did_it(voila, workbook, "sent", "follow_up")
    stage(voila, "Waiting")

    write_down(voila, "They said no")
    stage(voila, "no")
    voila.follow(".fu-pages .fu-strong", "60_a_no")
    did_it(voila, workbook, "sent", "thank_you")
    voila.at(".fu-do", has_text="stronger").first.wait_for()
    voila.at(".fu-written button", has_text="Undo").click()
    voila.at(".fu-do", has_text="Thank").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
