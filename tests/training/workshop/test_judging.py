"""A card says one thing: its headline, its right answers, what it calls wrong and whom it sets apart agree."""

import re
from datetime import datetime, timedelta
from html import unescape

import pytest

from followup.case.case_file import load_case
from followup.planning.headline import headline_day
from followup.planning.phrases import is_left_for_tomorrow
from followup.planning.planner import plan
from followup.planning.said import day_words, people
from followup.training.actions import ACTIONS
from followup.training.beside import headline_begins
from followup.training.practice import NOT_YET, POSSIBLE, RIGHT, WRONG, Exercise, Situation
from followup.training.workshop.card_sheets import card_pages
from followup.training.workshop.known import known_lines
from followup.training.workshop.questions import ASKED, OPEN, Question
from followup.training.workshop.session import sessions
from followup.training.workshop.stories import YES_OR_NO, our_stories, twelve

pytestmark = pytest.mark.slow  # every story under every policy
STORIES = our_stories()
CASES = pytest.mark.parametrize("story", STORIES, ids=lambda one: one.name)
ALONE = ("keep-searching", "let-it-rest")
HELD_BACK = re.compile(r"\bonce (?:they|you|their)|in writing, before|which of the two")  # not to be answered yet
NO_DAY = re.compile(r"^Answer once|when you next write")
HAS_ONE_DO = re.compile(r"(?:^|[.;:] )(?:Ask|Write|Answer|Call|Ring|Thank|Email|Tell|Send(?! nothing))\b")
WONDERS = re.compile(r"\byou (?:keep |now )?(?:wonder|ask yourself)", re.IGNORECASE)
QUOTED = re.compile(r"“[^”]*”")
WAY_WORDS = {"phone": re.compile(r"\b(?:call|ring)\b", re.IGNORECASE), "email": re.compile(r"\bemail\b", re.IGNORECASE)}


def told_first(of):
    """The step the first sentence names, found by its words."""
    words = {}
    for step in [one for one in of.steps if not one.aside] or of.steps:
        told = step.set_by_rules("title") or step.usual(step.kind.title) or step.id
        words.setdefault(told.split("{")[0].strip(" ,;:").lower(), step)
    said = of.summary.lower()
    for answer in filter(None, (step.set_by_rules("answer") for step in of.steps)):
        said = said.removeprefix(answer.lower())  # to what is asked, as "tell the others": no step yet
    found = [(said.index(told), -len(told), step) for told, step in words.items() if told and told in said]
    return min(found, key=lambda one: one[:2], default=(0, 0, None))[2]


def to_be_done(of):
    """What a reader of the plan would do now, read without the code that judges; where all of it is for later, that."""
    rules = [rule.entry for step in of.steps for rule in step.rules]
    enough = [rule.entry for rule in of.fired if rule.entry.does == "avoid"]
    gone = {id for rule in (*rules, *enough) for id in rule.means.instead}  # another stands in their place
    steps = [step for step in of.steps if step.id not in ALONE and step.id not in gone]
    return [step for step in steps if step.status != "later"] or steps


def answers(kind, of, first=False):
    """Every answer to the question that stands in a plan; first: without what it only allows beside its own."""
    for step in (step for step in to_be_done(of) if not (first and step.aside)):
        waits = step.advised is not None and headline_day(step) > of.as_of.date()  # a kinder day is told
        if kind == "what-now" and step.status != "later" and not waits and not HELD_BACK.search(step.heading):
            yield from (key for key, (_, ids) in ACTIONS.items() if step.id in ids)
        elif kind == "how" and step.channel:
            yield step.channel
            yield from (way for way, words in WAY_WORDS.items() if words.search(step.heading))
        elif kind == "how" and step.id == "ask-before-leaving":
            yield "visit"
        elif kind == "whom" and step.channel:
            yield from step.to
        elif kind == "when" and step.channel and step.windows and not waits and not NO_DAY.search(step.heading):
            start = step.windows[0][0]
            yield (max(start, of.as_of) if start else of.as_of).date().isoformat()


def test_the_headline_the_card_and_what_now_are_about_one_step(asked):
    for story, found in asked.items():
        first, *others = found
        step = told_first(first.plan)
        if first.open or first.step is None or step is None or step.id in ("find-contact", *ALONE):
            continue
        assert first.step is step, story.name
        keys = {key for key, (_, ids) in ACTIONS.items() if step.id in ids}
        assert first.right in keys | {"wait", "ready", "reach", "letter", *headline_begins(step)}, story.name
        assert {(s.id, s.to) for one in others if (s := one.kind.reach(one.plan))} <= {(step.id, step.to)}, story.name


