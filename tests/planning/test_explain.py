"""The plan in words: who, when and how, in lines that a person reads from top to bottom."""

import pytest

import followup
from benchmarks.varied_cases import varied_cases
from followup.case.case_file import case_to_dict
from followup.planning.explain import explain
from followup.planning.others import told_once
from followup.planning.page import WIDTH
from followup.planning.policies import POLICY_HEADER, compare_policies
from tests.contract.asking import SIMPLE, THANKED, called, moment, sent, simple, told

WEDNESDAY, FRIDAY = "2026-03-04T16:00:00-06:00", "2026-03-06T16:00:00-06:00"
FRIDAY_AFTER = "2026-03-13T12:00:00-05:00"


def plan_of(case, now, policy="balanced"):
    return followup.plan(followup.load_case(case), now=moment(now), policy=policy)


def lines(case, now, policy="balanced", everything=False):
    text = explain(plan_of(case, now, policy), everything)
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert all(len(line) <= WIDTH and line == line.rstrip() for line in text.splitlines())
    return text.splitlines()


def test_the_head_says_whose_plan_it_is_where_and_by_whose_advice():
    assert lines(simple(promised_days=8), "2026-03-04T16:00:00-06:00")[:4] == [
        "Example Works · Data analyst",
        "Wednesday, March 4, 16:00 in Chicago · say thank you · advice: balanced, the workbook's own mixture",
        "Promised at the interview: an answer by Thursday, March 12.",
        "Thank Maria Example by email, by Thursday, March 5, 15:00.",
    ]


def test_a_promise_is_told_with_who_made_it_and_left_out_where_there_is_none():
    reply = simple(THANKED, told("2026-03-06T10:00:00-06:00", "no_decision", promised_by="2026-03-20"))
    said = "Promised since the interview: an answer by Friday, March 20."
    assert said in lines(reply, "2026-03-06T11:00:00-06:00")[2:4]
    assert not [line for line in lines(simple(), "2026-03-04T16:00:00-06:00") if line.startswith("Promised")]


def test_a_city_of_two_words_is_written_as_two():
    employer = {"timezone": "America/New_York"}
    assert " in New York · " in lines(simple(employer=employer), "2026-03-04T16:00:00-06:00")[1]


def test_a_step_says_its_status_channel_time_reasons_and_whose_they_are():
    said = lines(simple(promised_days=8), "2026-03-04T16:00:00-06:00")
    at = said.index("2. Or thank Maria Example by phone")
    assert said[at - 1] == "" and said[at + 1 : at + 5] == [
        "   now, by phone: Thursday, March 5, 10:00 to 11:00",
        "   - If writing has to wait, a thank-you call within three days will do, only not on the day after",
        "     the weekend. (readers)",
        "",
    ]


def test_the_main_step_says_what_others_would_do_once_with_everybody_who_would():
    said = lines(simple(promised_days=8), "2026-03-04T16:00:00-06:00")
    second = said.index("2. Or thank Maria Example by phone")
    assert said[said.index("   Others would:") : second] == [
        "   Others would:",
        "   - write to Maria Example by post, by Thursday, March 5, 15:00 (readers)",
        "   - email Maria Example, by Thursday, March 5, 15:00 and also write to Maria Example by post, by",
        "     Wednesday, March 11, 15:00 (now what)",
        "",
    ]
    assert said.count("   Others would:") == 1  # of the main step alone
    later = lines(simple(THANKED, promised_days=8), FRIDAY_AFTER, everything=True)
    assert [line for line in later if line.startswith("   - call ")] == [
        "   - call HR, Wednesday, March 18, 10:00 to 11:00 (hr first)",
        "   - call Maria Example, Friday, March 13, 15:00 to 16:00 (the call)",
    ]


def test_no_source_is_named_with_two_things_that_it_would_do():
    """Two questions to which one source has other answers come to one thing under both."""
    twice = 0
    for asked in varied_cases(40):
        for step in followup.plan(asked.case, now=asked.now, policy=asked.policy).steps:
            named = [source for sources in told_once(step).values() for source in sources]
            assert len(named) == len(set(named)), asked.case.id
            by_question = [source for other in step.instead_of for source in other["sources"]]
            twice += len(by_question) > len(set(by_question))
    assert twice, "somebody answers two of the questions otherwise"


