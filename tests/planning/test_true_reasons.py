"""No sentence of a plan says what the case does not: over random cases, read from the case alone.

Whoever reads one false "nobody answered" believes none of the rest.
"""

import re

from hypothesis import assume, given

import followup
from followup.planning.explain import explain
from followup.planning.in_brief import in_brief
from tests.amount import examples
from tests.contract import oracle
from tests.contract.asking import read
from tests.contract.strategies import ALL_KINDS, moments

ANY = re.IGNORECASE
MANAGER = re.compile(r"\bthe (hiring )?manager\b", ANY)
INTERVIEWED = re.compile(
    r"(?<!everybody who )\binterviewed (you|there)\b|\bpeople you met\b|since the interview|"
    r"in the interview[?,.]|"
    r"did you talk about|\binterview was\b|thank-you for the interview|\b(well it|it|what) went\b|"
    r"expect after an interview", ANY)  # fmt: skip
WROTE = re.compile(r"\b(they|(?<!reader )who|Example) (last )?(wrote|(has|have) written)\b|\bwrote to you\b|"
                   r"\btheir (last )?(email|letter|message|note)\b", ANY)  # fmt: skip
NOBODY = re.compile(r"\bnobody (has )?answered\b", ANY)
SILENT = re.compile(r"\bnobody (has )?answered\b|\bfirst one arrived\b|\bfirst follow-up is with them\b", ANY)
TALKED = re.compile(r"\byou (have )?talked\b|\byou have spoken\b|\b(said|told you) on the phone\b", ANY)
TOOK_OVER = re.compile(r"\bthe first that whoever took over hears\b|\bhears of you for the first time\b", ANY)
SPAN = re.compile(r"(\d\d:\d\d) to (\d\d:\d\d)")
TALKS = ["follow_up", "follow_up", "called", "called", "spoke_thanks", "thank_you", "other", "checking"]
drawn_cases = moments(kinds=ALL_KINDS, rounds=3, most_events=5, at_least_one=False)
followed_up = moments(kinds=TALKS, rounds=1, most_events=5)  # such as are quiet, or wait for the second


def plan_of(drawn):
    case, now, policy = drawn
    return followup.plan(followup.load_case(case), now=now, policy=policy)


def sentences(plan):
    """Every sentence with the people of its step, the plan as it is read among them; not what others would do."""
    yield plan.summary, ()
    for step in plan.steps:
        yield step.title, step.to
        yield from ((reason["says"], step.to) for reason in step.because)
    nobody = [reason["says"] for reason in (*plan.avoid, *plan.keep_in_mind)]
    nobody += [text for one in plan.questions for text in (one["asks"], one["why"])]
    yield from ((text, ()) for text in nobody)
    yield from ((text, ()) for text in (in_brief(plan), explain(plan)))


def found(pattern, plan):
    return [text for text, _ in sentences(plan) if pattern.search(" ".join(text.split()))]


def interviewers(view):
    """Whoever was in an interview that took place and is over."""
    return {who for interview in (*view.ended, *view.undated) for who in interview.get("with", ())}


@given(drawn_cases)
@examples(400)
def test_nobody_interviewed_you_who_was_in_no_interview(drawn):
    case, view, plan = drawn[0], oracle.look(*drawn), plan_of(drawn)
    names = {c["name"] for c in case["contacts"] if c["id"] not in interviewers(view)}
    for text, to in sentences(plan):
        said = " ".join(text.split())
        assert not [n for n in names if re.search(rf"{n} (interviewed|met) you|\bmet {n}", said)]
        if re.search("the people who interviewed you|the people you met", said) and to:
            assert set(to) <= interviewers(view)


@given(drawn_cases)
@examples(400)
def test_no_interview_is_spoken_of_where_none_took_place(drawn):
    view = oracle.look(*drawn)
    assume(not view.ended and not view.undated)
    assert found(INTERVIEWED, plan_of(drawn)) == []


@given(drawn_cases)
@examples(400)
def test_nothing_was_written_that_was_said(drawn):
    view = oracle.look(*drawn)
    heard = [event for event in view.events if event["kind"] == "heard"]
    assume(all(event.get("by") in ("phone", "in_person") for event in heard))
    assert found(WROTE, plan_of(drawn)) == []