def test_the_day_of_the_headline_is_right(asked):
    for story, found in asked.items():
        of = found[0].plan
        for one in (one for one in found if one.asked == "when"):
            days = {datetime.fromisoformat(key).date() for key in one.rights}
            said = re.search(r"(?:[Ww]ait until|Then, on|Next: .*?,|hours?:) ", of.summary)
            tomorrow = (of.as_of + timedelta(days=1)).date()
            if said and said[0].startswith(("Wait", "wait", "Then")):
                assert any(of.summary[said.end() :].startswith(day_words(of, day)) for day in days), story.name
            elif "Next:" in of.summary:
                assert any(day_words(of, day) in of.summary.split("Next:")[1] for day in days), story.name
            elif is_left_for_tomorrow(one.step) and "tomorrow or the day after" in of.summary:
                assert days == {tomorrow, tomorrow + timedelta(days=1)}, story.name
            elif of.summary.endswith(", today."):
                assert days == {of.as_of.date()}, story.name


def test_what_is_asked_before_you_leave_is_asked_in_the_talk_on_its_day(asked):
    talks = {story: found for story, found in asked.items() if "notice" in found[0].rights}
    assert len(talks) >= 4
    for story, found in talks.items():
        talk = min((one for one in story.case.interviews if one.over_at >= story.now), key=lambda one: one.at)
        right = {one.asked: one.rights for one in found}
        if len(found) == 1:
            continue  # something else goes first
        assert right["how"] == ["visit"] and right["when"] == [talk.over_at.date().isoformat()], story.name


def test_no_answer_that_the_plan_proposes_is_called_wrong(asked):
    for story, found in asked.items():
        for one in found:
            proposed = set(answers(one.asked, one.plan)) & set(one.options)
            wrong = {key for key in proposed if one.judge(key).level == WRONG}
            assert not wrong, (story.name, one.asked, [one.options[key] for key in wrong], one.options[one.right])


def test_what_the_plan_has_for_a_later_day_is_no_mistake(asked):
    told = 0
    for story, found in asked.items():
        of = found[0].plan
        coming = [s for s in of.steps if s.status == "later" and not s.comes_too_late]
        later = {key for s in coming for key, (_, ids) in ACTIONS.items() if s.id in ids}
        for key in (later & set(found[0].options)) - {"wait", "rest"}:
            level, gone = (
                found[0].judge(key).level,
                {id for s in of.steps for r in s.rules for id in r.entry.means.instead},
            )
            told += level == NOT_YET
            assert level != WRONG or {s.id for s in of.steps if s.id in ACTIONS[key][1]} <= gone, (story.name, key)
    assert told >= 60


def test_a_sheet_says_yes_or_no_once(asked):
    """The story's own question is answered; what the plan answers is another question, and left out beside it."""
    for story, found in asked.items():
        said = story.headline(found[0].plan)
        ours, theirs = (YES_OR_NO.match(words) for words in (story.answer, said))
        assert not (ours and theirs) or (ours[0] == "Yes") == (theirs[0] == "Yes"), story.name
        assert found[0].plan.summary.endswith(said), story.name


def test_no_source_is_set_against_an_answer_it_gives_itself(asked, theirs):
    for story, found in asked.items():
        for one in found:
            against = [name for key, names in one.followers.items() if key != one.right for name in names]
            agree = [name for name in against if one.right in set(answers(one.asked, theirs[story][name], first=True))]
            if one.asked == "when":  # nor is the day of another
                agree = [name for name in agree if any(s.id == one.step.id and s.status != "later"
                                                       for s in theirs[story][name].steps)]  # fmt: skip
            if one.asked == "whom":  # nor is whoever another message goes to
                agree = [name for name in agree if one.right in own_people(theirs[story][name], one.step)]
            if one.asked == "how":  # the way of another message is no answer to this one
                agree = [name for name in agree if one.right in own_ways(theirs[story][name], told_first(one.plan))]
            assert not agree, (story.name, one.asked, agree)


def own_people(of, step):
    """Whom the very step that a card's headline names goes to, in another plan."""
    return {who for one in of.steps if one.id == step.id and not one.aside for who in one.to}


