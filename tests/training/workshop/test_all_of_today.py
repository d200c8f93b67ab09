"""A card and its sheet hold all that is due today, and nothing on them speaks against another line of theirs."""

import re
from datetime import date, timedelta

import pytest

from followup.planning.headline import headline_day, is_for_now
from followup.planning.priority import BACKGROUND, told_step
from followup.training.actions import ACTIONS, together
from followup.training.practice import NOT_YET, RIGHT, WRONG
from followup.training.workshop.known import known_lines
from followup.training.workshop.stories import our_stories

pytestmark = pytest.mark.slow  # every story under every policy
STORIES = our_stories()
NO_CALL = re.compile(r"\b[Nn]o (?:appeal, no )?call\b(?! on top)|^Don't (?:call|ring)\b(?! at| on| twice)")
SPANS = {"a day": 1, "two days": 2, "three days": 3, "a week": 7, "ten days": 10, "two weeks": 14, "three weeks": 21}
SAME = {"two days": ("two working days",)}
SPAN = re.compile(rf"\b({'|'.join(SPANS)}) (?:on|later)\b", re.IGNORECASE)


def unanswered(story, of):
    """Their last message in writing of the past week, where nothing answers it and nothing else is for today."""
    heard = [one for one in story.case.events if one.kind == "heard" and one.at <= story.now]
    last = max(heard, key=lambda one: one.at, default=None)
    if last is None or last.what not in ("other", "no_decision", "on_hold") or last.by not in ("email", None):
        return None
    sender, step = story.case.contact(last.sender), told_step(of)
    if sender is None or not sender.email or story.now - last.at > timedelta(days=7):
        return None
    since = [one for one in story.case.events if one.at > last.at and one.kind in ("sent", "called")]
    return None if since or (step and is_for_now(step) and step.id not in BACKGROUND) else last


def test_a_message_of_theirs_that_nothing_answers_can_be_answered_today(asked, sheets):
    amiss, found = [], [story for story in STORIES if unanswered(story, asked[story][0].plan)]
    assert len(found) >= 5
    for story in (one for one in found if not asked[one][0].open):
        what, message = asked[story][0], unanswered(story, asked[story][0].plan)
        if "reply" not in what.options or what.judge("reply").level == WRONG:
            amiss.append((story.name, "what"))
        today = story.now.date().isoformat()
        for one in asked[story][1:]:
            key = {"when": today, "whom": message.sender, "how": "email"}[one.asked]
            if key in one.options and one.judge(key).level == WRONG:
                amiss.append((story.name, one.asked))
        told = " ".join([sheets[story].summary, sheets[story].answer, *sheets[story].besides])
        if not re.search(r"\b(?:[Aa]nswer|[Rr]eply|[Tt]hank)\b", told):
            amiss.append((story.name, told))
    assert not amiss


def main(of, one):
    """The steps of a plan that its first sentence may name, of the kind a card's step is."""
    does = together(one.step) if one.step is not None else ()  # a follow-up may begin with the thanks still owed
    ids = frozenset(id for key in does for id in ACTIONS[key][1])
    return [step for step in of.steps if step.serves.id in ids and not step.aside]


def test_a_source_stands_where_its_own_first_step_stands(asked, theirs):
    """Not where something it only allows beside that would stand, nor where another message of it goes."""
    amiss = []
    for story, found in asked.items():
        for one in (one for one in found if not one.open and one.asked in ("when", "whom")):
            if one.step is None or not one.step.serves.asks:
                continue  # no source speaks of it
            for key, name in ((key, name) for key, names in one.followers.items() for name in names if key != "none"):
                steps = main(theirs[story][name], one)
                ids = {who for step in steps for who in (*step.to, step.through) if who}
                if one.asked == "whom" and ids and not ids & {*key.split("+")}:
                    amiss.append((story.name, key, name, ids))
                if one.asked == "when" and len(steps) == 1 and steps[0].due is None and steps[0].status == "later":
                    day = headline_day(steps[0])
                    amiss += [(story.name, key, name, day)] if date.fromisoformat(key) < day else []
    assert not amiss


def test_a_plan_under_another_policy_says_what_it_says_by_itself(asked, theirs):
    for story, found in asked.items():
        for name, of in theirs[story].items():
            assert found[0].plan.under(of.chosen).summary == of.summary, (story.name, name)


def test_whoever_waits_by_their_day_waits_by_what_they_do_now(asked, theirs):
    """No source follows up now by the first question and on a later day by the second."""
    amiss = []
    for story, found in asked.items():
        by = {one.asked: one for one in found}
        if "when" in by and by["what-now"].right == "follow":
            when, last = by["when"].followers, max(by["when"].rights)
            later = {name for key, names in when.items() if key != "none" and key > last for name in names}
            for name in later & {*by["what-now"].followers["follow"]}:
                step = told_step(theirs[story][name])
                amiss += [(story.name, name)] if step is None or step.status == "later" else []
    assert not amiss


