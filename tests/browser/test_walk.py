"""The whole way of one case of one's own, in JupyterLab to an offer and in Voilà to a no."""

import pytest

from .walking import Lab, Voila, until

pytestmark = pytest.mark.browser


def open_case(shown, employer, city, interview, name="Ada Ngo"):
    """From the first page to a case with one interview and one person."""
    shown.at("button", has_text="Start my own").click()
    typed = {
        "Employer": employer,
        "Position": "Gardener",
        "City": city,
        "When, on their clock": interview,
        "Your name": name,
        "With whom": "Rosa Lindqvist",
    }
    form = shown.at(".fu-start")
    for label, words in typed.items():
        form.get_by_label(label, exact=True).first.fill(words)
        form.get_by_label(label, exact=True).first.press("Tab")
    form.locator(".fu-heard", has_text=f"{city} time").wait_for()
    form.get_by_role("button", name="Open my case").click()
    shown.at(".fu-agenda", has_text=employer).first.wait_for()


def write_down(shown, kind, what=None, when=None, pressed=(), **days):
    """Fill in the sheet for what happened. pressed: chips by their words; days: fields by their label, in words."""
    opens = shown.at(".fu-mini", has_text="Something happened")
    opens.click()
    form = shown.at(".fu-happened")
    form.get_by_role("button", name=kind, exact=True).click()
    if what:
        form.get_by_label("What", exact=True).select_option(what)
    for words in pressed:
        form.get_by_role("button", name=words, exact=True).click()
    if when:
        form.get_by_role("button", name="On …", exact=True).click()
        form.get_by_label("On your clock").fill(when)
    for label, words in days.items():
        form.get_by_label(label.replace("_", " ")).fill(words)
        form.get_by_label(label.replace("_", " ")).press("Tab")
        if not label.startswith("Your_note"):
            form.locator(".fu-heard").first.wait_for()
    form.get_by_role("button", name="Write it down").click()
    form.locator(".fu-done", has_text="Written down").wait_for()
    shown.at(".fu-close").click()


def events(workbook):
    written = (e["event"] for e in workbook.written(workbook.journal) if e["do"] == "event")
    return [(event["kind"], event.get("what")) for event in written]


def happened(workbook, *event):
    return until(lambda: event in events(workbook))


def stage(shown, words):
    shown.at(".fu-stages [aria-current=step]", has_text=words).first.wait_for()


def did_it(shown, workbook, *event):
    """Press it; what was written down stands at the same place, with undo."""
    shown.at(".fu-foot button.fu-yes").first.click()
    happened(workbook, *event)
    shown.at(".fu-written-row", has_text="Written down").first.wait_for()


@pytest.mark.slow
def test_in_jupyterlab_from_a_new_case_to_an_offer(page, workbook):
    lab = Lab(page, workbook)
    lab.go("00_start_here")
    open_case(lab, "Larch & Loam", "Berlin", "yesterday 4pm")
    lab.follow(".fu-way a", "20_thank_you")
    stage(lab, "Thank-you")
    body = lab.at(".fu-words textarea")
    assert "Dear Rosa" in body.input_value()
    body.fill(body.input_value().replace("Dear Rosa", "Dear Rsoa"))
    lab.page.locator(".fu-layer:visible .fu-mark", has_text="Rsoa").first.wait_for(state="attached")
    until(lambda: any("Dear Rsoa" in e.get("body", "") for e in workbook.written(workbook.journal)))
    did_it(lab, workbook, "sent", "thank_you")
    stage(lab, "Waiting")

    said = ("Rosa Lindqvist", "By email", "Just now")
    write_down(lab, "They made an offer", pressed=said, They_want_your_answer_by="Friday next week")
    happened(workbook, "heard", "offer")
    stage(lab, "offer")
    lab.follow(".fu-way a", "65_an_offer")
    lab.at("button", has_text="Write the thanks").click()
    until(lambda: "offer" in lab.at(".fu-words textarea").input_value())
    did_it(lab, workbook, "sent", "reply")
    lab.at(".fu-pick", has_text="Accept").click()
    did_it(lab, workbook, "decided", "accepted")
    stage(lab, "Decided")


@pytest.mark.slow
def test_in_voila_from_a_new_case_through_silence_to_a_no(page, workbook):
    voila = Voila(page, workbook)
    voila.go("00_start_here")
    open_case(voila, "Havenlicht", "Amsterdam", "23 February 10:00")
    voila.follow(".fu-way a", "45_follow_up_email")
    stage(voila, "Follow-up")
    assert len(page.context.pages) == 1  # pages follow each other in one tab
    write_down(voila, "I wrote", "I sent a thank-you", "23 February 18:00", ("Rosa Lindqvist", "By email"))
    happened(workbook, "sent", "thank_you")
    voila.at(".fu-sentence", has_text="follow-up email").first.wait_for()
    sentence = voila.at(".fu-sentence").first.inner_text()
    assert "Rosa" in voila.at(".fu-words textarea").input_value() or "HR" in sentence
    did_it(voila, workbook, "sent", "follow_up")
    stage(voila, "Waiting")

    write_down(voila, "They said no", pressed=("Rosa Lindqvist", "By email", "Just now"))
    stage(voila, "no")
    voila.follow(".fu-pages .fu-strong", "60_a_no")
    did_it(voila, workbook, "sent", "thank_you")
    voila.at(".fu-sentence", has_text="stronger").first.wait_for()
    voila.at(".fu-written-row button", has_text="Undo").click()
    voila.at(".fu-sentence", has_text="Thank").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