def own_ways(of, step):
    """The ways of the very step that a card's headline names, in another plan."""
    return {one.channel for one in of.steps if step is None or one.id == step.id}


def test_who_disagrees_says_what_their_plan_does_for_the_same_step(asked, theirs):
    """Nobody is said to write on a day, in a way or to somebody that is another step's, or to do another thing."""
    for story, found in asked.items():
        for one in (one for one in found if not one.open and one.step is not None):
            ids = next(ids for _, ids in ACTIONS.values() if one.step.id in ids)
            known = {key for key, (_, of_it) in ACTIONS.items() if of_it & ids} | {"wait", "rest", "none", "letter"}
            for key, names in one.followers.items():
                if key == one.right or not names:
                    continue
                if one.asked == "what-now":
                    does = {key for name in names if (step := told_first(theirs[story][name])) is not None
                            for key, (_, of_it) in ACTIONS.items() if step.id in of_it}  # fmt: skip
                    assert key in known | does, (story.name, key, names)
                else:
                    kept = [name for name in names if any(s.id in ids for s in theirs[story][name].steps)]
                    assert key == "none" or kept == names, (story.name, one.asked, names)


def test_whoever_acts_on_a_later_day_is_not_set_against_waiting_and_whoever_acts_today_is_not_shown_waiting(
    asked, theirs
):
    for story, found in asked.items():
        what = found[0]
        today = story.now.date()
        for key, names in what.followers.items():
            for name in (
                names if what.right == "wait" and not what.open and key not in ("wait", "rest", "ready") else ()
            ):
                assert headline_day(told_first(theirs[story][name])) <= today, (story.name, name, key)
            for name in names if key == "wait" and what.right != "wait" else ():
                step = told_first(theirs[story][name])
                assert step is None or step.status == "later" or headline_day(step) > today, (story.name, name)


def test_no_source_is_said_to_be_wrong(asked):
    for story, found in asked.items():
        for one in found:
            wrong = [key for key, names in one.followers.items() if names and one.judge(key).level == WRONG]
            assert not wrong, (story.name, one.asked, wrong)


def test_no_way_is_right_for_which_no_address_is_known(asked):
    """A number or an address that is not known is at most to be found out."""
    for story, found in asked.items():
        by = {one.asked: one for one in found}
        if "how" in by and "visit" not in by["how"].rights:
            steps = by["how"].kind.now(by["how"].plan)
            whom = [story.case.contact(who) for step in steps for who in (step.through, *step.to) if who]
            known = {way for way in ("email", "phone") if any(c is None or getattr(c, way) for c in whom)}
            if any(rule.entry.means.main_number for step in steps for rule in step.rules):
                known.add("phone")  # of the house
            told = {key for key in (*by["how"].rights, *by["how"].also) if key in ("email", "phone")}
            assert told <= known, (story.name, told)


def test_tomorrow_or_the_day_after_is_not_today(asked):
    told = {story: found for story, found in asked.items() if "tomorrow or the day after" in found[0].plan.summary}
    assert len(told) >= 5
    for story, found in told.items():
        what, when = found[0], found[1]
        days = [(story.now + timedelta(days=n)).date().isoformat() for n in (0, 1, 2)]
        assert when.rights == days[1:] and days[0] not in when.also, story.name
        assert what.judge("wait").level != WRONG, story.name


def test_who_stands_in_is_asked_today_where_the_one_to_ask_is_away_for_long(asked):
    found = [found for found in asked.values() if "stands in for" in found[0].plan.summary]
    assert found and all([one.right for one in of] == ["reach"] for of in found)


def test_nobody_is_a_right_answer_whose_address_is_still_to_be_found(asked):
    for story, found in asked.items():
        ways = next((one.rights for one in found if one.asked == "how"), [])
        for one in (one for one in found if one.asked == "whom" and "visit" not in ways and "post" not in ways):
            for who in {who for key in one.rights for who in key.split("+")}:
                contact = story.case.contact(who)
                assert contact is None or contact.email or contact.phone, (story.name, who)
                sought = {id for step in one.plan.steps for id in step.made.find if step is one.step}
                assert who not in sought or who == one.step.through, (story.name, who)


