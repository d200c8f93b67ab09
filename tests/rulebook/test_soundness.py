"""What a rulebook is refused for, and that each refusal names file, id, what was seen and what is allowed."""

from __future__ import annotations

import pytest

from followup.case.errors import InputError
from followup.rulebook.loading import default_rulebook, load_rulebook
from followup.rulebook.soundness import LIMITS


def refused(load, *texts):
    with pytest.raises(InputError) as error:
        load(*texts)
    assert len(str(error.value).splitlines()) <= 3
    return str(error.value)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"sources": '["the-cal"]'}, ["sources", "no source has this id: the-cal", "the-call?"]),
        ({"sources": "[]"}, ["names its sources"]),
        ({"advice": '["D99"]'}, ["advice", "no advice has this id: D99"]),
        ({"advice": "[]"}, ["the advice it carries out"]),
        ({"step": '["first-followup"]'}, ["step", "no step has this id: first-followup", "first-follow-up?"]),
        ({"step": None}, ["names its step"]),
        ({"means": '{ instead = ["prepair"] }'}, ["means: instead", "no step has this id: prepair", "prepare?"]),
        ({"means": '{ before = ["let-them-go"] }'}, ["means: before", "no step has this id: let-them-go"]),
        ({"means": '{ copies = ["managr"] }'}, ["means", "unknown slot: managr", "manager?"]),
        ({"means": '{ ways = ["fax"] }'}, ["means.ways", "not one of the allowed words: fax"]),
        ({"means": '{ way = ["post"] }'}, ["means", "unknown key: way", "ways?"]),
        ({"stages": '["folow_up"]'}, ["stages", "not one of the allowed words", "folow_up", "follow_up"]),
        ({"when": '"promse is known"'}, ["when", "unknown fact 'promse'", "promise?"]),
        ({"when": '"first_to is boss"'}, ["when", "never 'boss'", "manager"]),
        ({"sets": '{ template = "follow-up-mail" }'}, ["sets", "no template has this id", "follow-up-email?"]),
        ({"sets": '{ color = "red" }'}, ["sets", "color"]),
        ({"over": '["nobody"]'}, ["over", "no rule has this id: nobody"]),
        ({"read": None}, ["read", "required and missing"]),
        ({"read": '"last year"'}, ["read"]),
        ({"says": None}, ["says", "required and missing"]),
        ({"says": '"Wait until {promis_day}."'}, ["unknown slot: promis_day", "promise_day?"]),
        ({"sets": '{ title = "Write to {whom}" }'}, ["unknown slot: whom"]),
        ({"sorces": '["house"]'}, ["unknown key", "sorces", "sources?"]),
        ({"does": '"suggest"'}, ["does", "not one of the allowed words: suggest", "propose"]),
    ],
)
def test_a_rule_that_is_not_sound_is_refused(laid_over, rule, change, words):
    message = refused(laid_over, rule(**change))
    assert "house0.toml: rule of-ours" in message
    for word in words:
        assert word in message, message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            '[[limit]]\nid = "call_hours"\nhours = ["11:00-10:00"]\nsays = "Ours."\nsources = ["house"]',
            ["limit call_hours", "hours", "10:00-11:00"],
        ),
        (
            '[[limit]]\nid = "call_hours"\nhours = ["ten to eleven"]\nsays = "Ours."\nsources = ["house"]',
            ["not hours of one day"],
        ),
        (
            '[[limit]]\nid = "call_hours"\nvalue = 3\nsays = "Ours."\nsources = ["house"]',
            ["limit call_hours", "hours of the day have hours"],
        ),
        (
            '[[limit]]\nid = "too_late_days"\nvalue = -1\nsays = "Ours."\nsources = ["house"]',
            ["limit too_late_days", "value"],
        ),
        (
            '[[limit]]\nid = "to_late_days"\nvalue = 9\nsays = "Ours."\nsources = ["house"]',
            ["no figure has this id", "too_late_days?"],
        ),
        (
            '[[policy]]\nid = "ours"\nsays = "Ours."\nanswers = { Q1 = "someday" }',
            ["policy ours: answers.Q1", "not an answer", "someday"],
        ),
        (
            '[[policy]]\nid = "ours"\nsays = "Ours."\nanswers = { Q9 = "day-after" }',
            ["policy ours: answers.Q9", "no question", "Q1"],
        ),
        ('[[policy]]\nid = "balanced"\nsays = "Ours."\nanswers = { Q1 = "fixed" }', ["balanced", "every question"]),
        (
            '[[ask]]\nid = "recipient_preferes"\nasks = "?"\nwhy = "?"\nkey = "contacts.prefers"',
            ["ask recipient_preferes", "unknown fact", "recipient_prefers?"],
        ),
        (
            '[[ask]]\nid = "size"\nasks = "How large is {company}?"\nwhy = "?"\nkey = "employer.size"',
            ["ask size", "unknown slot", "company"],
        ),
        ('[[rules]]\nid = "x"', ["unknown kind of entry: rules", "rule"]),
        ('rule = "x"', ["rule", "not a list of tables"]),
        ("[[rule]]\nid = ", ["not well-formed"]),
        ('[[rule]]\nid = "a"\nid = "b"', ["not well-formed"]),
        ('[[rule]]\nid = "with blank"', ["id"]),
    ],
)
def test_other_entries_that_are_not_sound_are_refused(laid_over, text, words):
    message = refused(laid_over, text)
    for word in ["house0.toml" if "balanced" not in words else "policy", *words]:
        assert word in message, message