def test_the_main_step_says_its_next_two_windows_and_every_other_step_one():
    said = lines(simple(THANKED), "2026-03-12T10:00:00-05:00", "the-call")
    assert "   now, by phone: Thursday, March 12, 10:00 to 11:00; Thursday, March 12, 15:00 to 16:00" in said
    assert "   now, by email: Thursday, March 12, 09:00 to 17:00" in said


def test_a_step_whose_time_is_over_says_so():
    offer = simple(told("2026-03-09T10:00:00-05:00", "offer", answer_by=moment("2026-03-12T12:00:00-05:00").date()))
    said = lines(offer, "2026-03-10T16:00:00-05:00")
    assert "   now, by email: do it today" in said  # the day for thanks is ours, and nobody was kept waiting by it
    assert said[3] == "Thank Maria Example for the offer and ask for it in writing, today."
    late = simple(told("2026-03-09T10:00:00-05:00", "task", answer_by=moment("2026-03-12T12:00:00-05:00").date()))
    assert "   overdue, by email: was due Thursday, March 12, 17:00" in lines(late, "2026-03-13T16:00:00-05:00")


def test_headings_stand_only_over_what_there_is():
    said = lines(simple(promised_days=8), "2026-03-04T16:00:00-06:00")
    order = [line for line in said if line in ("Not now:", "Keep in mind:", "Only you can say:")]
    assert order == ["Not now:", "Keep in mind:", "Only you can say:"]
    assert "Rules of this stage that did not apply:" not in said
    done = lines(simple({"at": moment("2026-03-05T10:00:00-06:00"), "kind": "decided", "what": "withdrew"}),
                 "2026-03-06T10:00:00-06:00")  # fmt: skip
    assert "Only you can say:" not in done and "Not now:" in done


def test_everything_names_the_rules_that_did_not_apply_and_what_they_lacked():
    said = lines(simple(promised_days=8), "2026-03-20T16:00:00-05:00", everything=True)
    rest = said[said.index("Rules of this stage that did not apply:") + 1 :]
    assert "- do-as-they-asked: needs contact_wanted; contact_wanted is False" in rest
    lacked = "needs follow_up is known and country; follow_up is first, country is unknown"
    assert f"their-holidays-are-left-out: {lacked}" in " ".join(" ".join(rest).split())
    fired = {rule.entry.id for rule in plan_of(simple(promised_days=8), "2026-03-20T16:00:00-05:00").fired}
    assert not [line for line in rest if line[2:].partition(":")[0] in fired]


SUMMARIES = [
    ((), "2026-03-04T16:00:00-06:00", "Thank Maria Example by email, by Thursday, March 5, 15:00."),
    ((THANKED,), "2026-03-06T10:00:00-06:00",
     "Not yet, and silence so far says nothing. Next: Send Maria Example a short follow-up email, "
     "Wednesday, March 11, 09:00 to 17:00."),
    ((THANKED,), "2026-03-11T10:00:00-05:00",
     "Yes, you may ask. Send Maria Example a short follow-up email, today."),
]  # fmt: skip


@pytest.mark.parametrize(("events", "now", "says"), SUMMARIES)
def test_one_sentence_says_what_comes_first(events, now, says):
    assert plan_of(simple(*events), now).summary == says


def test_every_policy_is_compared_in_a_row_of_words():
    case = followup.load_case(simple(THANKED, promised_days=8))
    header, rows = compare_policies(case, moment("2026-03-13T12:00:00-05:00"))
    assert header == ("policy", "when", "whom", "how", "how often", "thank-you", "visit") == POLICY_HEADER
    assert len(rows[0]) == len(header)
    by_policy = {row[0]: row[1:] for row in rows}
    assert by_policy["balanced"] == (
        "since Friday, March 13, 09:00", "Maria Example", "by email", "2 at the most, 0 so far", "as-they-are", "never",
    )  # fmt: skip
    assert by_policy["the-call"][:3] == ("since Friday, March 13, 10:00", "Maria Example", "by phone")
    assert by_policy["hr-first"][:3] == ("from Wednesday, March 18, 10:00", "HR", "by phone")
    assert by_policy["foolproof"][:4] == (
        "from Tuesday, March 17, 10:00", "Maria Example", "by phone", "1 at the most, 0 so far",
    )  # fmt: skip