def test_where_the_headline_names_no_step_there_is_one_question_and_no_mark(asked):
    quiet = [found for found in asked.values() if found[0].open]
    assert len(quiet) >= 15
    for (one,) in quiet:
        assert not HAS_ONE_DO.search(one.plan.summary), one.story.name
        assert {one.judge(key).level for key in one.options} == {OPEN}
        assert one.story.name not in twelve()
        page = card_pages([one.story])
        assert page.count("<small>") == 1 and "<dl" not in page and one.story.headline(one.plan) in unescape(page)


def test_every_question_a_story_asks_is_answered_on_its_sheet():
    for story in STORIES:
        assert bool(story.question) == bool(story.answer), story.name
        told = QUOTED.sub("", story.text)
        own = [words.split(": ")[-1].strip() for words in re.findall(r"[^.?!“”]+\?", told)]
        missing = [words for words in own if words.lower()[-30:] not in story.question.lower()]
        assert not missing, (story.name, missing)
        assert story.question or not WONDERS.search(story.text), story.name
        if story.answer:
            sheet = unescape(card_pages([story], cards=False))
            assert story.question in sheet and story.answer in sheet, story.name


def test_the_cards_a_session_names_are_among_the_twelve_and_differ(asked):
    by_number = {story.number: story for story in STORIES}
    for session in sessions().values():
        for item in session.items:
            for number in map(int, re.findall(r"card (\d+)", item.exercise)):
                assert by_number[number].name in twelve(), (session.id, number)
                assert any(one.differs for one in asked[by_number[number]]), (session.id, number)


def test_a_talk_that_was_called_off_is_told_as_it_stands():
    for story in STORIES:
        lines = known_lines(story)
        off = [one for one in story.case.interviews if not one.held]
        assert bool(off) == any("It did not take place." in line for line in lines), story.name
        if off:
            assert sum("They invited you" in line for line in lines) < 2, story.name
        assert not any(line.endswith(("?.", "..", "!.")) for line in lines), story.name


# the same of cases that are no story of ours

PEOPLE = {
    "ana": {"id": "ana", "name": "Ana Ruiz", "is": "hiring_manager", "email": "ana@example.org"},
    "ben": {
        "id": "ben",
        "name": "Ben Osei",
        "is": "interviewer",
        "email": "ben@example.org",
        "phone": "+1 312 555 0100",
    },
    "cy": {"id": "cy", "name": "Cy Moran", "is": "interviewer"},
}


THANKED = {"kind": "sent", "what": "thank_you", "to": "ana", "channel": "email"}


def question(kind, people, now, events=(), **more):
    """A question about a talk of Tuesday 12 May, 10 to 11 in Chicago, with these people; events: on that evening."""
    told = {
        "candidate": {"name": "You"},
        "employer": {"name": "Alder Works", "timezone": "America/Chicago", "country": "US"},
        "role": {"title": "Buyer"},
        "contacts": [PEOPLE[one] for one in people],
        "interviews": [
            {"round": 1, "at": datetime.fromisoformat("2026-05-12T10:00:00-05:00"),
             "ends": datetime.fromisoformat("2026-05-12T11:00:00-05:00"), "with": list(people), **more}
        ],
        "events": [{**one, "at": datetime.fromisoformat("2026-05-12T18:00:00-05:00")} for one in events],
    }  # fmt: skip
    return Exercise(Situation("own", "", "", kind, datetime.fromisoformat(now), load_case(told)), "balanced")


def test_each_of_two_people_is_a_right_answer():
    one = question("whom", ["ana", "ben"], "2026-05-12T14:00:00-05:00", format="in_person")
    assert one.right == "ana+ben" and one.judge("ana+ben").level == RIGHT
    assert {one.judge(key).level for key in ("ana", "ben")} == {POSSIBLE}  # neither wrong nor all of it


def test_whoever_has_no_address_is_neither_right_nor_wrong():
    one = question("whom", ["ana", "cy"], "2026-05-12T14:00:00-05:00", format="in_person")
    assert one.rights == ["ana"] and one.judge("cy").level not in (RIGHT, WRONG)


def test_a_call_beside_the_email_can_be_made_too_and_a_visit_cannot():
    one = question("how", ["ben"], "2026-05-12T14:00:00-05:00", format="in_person")
    assert one.right == "email" and one.judge("phone").level != WRONG and one.judge("visit").level == WRONG


@pytest.mark.parametrize(("format", "way"), [("in_person", "visit"), ("video", "visit"), ("phone", "phone")])
def test_before_you_leave_is_asked_where_the_talk_is(format, way):
    one = question("how", ["ana"], "2026-05-11T14:00:00-05:00", format=format)
    assert one.rights == [way]