@given(followed_up)
@examples(400)
def test_silence_is_not_claimed_after_a_talk_or_an_answer(drawn):
    view = oracle.look(*drawn)
    sent = read(oracle.follow_ups_sent, view)
    assume(sent)
    since = [event for event in view.events if event["at"] >= sent[0]["at"]]
    talk = [event for event in since if event.get("outcome") == "spoke"]
    plan = plan_of(drawn)
    if talk:
        assert found(SILENT, plan) == []
    if [event for event in since if event["kind"] == "heard"]:
        assert found(NOBODY, plan) == []


@given(followed_up)
@examples(400)
def test_a_talk_is_told_of_only_where_there_was_one(drawn):
    view, plan = oracle.look(*drawn), plan_of(drawn)
    talks = [event for event in view.events if event.get("outcome") == "spoke"]
    by_phone = [event for event in view.events if event["kind"] == "heard" and event.get("by") == "phone"]
    if not talks and not by_phone:
        assert found(TALKED, plan) == []
    sent = read(oracle.follow_ups_sent, view)
    if sent and not [event for event in talks if event["at"] >= sent[0]["at"]]:
        assert not [text for text in found(TALKED, plan) if "a week" in text or "before" in text]


@given(followed_up)
@examples(400)
def test_a_successor_hears_of_you_for_the_first_time_only_once(drawn):
    view, plan = oracle.look(*drawn), plan_of(drawn)
    told = {event["to"] for event in view.sent("follow_up")}
    for text, to in sentences(plan):
        assert not (to and TOOK_OVER.search(text) and set(to) & told)


@given(drawn_cases)
@examples(400)
def test_who_is_away_and_who_wants_no_calls_is_said_of_those_alone(drawn):
    case = drawn[0]
    people = {contact["name"]: contact for contact in case["contacts"]}
    for text, _to in sentences(plan_of(drawn)):
        for said in re.findall(r"Don't call (.*?), who asked", text):
            assert all(people[name].get("no_calls") for name in re.split(r", | and ", said))
        for said in re.findall(r"([\w ,]+?) is away until", " ".join(text.split())):
            assert all("away_until" in people[name.strip()] for name in re.split(r", | and ", said))


@given(drawn_cases)
@examples(400)
def test_no_manager_is_named_where_none_is_recorded(drawn):
    """A role that is looked for may be: a step that goes to the hiring manager, whoever that is."""
    case, plan = drawn[0], plan_of(drawn)
    assume(all(oracle.role_of(contact) != "hiring_manager" for contact in case["contacts"]))
    looked_for = any("hiring_manager" in step.to for step in plan.steps)
    for text, to in list(sentences(plan))[:-2]:
        if "hiring_manager" not in to and not (looked_for and not to):
            assert not MANAGER.search(text), text


@given(drawn_cases)
@examples(400)
def test_no_hour_is_said_that_is_not_there(drawn):
    """A call hour in a title is one of the step's windows, and the hours that a reason gives hold all of them."""
    plan = plan_of(drawn)
    for step in (step for step in plan.steps if step.channel == "phone"):
        windows = {(f"{start:%H:%M}", f"{end:%H:%M}") for start, end in step.windows if start and end}
        assert set(SPAN.findall(step.title)) <= windows
        for reason in step.because:
            for hours in re.findall(r"\bBetween (.*?), their time", reason["says"]):
                assert all(_within(hours, *window) for window in windows), (hours, windows)


def _within(hours, begins, ends):
    """Whether a window lies in "10 and 11 or between 3 and 4"."""
    for first, last in re.findall(r"(\d[\d:]*) and (\d[\d:]*)", hours):
        if _minutes(first) <= _minutes(begins) and _minutes(ends) <= _minutes(last):
            return True
    return False


def _minutes(clock):
    """Minutes since midnight of the clock that people read: 3 is in the afternoon."""
    hour, _, minute = clock.partition(":")
    return (int(hour) + (12 if int(hour) < 7 else 0)) * 60 + int(minute or 0)