def test_nothing_is_never_fine_where_a_word_is_due_today(asked):
    for story, found in asked.items():
        what = found[0]
        if {"word", "asked", "reply"} & {*what.rights} and not what.open and "wait" in what.options:
            assert what.judge("wait").level == WRONG or "wait" in what.rights, story.name


def test_no_sheet_allows_what_it_says_not_to_do(asked, sheets):
    amiss = []
    for story, found in asked.items():
        for line in sheets[story].avoid:
            for one in found if NO_CALL.search(line) else ():
                flat = "to change their mind" not in line
                if flat and one.asked == "how" and "phone" in (*one.rights, *one.also):
                    amiss.append((story.name, line))
            if "ring twice to say thank you" in line and "thank" in (*found[0].rights, *found[0].also):
                amiss.append((story.name, line))
    assert not amiss


def test_no_sheet_warns_of_the_hours_for_calls_where_nothing_is_done_by_phone(asked, sheets):
    amiss = []
    for story, found in asked.items():
        how = next((one for one in found if one.asked == "how"), None)
        if how is not None and not {"phone"} & {*how.rights, *how.kind.allowed(how.plan)}:
            amiss += [(story.name, line) for line in sheets[story].avoid if re.match(r"Don't call (?:at|on)\b", line)]
    assert not amiss


def test_no_reason_is_told_that_another_took_the_place_of(asked, sheets):
    amiss = []
    for story, found in asked.items():
        fired = {rule.entry.id: rule.entry for rule in found[0].plan.fired}
        lost = {id for one in fired.values() if "title" in one.sets for id in one.over if id in fired}
        lost = {id for id in lost if "title" in fired[id].sets}
        said = {reason["says"] for step in found[0].plan.steps for reason in step.because if reason["rule"] in lost}
        amiss += [(story.name, words) for words in said & {why.rsplit(" (", 1)[0] for why in sheets[story].why}]
    assert not amiss


def test_a_span_that_an_answer_names_is_one_the_sheet_counts(asked, sheets):
    """“No new day a week on” does not stand over a day two days on."""
    amiss = []
    for story in (one for one in STORIES if SPAN.search(one.answer)):
        sheet, of = sheets[story], asked[story][0].plan
        words = " ".join([story.text, *known_lines(story), sheet.summary, *sheet.why, *sheet.besides, *sheet.avoid])
        words += " ".join(reason["says"] for step in of.steps for reason in step.because)
        named = {date.fromisoformat(one) for one in re.findall(r"\d{4}-\d\d-\d\d", str(of.to_dict()))}
        counted = {(day - story.now.date()).days for day in named}
        for span in {span.lower() for span in SPAN.findall(story.answer)}:
            told = {one for one in (*SPANS, "two working days") if one in words.lower()}
            if not {span, *SAME.get(span, ())} & told and SPANS[span] not in counted:
                amiss.append((story.name, span))
    assert not amiss


def test_who_is_to_be_told_can_be_named(asked):
    """What is right to do now has its people among the answers to whom."""
    amiss = []
    for story, found in asked.items():
        what, whom = found[0], next((one for one in found if one.asked == "whom"), None)
        if whom is not None and "others" in what.options and what.judge("others").level == RIGHT:
            told = {other.employer for other in story.case.elsewhere}
            amiss += [] if any(n in words for n in told for words in whom.options.values()) else [story.name]
    assert not amiss


def test_an_offer_line_says_whether_a_day_was_named():
    for story in STORIES:
        for line in known_lines(story):
            assert "They made an offer" not in line or "answer by" in line or "no day" in line, (story.name, line)


def test_a_line_that_a_headline_has_one_send_first_is_among_the_answers(asked):
    found = [found[0] for found in asked.values() if "today that you have their request" in found[0].plan.summary]
    assert len(found) >= 3 and all(what.judge("reply").level == RIGHT for what in found)


def test_an_offer_is_not_answered_beside_the_thanks_for_it(asked):
    """It is decided first: on the day of the thanks the answer is for later."""
    thanks = [found[0] for found in asked.values() if found[0].right == "offer" and "answer" in found[0].options]
    assert len(thanks) >= 10 and {what.judge("answer").level for what in thanks} == {NOT_YET}


def test_nobody_without_an_address_stands_beside_whom_passes_it_on(asked):
    amiss = []
    for story, found in asked.items():
        for one in (one for one in found if one.asked == "whom"):
            ids = {who for key in one.also for who in key.split("+")}
            nowhere = [who for who in map(story.case.contact, ids) if who and not (who.email or who.phone)]
            passed = any(step.through for step in one.kind.now(one.plan))
            amiss += [(story.name, who.id) for who in nowhere if passed]
    assert not amiss
