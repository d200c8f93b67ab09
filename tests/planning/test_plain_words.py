"""A plan on the page and its explanation are words for people: no ids, the first step and its time, and nothing hidden.

Who reads "first-follow-up" or "B12" reads a program, and who does not read the time does not call in time.
"""

import re
from functools import cache

import pytest

import followup
from followup.planning import phrases
from followup.planning.explain import explain
from followup.planning.in_brief import in_brief
from followup.planning.page import together
from followup.planning.priority import BACKGROUND
from followup.planning.said import span_words
from followup.rulebook.loading import default_rulebook
from tests.contract.asking import moment, simple
from tests.planning.test_short_first import plans  # noqa: F401  (every story's plan)

BOOK = default_rulebook()
ENGLISH = {"thank-you"}  # a step's id, and a word
MORE = re.compile(r"^and (\d+) more\b", re.MULTILINE)
SEARCH_ON = re.compile(r"^and .*\bsearch on meanwhile$", re.MULTILINE)


def ids_of_ours():
    """Every id with a hyphen, of rules, steps, templates, policies and answers, and every piece of advice's."""
    templates = {template for kind in BOOK.steps.values() for template in _templates(kind)}
    answers = {answer.id for question in BOOK.questions.values() for answer in question.answer}
    named = {*BOOK.rules, *BOOK.steps, *templates, *BOOK.templates, *BOOK.policies, *answers}
    return {one for one in named if "-" in one} - ENGLISH | {*BOOK.advice, *BOOK.questions}


def _templates(kind):
    return {*(kind.template or {}).values(), *kind.variants}


IDS = re.compile(rf"(?<![\w-])({'|'.join(sorted(map(re.escape, ids_of_ours())))})(?![\w-])")


@cache
def texts(plan):
    return in_brief(plan), explain(plan)


def in_a_line(text):
    return " ".join(text.split())


def first_step(plan):
    """The first step as it has to be read: what to do, and from when to when."""
    first = together([one for one in plan.steps if not one.comes_too_late and not _is_needless(plan, one)])[0]
    step, heading = first[0], phrases.heading_for_all(first)
    if step.id in BACKGROUND and (step.status == "now" or step.set_by_rules("title")):
        return (heading,)  # it says itself until when, or goes on
    if step.advised is not None and step.waits_until is not None:
        start, end = step.advised
        return heading, f"later, {start:%H:%M} to {end:%H:%M}"  # the heading names the day
    if step.advised is not None:
        return heading, span_words(plan, *step.advised)
    if phrases.is_unhurried(step):
        return heading, "no hurry"
    if phrases.is_left_for_tomorrow(step):
        return heading, "tomorrow or the day after"
    if step.id == "acknowledge-offer" and step.due <= plan.as_of:
        return heading, "do it today"
    if not step.windows:
        return heading, "at once, in office hours"
    if step.status == "now" and phrases.standing(step) == "later":
        return heading, "once it is there"
    start, end = step.windows[0]
    if step.open_now and step.made.hours is not None and end.date() == plan.as_of.date():
        return heading, f"{end:%H:%M}"  # in short only until when
    begun = start is not None and start <= plan.as_of and step.made.hours is None  # what may be done at any hour
    return heading, span_words(plan, None if begun else start, end)


def numbered(text):
    return re.findall(r"^\d+\. ", text, re.MULTILINE)


def _is_left_out(plan, step):
    """What the short page counts, but does not list: an article, and what another message asks anyway."""
    if step.aside and (step.id == "thank-you-call" or step.made.way == "voice"):
        return True  # thanks that can go out otherwise
    article = step.id == "send-article" and plan.situation.first_to != "hr"
    further = step.id == "prepare" or (step.id.endswith("follow-up") and step.channel == "phone")
    asking = ("contact-as-asked", "share-news" if plan.situation.offer_elsewhere else "")
    asked = {who for one in plan.steps if one.id in asking for who in one.to}
    beside = (step.id == "prepare" or step.id.endswith("follow-up")) and {*step.to} <= asked
    instead = plan.step("ask-somebody-else") is not None and (further or step.id.endswith("follow-up"))
    looked_up = plan.step("ask-somebody-else") is not None and step.id == "find-contact"
    beside = beside or (step.id == "prepare" and step.status == "later")
    beside = beside or (step.id == "thank-you-call" and step.made.way != "voice")  # an email does
    beside = beside or (step.id in ("keep-searching", "let-it-rest") and step is not plan.steps[0])  # goes on anyhow
    beside = beside or (step.id == "ask-what-is-open" and step is not plan.steps[0])  # the thanks can ask it
    beside = beside or (step.id == "ask-for-feedback" and step.aside)  # whoever decides is asked
    return article or beside or instead or looked_up or (further and plan.step("write-after-calls") is not None)