def test_after_the_first_follow_up_the_row_is_about_the_second():
    case = followup.load_case(simple(THANKED, sent("2026-03-11T10:00:00-05:00")))
    _, rows = compare_policies(case, moment("2026-03-17T12:00:00-05:00"))
    (balanced,) = (row for row in rows if row[0] == "balanced")
    assert balanced[2:5] == ("Maria Example", "by email", "2 at the most, 1 so far")


def test_where_no_follow_up_is_left_the_row_says_at_what_stage_it_is():
    case = followup.load_case(simple(THANKED, sent("2026-03-11T10:00:00-05:00"), sent("2026-03-16T10:00:00-05:00")))
    _, rows = compare_policies(case, moment("2026-03-17T12:00:00-05:00"))
    assert {row[1:5] for row in rows if row[0] == "balanced"} == {
        ("nothing more goes out", "nobody", "no follow-up", "2 at the most, 2 so far")
    }


LOGGED = [
    ("thank-you", simple(), "2026-03-04T16:00:00-06:00", "balanced",
     [{"kind": "sent", "what": "thank_you", "channel": "email", "to": "maria"}]),
    ("thank-you-call", simple(), "2026-03-04T16:00:00-06:00", "balanced",
     [{"kind": "called", "what": "thank_you", "outcome": "spoke", "to": "maria"}]),
    ("thank-you-card", simple(), "2026-03-04T16:00:00-06:00", "now-what",
     [{"kind": "sent", "what": "thank_you", "channel": "post", "to": "maria"}]),
    ("first-follow-up", simple(THANKED), "2026-03-12T10:00:00-05:00", "the-call",
     [{"kind": "called", "what": "follow_up", "outcome": "spoke", "to": "maria"}]),
    ("first-follow-up", simple(THANKED), "2026-03-12T10:00:00-05:00", "now-what",
     [{"kind": "sent", "what": "follow_up", "channel": "email", "to": "maria"}]),
    ("first-follow-up", simple(), "2026-03-12T10:00:00-05:00", "now-what",
     [{"kind": "sent", "what": "thank_you", "channel": "email", "to": "maria"}]),
    ("confirm-in-writing",
     simple({"at": moment("2026-03-05T10:00:00-06:00"), "kind": "decided", "what": "withdrew"}),
     "2026-03-06T10:00:00-06:00", "balanced",
     [{"kind": "sent", "what": "withdrawal", "channel": "email", "to": "maria"}]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "case", "now", "policy", "events"), LOGGED)
def test_what_i_did_it_writes_is_what_was_done(name, case, now, policy, events):
    assert plan_of(case, now, policy).step(name).logs == events


def test_whatever_i_did_it_writes_the_case_can_hold():
    """Of every step that any of these invented plans has: no press of that button may end in an error."""
    for case, now, policy in varied_cases(300):
        for step in followup.plan(case, now=now, policy=policy).steps:
            events = [event | {"at": now.isoformat()} for event in step.logs]
            told = case_to_dict(case)
            held = followup.load_case({**told, "events": [*told.get("events", ()), *events]}).events
            assert len(held) == len(case.events) + len(events), step.id
            whom = dict.fromkeys(event["to"] for event in step.logs if "to" in event)
            assert [*whom] == list(step.to or ())[: len(whom)], step.id


def test_whoever_looked_somebody_up_logs_nothing_and_prepares_for_nobody():
    plan = plan_of(simple(THANKED), "2026-03-12T10:00:00-05:00", "hr-first")
    assert plan.step("find-contact").logs == []
    assert plan.step("find-contact", "nobody") is None and plan.step("find-contact", "hr") is not None


def test_a_call_that_left_a_message_says_who_is_next():
    case = simple(THANKED, called("2026-03-12T10:30:00-05:00", "voicemail"), contacts=SIMPLE["contacts"])
    plan = plan_of(case, "2026-03-12T11:00:00-05:00", "the-call")
    assert plan.follow_ups == {"sent": 1, "allowed": 2} and plan.stage == "waiting"
    then = "Wait until Thursday, March 19; then call Maria Example once, and then no more."
    assert plan.summary == f"Not yet: give your first one time. {then}"


