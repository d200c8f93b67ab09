"""Drafts: made of the case's facts alone, whole where the facts are there, plain about what is missing."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from followup.case.case_file import load_case
from followup.case.errors import InputError, Unavailable
from followup.messages.addressees import ASKS_WHO
from followup.messages.drafting import draft
from followup.messages.review import check
from followup.messages.variety import LENGTHS
from followup.planning.planner import plan
from followup.rulebook.loading import default_rulebook
from followup.rulebook.vocabulary import DETAILS, SLOTS
from tests.amount import some, spread
from tests.messages.review.cases import TOLD, after, invented_case, made, simple_case

TEMPLATES = sorted(default_rulebook().templates)
POLICIES = sorted(default_rulebook().policies)
CHANNELS = (None, "email", None, "post", "phone")


@pytest.mark.many
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_draft_with_all_facts_has_no_finding_and_no_gap(template):
    """Over cases, recipients, channels, policies, wordings and lengths: each round another of each."""
    for seed in [number * 5 % 24 for number in range(some(12))]:
        case = reachable_by(invented_case(seed), CHANNELS[seed % 5])
        drafted = made(
            template,
            case,
            after(case, days=seed % 30, minutes=1),
            to=(None, "p0", "p1")[seed // 6 % 3],
            wording=seed % 3,
            length=LENGTHS[seed % 2],
            policy=POLICIES[seed % len(POLICIES)],
        )
        assert not drafted.findings, (seed, drafted.text, drafted.findings)
        assert not drafted.missing and "[[" not in drafted.text, (seed, drafted.text)


def reachable_by(case, channel):
    """The same case with contacts who have no other address: a message then goes out another way."""
    if channel is None:
        return case
    gone = {name: None for name in ("email", "phone") if name != channel}
    return replace(case, contacts=tuple(replace(contact, **gone) for contact in case.contacts))


@pytest.mark.many
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_draft_is_plain_text_without_loose_ends(template):
    for seed in range(some(8)):
        case = invented_case(seed)
        drafted = made(template, case, after(case, days=2), wording=seed % 3, length=LENGTHS[seed % 2], checked=False)
        for faulty in ("..", ",,", "  ", " ,", " .", "None", "\n\n\n", "and and"):
            assert faulty not in drafted.text, (faulty, drafted.text)
        assert "!" not in drafted.text
        assert drafted.body == drafted.body.strip()


@pytest.mark.many
@pytest.mark.parametrize("template", TEMPLATES)
def test_nothing_is_invented_where_nothing_is_known(template):
    case = simple_case(contacts=[], interviews=[], candidate={"name": "Priya Raman"})
    drafted = made(template, case, after(simple_case(), days=2), times=(), details=None)
    gaps = re.findall(r"\[\[(.*?)\]\]", drafted.text)
    assert len(drafted.missing) == len(set(drafted.missing))
    assert {SLOTS[name].missing for name in drafted.missing} == set(gaps)
    assert sum(finding.code == "placeholder" for finding in drafted.findings) == len(gaps)
    known = "Priya Raman Data analyst Northwind Clinics"
    for number in re.findall(r"\d+", drafted.text):
        assert number in known, drafted.text


@pytest.mark.many
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_message_has_a_subject_if_and_only_if_it_is_an_email(template):
    drafted = made(template, simple_case(), after(simple_case(), days=2))
    assert (drafted.subject is not None) == (drafted.channel == "email")
    assert drafted.subject is None or "\n" not in drafted.subject


def test_the_step_of_the_plan_says_how_and_to_whom():
    drafted = draft(simple_case(), "first-follow-up", now=after(simple_case(), days=9), policy="the-call")
    assert (drafted.template, drafted.channel) in {("follow-up-call", "phone"), ("late-thank-you", "email")}
    assert drafted.to == ("maria",)


def test_a_decision_chooses_the_letter():
    for what, template in (("accepted", "acceptance"), ("declined", "decline"), ("withdrew", "withdrawal")):
        case = simple_case(events=[{"at": "2026-03-10T09:00:00-05:00", "kind": "decided", "what": what}])
        assert draft(case, "confirm-in-writing", now=after(case, days=9)).template == template


def test_a_step_without_words_is_refused_with_those_that_have_some():
    with pytest.raises(Unavailable, match="acknowledge-offer"):
        draft(simple_case(), "keep-searching", now=after(simple_case(), days=2))


@pytest.mark.parametrize(
    ("wrong", "near"),
    [
        ({"step_id": "thankyou"}, "thank-you"),
        ({"to": "mary"}, "maria"),
        ({"template": "follow-up-mail"}, "follow-up-email"),
        ({"template": "decline"}, "thank-you-email"),
        ({"details": {"new": "x"}}, "news"),
    ],
)
def test_what_does_not_exist_is_refused_with_the_nearest_that_does(wrong, near):
    with pytest.raises(InputError, match=near):
        draft(simple_case(), **({"step_id": "thank-you", "now": after(simple_case(), hours=2)} | wrong))


def test_nobody_who_asked_not_to_be_called_gets_a_script():
    case = simple_case(events=[{"at": "2026-03-05T09:00:00-06:00", "kind": "heard", "what": "told_not_to_call"}])
    with pytest.raises(Unavailable, match="not to call"):
        draft(case, "thank-you-call", now=after(case, days=2), to="maria")


def test_a_draft_passes_the_check_that_reads_it_from_a_file():
    for step in (
        "thank-you",
        "thank-you-card",
        "first-follow-up",
        "late-thank-you",
        "reply-no-decision",
        "ask-for-feedback",
    ):
        drafted = draft(simple_case(), step, now=after(simple_case(), hours=30), to="maria")
        assert check(drafted.text, simple_case(), step, now=after(simple_case(), hours=30), to="maria") == ()


def whom_it_may_reach(step, drafted):
    """Those the step names, who passes it on, who would know the person it looks for; whoever decides, after a no."""
    return step.id in (*ASKS_WHO, "keep-searching", "let-it-rest") or set(drafted.to) <= {*step.to, step.through}


def test_whatever_the_plan_of_a_scenario_asks_to_write_can_be_written():
    stories = sorted((Path(__file__).parents[1] / "scenarios").glob("*.toml"))
    for path in spread(stories):
        scenario, case = tomllib.loads(path.read_text(encoding="utf-8"))["scenario"], load_case(path)
        for step in plan(case, now=scenario["now"]).steps:
            for template in filter(None, (step.template, *step.variants)):
                drafted = draft(case, step.id, now=scenario["now"], template=template, to=next(iter(step.to), None))
                assert {finding.code for finding in drafted.findings} <= {"placeholder"}, (path.stem, drafted.text)
                assert drafted.text.count("[[") == len(drafted.findings) >= len(drafted.missing)
                assert drafted.channel in (
                    (step.channel,) if step.channel else ("email", "phone")
                ) and whom_it_may_reach(step, drafted)


def test_every_detail_is_a_slot():
    assert set(DETAILS) <= set(SLOTS) and set(TOLD) == set(DETAILS)