def _is_needless(plan, step):
    """What is told in full only."""
    article = step.id == "send-article" and plan.situation.first_to != "hr"
    passed_on = step.id in ("ask-for-feedback", "acknowledge-offer") and step.aside
    passed_on = passed_on or (step.id == "ask-for-feedback" and plan.situation.contact_wanted)
    asking = ("contact-as-asked", "write-after-calls", *(["share-news"] if plan.situation.offer_elsewhere else []))
    asked = {who for one in plan.steps if one.id in asking for who in one.to}
    follows = step.id in ("prepare", "first-follow-up", "second-follow-up") and {*step.to} <= asked
    before = {who for one in plan.steps if one.made.way == "as_before" for who in one.to}  # known by another way
    passed_on = passed_on or (step.id == "find-contact" and (step.made.way == "passed" or {*step.to} <= before))
    return article or passed_on or follows or (step.aside and step.made.way in ("voice", "passed"))


def _goes_on_below(plan, brief):
    """Whether a search that goes on is one of the steps, and no line of its own on the page."""
    search = plan.step("keep-searching")
    return search is not None and f". {search.heading} ·" not in in_a_line(brief)


def check_that_nothing_is_hidden(plan):
    brief, whole = texts(plan)
    more = sum(int(number) for number in MORE.findall(brief))
    told = [steps for steps in together(plan.steps) if not steps[0].comes_too_late]  # one line for several people
    needless = sum(_is_needless(plan, steps[0]) for steps in told)
    searches = len(SEARCH_ON.findall(brief)) or int("search on" in brief and _goes_on_below(plan, brief))
    searches *= plan.step("keep-searching") is not None  # else it is recalled, and no step
    assert len(numbered(brief)) + more + searches == len(numbered(whole)) == len(told) - needless
    left_out = sum(_is_left_out(plan, steps[0]) or _is_needless(plan, steps[0]) for steps in told)
    assert len(numbered(brief)) >= min(5, len(told) - left_out) and not MORE.search(whole)


def test_the_ids_looked_for_are_those_of_the_book():
    assert {"first-follow-up", "back-first", "follow-up-email", "hr-first", "B12", "Q1"} <= ids_of_ours()
    assert IDS.search("by first-follow-up (B12)") and not IDS.search("a short follow-up, a thank-you")


def check_that_both_are_plain(plan):
    for text in texts(plan):
        assert IDS.findall(text) == []
        assert not plan.steps or all(said in in_a_line(text) for said in first_step(plan))


def test_no_story_shows_an_id(plans):  # noqa: F811
    shown = {name: IDS.findall(text) for name, plan in plans.items() for text in texts(plan)}
    assert {name: ids for name, ids in shown.items() if ids} == {}


def test_in_full_only_the_rules_that_did_not_apply_are_named_by_their_ids(plans):  # noqa: F811
    for name, plan in plans.items():
        told, _, rest = explain(plan, everything=True).partition("Rules of this stage that did not apply:")
        assert IDS.findall(told) == [] and (IDS.search(rest) or not rest.strip()), name


def test_every_story_says_its_first_step_and_its_time_in_both(plans):  # noqa: F811
    for name, plan in plans.items():
        for text in texts(plan):
            assert not plan.steps or all(said in in_a_line(text) for said in first_step(plan)), name


def test_every_story_counts_the_steps_it_leaves_out(plans):  # noqa: F811
    for plan in plans.values():
        check_that_nothing_is_hidden(plan)


@pytest.mark.parametrize("number", [8, 9])
def test_thanks_to_a_large_panel_are_one_line_that_names_everybody(number):
    people = [
        {"id": f"p{n}", "name": f"Ada Maria Example{chr(97 + n)}", "is": "interviewer", "email": f"p{n}@x.example"}
        for n in range(number)
    ]
    case = simple(contacts=people, **{"with": [one["id"] for one in people]})
    plan = followup.plan(followup.load_case(case), now=moment("2026-03-04T16:00:00-06:00"))
    brief = in_brief(plan)
    assert not MORE.findall(brief) and "a message each" in in_a_line(brief)
    assert all(one["name"] in in_a_line(brief) for one in people)
    assert len(brief.split()) <= 120
