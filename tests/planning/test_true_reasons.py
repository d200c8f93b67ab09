"""No sentence of a plan says what the case does not: over random cases, read from the case alone.

Whoever reads one false "nobody answered" believes none of the rest.
"""

import re
from functools import cache

from hypothesis import given

import followup
from followup.planning.explain import explain
from followup.planning.in_brief import in_brief
from tests.amount import examples
from tests.contract import oracle
from tests.contract.seen import Unclear
from tests.contract.strategies import ALL_KINDS, moments
from tests.planning.test_plain_words import check_that_both_are_plain, check_that_nothing_is_hidden

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
KINDS = {
    "any": moments(kinds=ALL_KINDS, rounds=3, most_events=5, at_least_one=False),
    "followed up": moments(kinds=TALKS, rounds=1, most_events=5),  # such as are quiet, or wait for the second
}


@cache
def drawn(kind):
    """Cases of that kind, what an independent reader sees in each, their plans and all that these say.

    They are planned and put into words once for all tests here.
    """
    made = []

    @given(KINDS[kind])
    @examples(240)
    def plan_it(one):
        case, now, policy = one
        plan = followup.plan(followup.load_case(case), now=now, policy=policy)
        made.append((case, oracle.look(*one), plan, [*sentences(plan)]))

    plan_it()
    return made


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


def found(pattern, said):
    return [text for text, _ in said if pattern.search(" ".join(text.split()))]


def interviewers(view):
    """Whoever was in an interview that took place and is over."""
    return {who for interview in (*view.ended, *view.undated) for who in interview.get("with", ())}


def follow_ups(view):
    """Those sent; none where the contract leaves open which they are."""
    try:
        return oracle.follow_ups_sent(view)
    except Unclear:
        return []


def test_nobody_interviewed_you_who_was_in_no_interview():
    for case, view, _plan, said in drawn("any"):
        names = {c["name"] for c in case["contacts"] if c["id"] not in interviewers(view)}
        for text, to in said:
            line = " ".join(text.split())
            assert not [n for n in names if re.search(rf"{n} (interviewed|met) you|\bmet {n}", line)]
            if re.search("the people who interviewed you|the people you met", line) and to:
                assert set(to) <= interviewers(view)


def test_no_interview_is_spoken_of_where_none_took_place():
    for _case, view, _plan, said in drawn("any"):
        if not view.ended and not view.undated:
            assert found(INTERVIEWED, said) == []


def test_nothing_was_written_that_was_said():
    for _case, view, _plan, said in drawn("any"):
        heard = [event for event in view.events if event["kind"] == "heard"]
        if all(event.get("by") in ("phone", "in_person") for event in heard):
            assert found(WROTE, said) == []


def test_silence_is_not_claimed_after_a_talk_or_an_answer():
    for _case, view, _plan, said in drawn("followed up"):
        if not (sent := follow_ups(view)):
            continue
        since = [event for event in view.events if event["at"] >= sent[0]["at"]]
        talk = [event for event in since if event.get("outcome") == "spoke"]
        if talk:
            assert found(SILENT, said) == []
        if [event for event in since if event["kind"] == "heard"]:
            assert found(NOBODY, said) == []


def test_a_talk_is_told_of_only_where_there_was_one():
    for _case, view, _plan, said in drawn("followed up"):
        talks = [event for event in view.events if event.get("outcome") == "spoke"]
        by_phone = [event for event in view.events if event["kind"] == "heard" and event.get("by") == "phone"]
        if not talks and not by_phone:
            assert found(TALKED, said) == []
        sent = follow_ups(view)
        if sent and not [event for event in talks if event["at"] >= sent[0]["at"]]:
            assert not [text for text in found(TALKED, said) if "a week" in text or "before" in text]


def test_a_successor_hears_of_you_for_the_first_time_only_once():
    for _case, view, _plan, said in drawn("followed up"):
        told = {event["to"] for event in view.sent("follow_up")}
        for text, to in said:
            assert not (to and TOOK_OVER.search(text) and set(to) & told)


def test_who_is_away_and_who_wants_no_calls_is_said_of_those_alone():
    for case, _view, _plan, said in drawn("any"):
        people = {contact["name"]: contact for contact in case["contacts"]}
        for text, _to in said:
            for who in re.findall(r"Don't call (.*?), who asked", text):
                assert all(people[name].get("no_calls") for name in re.split(r", | and ", who))
            for who in re.findall(r"([\w ,]+?) is away until", " ".join(text.split())):
                assert all("away_until" in people[name.strip()] for name in re.split(r", | and ", who))


def test_no_manager_is_named_where_none_is_recorded():
    """A role that is looked for may be: a step that goes to the hiring manager, whoever that is."""
    for case, _view, plan, said in drawn("any"):
        if any(oracle.role_of(contact) == "hiring_manager" for contact in case["contacts"]):
            continue
        looked_for = any("hiring_manager" in step.to for step in plan.steps)
        for text, to in said[:-2]:
            if "hiring_manager" not in to and not (looked_for and not to):
                assert not MANAGER.search(text), text


def test_no_hour_is_said_that_is_not_there():
    """A call hour in a title is one of the step's windows, and the hours that a reason gives hold all of them."""
    for _case, _view, plan, _said in drawn("any"):
        for step in (step for step in plan.steps if step.channel == "phone"):
            windows = {(f"{start:%H:%M}", f"{end:%H:%M}") for start, end in step.windows if start and end}
            assert set(SPAN.findall(step.title)) <= windows
            for reason in step.because:
                for hours in re.findall(r"\bBetween (.*?), their time", reason["says"]):
                    assert all(_within(hours, *window) for window in windows), (hours, windows)


def test_no_random_case_hides_a_step_or_its_time_or_shows_an_id():
    for _case, _view, plan, _said in drawn("any"):
        check_that_nothing_is_hidden(plan)
        check_that_both_are_plain(plan)


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