def test_what_runs_on_is_set_under_what_it_belongs_to():
    said = lines(simple(promised_days=8), "2026-03-04T16:00:00-06:00")
    at = said.index("   - A thank-you goes out the same day if you can, and no later than a day after the interview.")
    assert said[at + 1] == "     (foolproof, now what)"
    at = said.index(
        "- Don't ask before Thursday, March 12 is over. Silence until then says nothing, nor does a call to"
    )
    assert said[at + 1].startswith("  somebody else (our view). (foolproof")
    said = lines(simple(promised_days=8), "2026-03-04T16:00:00-06:00", everything=True)
    at = said.index("- Did anything stay open or go less well than you wanted in the interview? The thank-you is the")
    assert said[at + 1] == "  place to settle it, in a sentence or two."


def test_a_reason_that_says_itself_that_it_is_the_workbooks_own_needs_no_source_behind_it():
    said = " ".join(" ".join(lines(simple(THANKED), "2026-03-11T10:00:00-05:00")).split())
    assert "asking no pestering (our view). " in said  # no source in brackets behind it
    assert "(our rule). (" not in said and "(our hours). (" not in said
    closed = simple(told("2026-03-09T10:00:00-05:00", "offer", answer_by=moment("2026-03-20T12:00:00-05:00").date()))
    assert "is better than either. (our own)" in " ".join(lines(closed, "2026-03-10T16:00:00-05:00"))


def test_everything_says_all_reasons_reminders_and_questions_of_the_plan():
    case, now = simple(promised_days=8), "2026-03-04T16:00:00-06:00"
    plan, said = plan_of(case, now), " ".join(" ".join(lines(case, now, everything=True)).split())
    reasons = [*plan.avoid, *plan.keep_in_mind, *(reason for step in plan.steps for reason in step.because)]
    assert len(reasons) > 5 and [one["says"] for one in reasons if one["says"] not in said] == []
    assert [one["asks"] for one in plan.questions if f"{one['asks']} {one['why']}" not in said] == []


def test_everything_is_wrapped_too():
    said = lines(simple(promised_days=8), "2026-03-20T16:00:00-05:00", everything=True)
    rest = said[said.index("Rules of this stage that did not apply:") + 1 :]
    assert all(line.startswith(("- ", "  ")) for line in rest) and any(line.startswith("  ") for line in rest)


def test_the_head_says_the_stage_in_words():
    applied = simple()
    applied["interviews"] = []
    assert " · you have applied · " in lines(applied, "2026-03-04T16:00:00-06:00")[1]
    assert " · you are waiting · " in lines(simple(THANKED), "2026-03-06T10:00:00-06:00")[1]


@pytest.mark.parametrize(("policy", "now", "said"), [
    ("balanced", WEDNESDAY, "   now, by email: until Thursday, March 5, 15:00"),
    ("now-what", WEDNESDAY, "   now, by post: until Wednesday, March 11, 15:00"),
    ("the-call", FRIDAY,
     "   later, by phone: Wednesday, March 11, 10:00 to 11:00; Wednesday, March 11, 15:00 to 16:00"),
    ("the-call", FRIDAY, "   later, for yourself: from Tuesday, March 10, 10:00"),
])  # fmt: skip
def test_each_way_of_doing_it_has_its_words(policy, now, said):
    events = () if now == WEDNESDAY else (THANKED,)
    assert any(line.startswith(said) for line in lines(simple(*events), now, policy))


def test_what_others_would_do_stands_under_the_main_step_though_another_comes_before_it():
    said = lines(simple(THANKED), "2026-03-10T16:00:00-05:00", "the-call")
    numbered = [line for line in said if line[:1].isdigit()]
    plan = plan_of(simple(THANKED), "2026-03-10T16:00:00-05:00", "the-call")
    assert plan.steps[0].aside and not plan.steps[1].aside
    assert numbered[0].startswith("1. Call") and said.index("   Others would:") < said.index(numbered[1])
