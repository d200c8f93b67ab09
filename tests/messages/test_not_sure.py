"""Who is not sure that they want the job gets no letter that says so, and nothing else about the letter changes."""

import re
from dataclasses import replace

import pytest

import followup
from followup.case.errors import InputError, Unavailable
from followup.messages.drafting import draft
from followup.messages.review import check
from followup.rulebook.loading import default_rulebook
from followup.rulebook.template import read_template
from tests.contract.asking import moment, simple
from tests.planning.test_answered_in_short import NOTE, ONLY_EMAIL, THANKED, page, plan_of
from tests.planning.test_scenarios import FILES, moment_of

KEEN = re.compile(
    r"interest|\bkeen|very much (?:like|enjoy the)|want the job|sure that I would|hoping to work"
    r"|glad to (?:join|do this)|would like (?:the|this) ",
    re.IGNORECASE,
)
NEVER = {"acceptance", "task-question", "offer-acknowledgement"}  # these speak of a job that is taken, or of the task
STORIES = {name: moment_of(data, data["scenario"]["expect"][0]) for name, data in FILES.items()}


def drafts_of(name, **more):
    case, now, policy = STORIES[name]
    for step in followup.plan(case, now=now, policy=policy).steps:
        for template in filter(None, (step.template, *step.variants)):
            for wording in range(0, 12, 5):
                try:
                    yield draft(case, step.id, now=now, policy=policy, template=template, wording=wording,
                                to=step.to[0] if step.to else None, checked=False, **more)  # fmt: skip
                except Unavailable:
                    continue


@pytest.mark.many
@pytest.mark.parametrize("name", STORIES)
def test_no_draft_says_that_somebody_wants_what_they_are_not_sure_of(name):
    for made in drafts_of(name, neutral=True):
        assert made.template in NEVER or not KEEN.search(made.body), made.body
        assert "{" not in made.body and len(made.body.split()) > 8


def test_it_is_the_same_whether_the_case_says_it_or_the_one_message_is_asked_for_so():
    case, now, _ = STORIES["not-sure-that-you-want-it"]
    sure = replace(case, role=replace(case.role, unsure=None))
    for wording in range(6):
        asked = draft(sure, "thank-you", now=now, wording=wording, neutral=True)
        assert asked.body == draft(case, "thank-you", now=now, wording=wording).body
        assert KEEN.search(draft(sure, "thank-you", now=now, wording=wording).body)
        assert "nine years of office work" in asked.body and "8 September" in asked.body


def test_who_is_not_sure_is_not_told_to_say_that_they_want_it():
    case, now, _ = STORIES["not-sure-that-you-want-it"]
    words = "Dear Bryn,\n\nThank you for your time on 8 September.\n\nKind regards,\nTamsin Aldous"
    assert "missing-interest" not in {one.code for one in check(words, case, "thank-you", now=now)}
    sure = replace(case, role=replace(case.role, unsure=False))
    assert "missing-interest" in {one.code for one in check(words, sure, "thank-you", now=now)}


def test_whoever_did_not_say_is_asked_among_all_questions_and_never_on_the_short_page():
    asked = "Do you still want this job? If not, withdraw, kindly, instead of this."
    more = {"now": "2026-03-12T10:00:00-05:00", "contacts": [ONLY_EMAIL], "promised_days": 3}
    assert asked in [one["asks"] for one in plan_of(THANKED, **more).questions]
    assert "still want this job" not in page(THANKED, **more)
    for unsure in (True, False):
        case = followup.load_case(
            {"candidate": {"name": "Ada Quist"}, "employer": {"name": "Larch", "timezone": "Europe/Berlin"},
             "role": {"title": "Gardener", "unsure": unsure}, "contacts": [{"id": "li", "name": "Li Wei"}],
             "interviews": [{"round": 1, "at": "2026-03-02T10:00:00+01:00", "with": ["li"]}]}
        )  # fmt: skip
        plan = followup.plan(case, now=STORIES["not-sure-that-you-want-it"][1].replace(month=3, day=3))
        assert "unsure" not in {one["fact"] for one in plan.questions}
    assert "unsure" in {one["fact"] for one in plan_of(THANKED).questions}


def test_a_wording_for_the_unsure_is_read_as_strictly_as_any_other():
    template = default_rulebook().templates["thank-you-email"]
    paragraph = {"text": "I would like it.", "unsure": "Hello {whoever}.", "gives": ["interest"]}
    data = {"id": template.id, "kind": "email", "channels": ["email"], "steps": ["thank-you"], "says": "Thanks.",
            "subject": "Thanks", "max_words": 100, "max_paragraph_words": 50, "sources": ["house"], "advice": ["B1"],
            "read": template.read, "paragraph": [paragraph]}  # fmt: skip
    with pytest.raises(InputError, match="unknown slot"):
        read_template(data, "ours")


@pytest.mark.parametrize(
    ("told", "keen"), [({}, False), ({"fit": ["six years of SQL"]}, True), ({"topics": ["the yard"]}, True)]
)
@pytest.mark.parametrize("noted", [True, False])
def test_where_only_what_troubles_is_noted_the_letter_leaves_it_to_the_candidate_to_say_that_they_want_it(
    told, keen, noted
):
    events = [NOTE] if noted else []
    case = followup.load_case(simple(*events, open_points=["the shifts"], contacts=[ONLY_EMAIL], **told))
    now = moment("2026-03-05T13:00:00-06:00")
    bodies = [draft(case, "thank-you", now=now, wording=wording).body for wording in range(6)]
    assert any(KEEN.search(body) for body in bodies) is (keen or not noted)
    assert "missing-interest" not in {one.code for one in draft(case, "thank-you", now=now).findings}


def test_the_plan_says_then_that_thanks_bind_to_nothing_and_how_one_withdraws():
    said = page(NOTE, now="2026-03-05T13:00:00-06:00", open_points=["the shifts"], contacts=[ONLY_EMAIL])
    assert said.startswith("Thanks bind you to nothing. Thank Maria Example by email,")
    assert "note that you withdrew instead" in said and "it can still be put right" not in said
    without = page(now="2026-03-05T13:00:00-06:00", open_points=["the shifts"], contacts=[ONLY_EMAIL])
    assert (
        without.startswith("No apologies: it can still be put right. Thank Maria Example") and "withdrew" not in without
    )