def test_a_question_needs_the_figures_the_planner_reads(laid_over):
    answer = '[[question]]\nid = "Q1"\nasks = "When?"\n[[question.answer]]\nid = "soon"\nsays = "Soon."\n'
    answer += 'sources = ["house"]\nadvice = ["D1"]\n'
    assert "question Q1: answer soon: after_promise is required" in refused(laid_over, answer)
    answer = answer.replace("Q1", "Q2") + 'value = "boss"\n'
    assert "question Q2: answer soon: value: not one of the allowed words: boss" in refused(laid_over, answer)


def test_an_id_that_stands_twice_in_a_folder_is_refused(laid_over, rule):
    message = refused(laid_over, rule(), rule())
    assert "house1.toml: rule of-ours: this id is taken: also in" in message and "house0.toml" in message


def test_two_rules_that_set_the_same_need_a_winner(laid_over, rule):
    title = '{ title = "Ask them" }'
    one, other = rule(id='"one"', sets=title), rule(id='"other"', sets=title)
    message = refused(laid_over, one, other)
    assert "no winner is declared" in message and 'over = ["' in message
    ours = '"late-thanks-as-follow-up", "somebody-took-over", "their-day-goes-before-the-late-thanks"'
    winner = rule(id='"other"', sets=title, over=f'["one", {ours}]')
    loser = rule(id='"one"', sets=title, over=f"[{ours}]")
    assert laid_over(loser, winner).rules["other"].entry.over[0] == "one"


def test_rules_that_can_never_hold_together_need_no_winner(laid_over, rule):
    title = '{ title = "Ask them" }'
    one = rule(id='"one"', step='["keep-searching"]', stages='["quiet"]', when='"allowed is 1"', sets=title)
    other = rule(id='"other"', step='["keep-searching"]', stages='["quiet"]', when='"allowed is 2"', sets=title)
    assert {"one", "other"} <= set(laid_over(one, other).rules)


def test_the_rulebook_lacks_nothing_the_planner_reads():
    assert {id for kind, id in default_rulebook().entries if kind == "limit"} == set(LIMITS)


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(InputError, match="no such folder of rules"):
        load_rulebook(tmp_path / "none")


@pytest.mark.parametrize("bytes_", [b"\xff\xfe\x00", b"\x80abc", b"a" * 2_000_001, b"=" * 10])
def test_a_file_that_is_no_text_is_refused(tmp_path, bytes_):
    (tmp_path / "odd.toml").write_bytes(bytes_)
    with pytest.raises(InputError, match=r"odd\.toml"):
        load_rulebook(tmp_path)