def test_a_kinder_day_is_the_right_one_and_today_can_be_done_too(book):
    one = question("when", ["ana"], "2026-05-20T09:30:00-05:00", [THANKED], promised_days=7)
    of = plan(one.situation.case, now=one.situation.now, rulebook=book)
    assert one.options[one.right].lower().removeprefix("tomorrow, ") in of.summary.lower()
    assert "Wait until" in of.summary and one.judge("2026-05-20").level != WRONG


def test_there_are_four_questions_and_the_names_stand_on_each(asked):
    assert all([one.asked for one in found] in (list(ASKED), list(ASKED)[:1]) for found in asked.values())
    assert all(isinstance(one, Question) for found in asked.values() for one in found)
    assert people(asked[STORIES[0]][0].plan, ("hr",))


@pytest.mark.parametrize(("name", "ways"), [
    ("thanks-by-hand-in-vienna", ["email", "post"]), ("ten-days-since-your-email", ["email", "phone"]),
    ("a-letter-is-all-that-is-left", ["post"]),
])  # fmt: skip
def test_every_way_the_headline_names_is_right(stories, book, name, ways):
    assert Question(stories[name], "how", rulebook=book).rights == ways


# what reasons and headlines allow beside the step


def marks(asked, name, kind):
    """Each answer of a story's question in words, with its mark."""
    one = next(one for story, found in asked.items() if story.name == name for one in found if one.asked == kind)
    return {words: one.judge(key).level for key, words in one.options.items()}


WRONG_WAY = re.compile(r"^(?:Ring first|Ring in office hours|Quickest by phone)|\bring or write today\b")


def test_no_call_that_a_reason_asks_for_is_called_wrong(asked):
    told = 0
    for story, found in asked.items():
        for one in (one for one in found if one.asked == "how"):
            says = [reason["says"] for step in one.kind.alike(one.plan) for reason in step.because]
            if any(WRONG_WAY.search(words) for words in says) and any(c.phone for c in story.case.contacts):
                told += 1
                assert one.judge("phone").level != WRONG, story.name
    assert told >= 4


def test_what_a_headline_has_one_do_first_is_right_too(asked):
    assert marks(asked, "ill-on-the-eve", "what-now")["Let them know today what has come up"] == RIGHT
    for name in ("an-offer-with-a-week", "an-offer-and-a-better-one-open-in-buenos-aires"):
        assert marks(asked, name, "what-now")["Write to the other employers, with your news or your answer"] == RIGHT
    for name in ("she-asked-whether-you-still-want-it", "the-other-one-did-not-turn-up"):
        assert marks(asked, name, "what-now")["Call or write, as they asked"] == RIGHT


def test_an_answer_of_theirs_is_not_right_weeks_later_and_one_left_for_the_weekend_is_on_monday(asked):
    late = marks(asked, "rung-back-and-nobody-there", "when")
    assert late["Thursday, April 30"] == WRONG and late["Monday, April 20"] != WRONG
    assert marks(asked, "the-agent-says-they-took-it-back", "when")["Monday 15 June"] != WRONG
    assert marks(asked, "asked-which-holds-and-no-word-yet", "when")["Monday, April 20"] != WRONG  # once they have said
    assert marks(asked, "come-by-on-thursday-he-said", "what-now")["Stop by, as they said that you may"] == RIGHT


MONTHS = "January February March April May June July August September October November December".split()
NAMED_DAY = re.compile(rf"(\d+) ({'|'.join(MONTHS)})|({'|'.join(MONTHS)}) (\d+)")


def test_a_day_on_which_an_answer_has_one_write_is_that_of_the_plan():
    """Not the first allowed one, where the plan tells of a kinder one."""
    for story in (one for one in STORIES if NAMED_DAY.search(one.answer)):
        of = story.plan()
        words = [of.summary, story.text, *known_lines(story), *(step.heading for step in of.steps)]
        words += [reason["says"] for step in of.steps for reason in step.because]
        days = {window[0].date() for s in of.steps if s.waits_until is None for window in s.windows if window[0]}
        days |= {event.starts for event in story.case.events if event.starts}
        told = " ".join([*words, *(day_words(of, day) for day in days)])
        for day, month, other, number in NAMED_DAY.findall(story.answer):
            says = f"{day} {month}" if day else f"{other} {number}"
            assert says in told, (story.name, says)
