"""Rule 10: what stands beside a follow-up: a question for a time, an article, and doing as they asked."""

from hypothesis import assume, given

from tests.amount import examples

from . import oracle
from .asking import SIMPLE, THANKED, ask, called, ids, moment, read, sent, simple, spans, step, steps, told
from .strategies import moments
from .test_rule_10_recipient import HR, KINDS, MARIA


@given(moments(kinds=KINDS, rounds=1, most_events=3))
@examples(50)
def test_what_stands_beside_the_first_follow_up(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    assume(view.ended and not read(oracle.last_is_undated, view))
    plan = ask(case, now, policy)
    found = step(plan, "first-follow-up")
    if not found:
        assert not {"ask-for-a-time", "send-article"} & set(ids(plan)) or step(plan, "second-follow-up")
        return
    assume(found["template"] != "late-thank-you")
    manager = manager_beside(view, policy, found)
    assume("topics" in view.ended[-1] or "topics" not in (manager or {}))  # talked of with this person, or in general
    reached = manager and "email" in manager
    to_hr = manager is not None and found["to"] != [manager["id"]]
    asks = bool(reached) and (found["channel"] == "phone" or (to_hr and found["channel"] == "email"))
    assert ("ask-for-a-time" in ids(plan)) == asks
    article = manager is not None and "topics" in view.ended[-1]
    article = article and (found["channel"] == "email" if not to_hr else reached and found["channel"] != "post")
    assert ("send-article" in ids(plan)) == bool(article and not step(plan, "share-news"))  # the news says enough
    if asks:
        check_ask_for_a_time(view, step(plan, "ask-for-a-time"), found, manager)


def manager_beside(view, policy, found):
    """The hiring manager to whom something may go beside the follow-up, or None."""
    contact = view.contact(found["to"][0])
    if contact and oracle.role_of(contact) == "hiring_manager":
        return contact
    assume(found["to"] != ["hiring_manager"])  # is a role that nobody is known for a manager?
    assume(policy != "hr-first" or not contact or oracle.role_of(contact) != "recruiter")  # is a recruiter HR here?
    if policy != "hr-first" or (contact and oracle.role_of(contact) != "hr"):
        return None
    people = [c["id"] for c in view.case["contacts"] if oracle.is_here(c)]
    managers = [view.contact(p) for p in oracle.of_role(view, people, "hiring_manager")]
    assume(len(managers) < 2)  # which of them is not said
    return managers[0] if managers and "email" in managers[0] else None


def check_ask_for_a_time(view, asking, call, manager):
    assert asking["channel"] == "email" and asking["to"] == [manager["id"]]
    if asking["to"] == call["to"]:
        assert view.there.date_of(moment(asking["opens"])) <= view.there.date_of(moment(call["opens"]))


def test_a_call_to_a_manager_may_be_replaced_by_a_question_for_a_time():
    plan = ask(simple(THANKED), moment("2026-03-12T09:30:00-05:00"), "the-call")
    asking = step(plan, "ask-for-a-time")
    assert asking["channel"] == "email" and [e["what"] for e in asking["logs"]] == ["follow_up"]
    no_email = [{k: v for k, v in MARIA.items() if k != "email"}]
    assert "ask-for-a-time" not in ids(ask(simple(THANKED | {"channel": "post"}, contacts=no_email),
                                           moment("2026-03-12T09:30:00-05:00"), "the-call"))  # fmt: skip


def test_the_agreed_call_is_no_second_follow_up():
    asked = {"at": moment("2026-03-11T12:00:00-05:00"), "kind": "sent", "what": "follow_up", "to": "maria"}
    case = simple(THANKED, asked, called("2026-03-13T10:30:00-05:00", "spoke", what="agreed"))
    assert ask(case, moment("2026-03-13T12:00:00-05:00"), "the-call")["follow_ups"]["sent"] == 1


def test_an_article_goes_to_a_manager_whose_topics_are_known():
    now = moment("2026-03-12T09:30:00-05:00")
    assert "send-article" in ids(ask(simple(THANKED, topics=["staffing forecasts"]), now, "now-what"))
    assert "send-article" not in ids(ask(simple(THANKED), now, "now-what"))
    assert "send-article" in ids(ask(simple(THANKED, topics=["staffing forecasts"]), now, "balanced"))
    to_helen = simple(THANKED, topics=["staffing forecasts"], contacts=[MARIA, HR])
    assert "send-article" not in ids(ask(to_helen, now, "balanced"))


HR_FIRST = moment("2026-03-18T10:30:00-05:00")  # fourteen days after the first interview, in the hour for calls


def test_under_hr_first_the_manager_may_be_written_to_beside_a_call_to_hr():
    plan = ask(simple(THANKED, contacts=[MARIA, HR], topics=["the new ward"]), HR_FIRST, "hr-first")
    assert (step(plan, "first-follow-up")["to"], step(plan, "first-follow-up")["channel"]) == (["helen"], "phone")
    assert step(plan, "send-article")["to"] == step(plan, "ask-for-a-time")["to"] == ["maria"]


def test_under_hr_first_also_beside_an_email_to_hr():
    by_email = {k: v for k, v in HR.items() if k != "phone"}
    plan = ask(simple(THANKED, contacts=[MARIA, by_email], topics=["the new ward"]), HR_FIRST, "hr-first")
    assert step(plan, "first-follow-up")["channel"] == "email"
    assert step(plan, "send-article")["to"] == step(plan, "ask-for-a-time")["to"] == ["maria"]


def test_not_where_the_manager_has_no_email_or_the_policy_is_another():
    silent = {k: v for k, v in MARIA.items() if k != "email"}
    plan = ask(simple(THANKED, contacts=[silent, HR], topics=["the new ward"]), HR_FIRST, "hr-first")
    assert not {"send-article", "ask-for-a-time"} & set(ids(plan))
    plan = ask(simple(THANKED, contacts=[MARIA, HR], topics=["the new ward"]), HR_FIRST)
    assert not {"send-article", "ask-for-a-time"} & set(ids(plan))


CONTACT_KINDS = ["contact_me", "contact_me", "called", "follow_up", "thank_you", "reply", "no_decision", "invitation"]
OPEN_STAGES = ("thank_you", "before_interview", "invited", "task", "no_decision", "quiet", "follow_up", "waiting")


@given(moments(kinds=CONTACT_KINDS, rounds=2, at_least_one=False))
@examples(50)
def test_who_asked_to_be_contacted_is_contacted(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    wanted = {r["from"] for r in read(oracle.open_requests, view)}
    assume(all(oracle.is_here(view.contact(p)) for p in wanted))
    plan = ask(case, now, policy)
    found = steps(plan, "contact-as-asked")
    if read(oracle.stage, view) in OPEN_STAGES:
        assert sorted(s["to"] for s in found) == sorted([p] for p in wanted)
    assert {p for s in found for p in s["to"]} <= wanted
    for asking in found:
        check_contact(view, asking)


def check_contact(view, found):
    """Open at once, by the way they asked for, in its hours."""
    request = [r for r in view.heard("contact_me") if [r["from"]] == found["to"]][-1]
    contact = view.contact(request["from"])
    if "away_until" not in contact:  # nobody is called before they are back, in the first hour for calls after it
        assert found["status"] == "now"
    if request.get("how") in contact and not (request["how"] == "phone" and is_no_call(view, contact)):
        assert found["channel"] == request["how"]
        kind = "call" if request["how"] == "phone" else "email"
        for start, end in spans(found):
            inside = view.there.spans(kind, view.there.date_of(start))
            assert any(a <= start < end <= b for a, b in inside)


def is_no_call(view, contact):
    return oracle.is_not_to_be_called(view, contact["id"]) or "away_until" in contact


def call_me(at="2026-03-06T18:00:00-06:00", how="phone", sender="maria"):
    return told(at, "contact_me", how=how) | {"from": sender}


def test_do_as_they_asked_at_once_whatever_was_promised():
    for policy in ("balanced", "foolproof", "five-ways", "hr-first"):
        plan = ask(simple(THANKED, call_me(), promised_days=20), moment("2026-03-06T19:00:00-06:00"), policy)
        found = step(plan, "contact-as-asked")
        assert (found["channel"], found["to"], found["status"]) == ("phone", ["maria"], "now"), policy
        assert found["windows"][0]["from"] == "2026-03-10T10:00:00-05:00"  # Friday night; no calls on Monday


def test_by_email_in_the_hours_for_emails():
    plan = ask(simple(THANKED, call_me(how="email")), moment("2026-03-06T19:00:00-06:00"))
    found = step(plan, "contact-as-asked")
    assert (found["channel"], found["windows"][0]["from"]) == ("email", "2026-03-09T09:00:00-05:00")


DONE = [
    (called("2026-03-10T10:30:00-05:00", "spoke"), True),
    (called("2026-03-10T10:30:00-05:00", "voicemail"), True),
    (called("2026-03-10T10:30:00-05:00", "no_answer"), False),
    (sent("2026-03-10T10:30:00-05:00", "follow_up"), True),
    (sent("2026-03-10T10:30:00-05:00", "reply"), True),
    (sent("2026-03-10T10:30:00-05:00", "reply", "helen"), False),
]


def test_the_first_call_or_message_to_them_settles_it_and_never_counts():
    for event, settled in DONE:
        case = simple(THANKED, call_me(), event, contacts=[MARIA, HR], promised_days=20)
        plan = ask(case, moment("2026-03-10T12:00:00-05:00"))
        assert ("contact-as-asked" not in ids(plan)) == settled, event
        assert plan["follow_ups"]["sent"] == 0, event


def test_the_second_counts_again():
    case = simple(THANKED, call_me(), *(called(f"2026-03-{day}T10:30:00-05:00", "spoke") for day in (10, 12)))
    assert ask(case, moment("2026-03-12T12:00:00-05:00"))["follow_ups"]["sent"] == 1


def test_also_where_the_follow_ups_are_used_up():
    used_up = [sent("2026-03-11T12:00:00-05:00"), sent("2026-03-17T12:00:00-05:00")]
    plan = ask(simple(THANKED, *used_up, call_me("2026-03-20T10:00:00-05:00")), moment("2026-03-20T12:00:00-05:00"))
    assert plan["stage"] == "quiet" and step(plan, "contact-as-asked")["to"] == ["maria"]


def test_somebody_without_a_role_may_ask_too():
    ben = {"id": "ben", "name": "Ben Example", "email": "ben@works.example"}
    case = simple(THANKED, call_me(how="email", sender="ben"), contacts=[*SIMPLE["contacts"], ben])
    assert step(ask(case, moment("2026-03-06T19:00:00-06:00")), "contact-as-asked")["to"] == ["ben"]
