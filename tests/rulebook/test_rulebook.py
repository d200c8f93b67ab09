"""The rulebook: every row of the advice with its sources, what is refused and how, and folders laid over it."""

from __future__ import annotations

import re
from datetime import date

import pytest

import followup
from followup.case.errors import InputError
from followup.house_rules.domains import ALWAYS_KNOWN, ONLY_IN, TRUE_OR_UNKNOWN
from followup.rulebook.facts import FACTS
from followup.rulebook.loading import default_rulebook, load_rulebook

# Which source says what; a source that holds otherwise stands in AGAINST.
SAYS = {
    "five-ways": "A4 D4 D7 E7 E8 F1 F4 F5 H4",
    "foolproof": "A1 A2 A5 B1 B4 B8 B10 B11 D1 E1 E3 E6 E7 F3 I1 K1",
    "now-what": "A3 B1 B2 B3 B4 B5 B6 B7 B8 B9 B10 B11 C1 C2 C3 D4 D5 D6 D8 G1 G2 H1 H2 I2 K2 L4 L17",
    "the-call": "A2 D1 D2 E2 E4 E5 E6 E7 E12 H2 H3 I3",
    "readers": "A3 B2 B12 D2 E11 I1 J3 L2",
    "hr-first": "B11 D3 D9 E9 E10 E12 F1 F2",
    "house": "G3 J1 J2 J3 J4 L1 L2 L3 L4 L5 L6 L7 L8 L9 L10 L11 L12 L13 L14 L15 L16 L17 L18",
}
AGAINST = {"foolproof": "D9", "the-call": "D9", "readers": "D9"}
NUMBERS = {"A": 5, "B": 12, "C": 3, "D": 9, "E": 12, "F": 5, "G": 3, "H": 4, "I": 3, "J": 4, "K": 2, "L": 18}
POLICIES = {
    "balanced": "day-after whoever-knows as-they-like two as-they-are never",
    "five-ways": "patient manager email two as-they-are by-appointment",
    "foolproof": "with-grace manager phone one as-they-are never",
    "now-what": "day-after manager email two both never",
    "the-call": "day-after manager phone two as-they-are never",
    "hr-first": "fixed hr phone two as-they-are never",
    "early-bird": "before-it-closes manager as-they-like two as-they-are never",
}
ADVISED_BY = {
    "Q1": {
        "day-after": "the-call",
        "with-grace": "foolproof",
        "before-it-closes": "readers",
        "fixed": "hr-first",
        "patient": "five-ways",
    },
    "Q2": {
        "hr": "hr-first readers",
        "manager": "five-ways foolproof now-what the-call readers",
        "whoever-knows": "house readers",
    },
    "Q3": {
        "phone": "foolproof the-call hr-first",
        "email": "five-ways now-what hr-first readers",
        "as-they-like": "foolproof",
    },
    "Q4": {"one": "foolproof", "two": "the-call now-what"},
    "Q5": {"email": "now-what", "handwritten": "readers", "as-they-are": "foolproof hr-first", "both": "now-what"},
    "Q6": {"never": "foolproof", "by-appointment": "five-ways"},
}
# What is in it.


def test_every_row_of_the_advice_is_there_in_its_order():
    assert list(default_rulebook().advice) == [f"{a}{n}" for a, most in NUMBERS.items() for n in range(1, most + 1)]


def test_every_row_has_its_sources():
    advice = default_rulebook().advice
    for source, ids in SAYS.items():
        assert [id for id, row in advice.items() if source in row.sources] == sorted(
            ids.split(), key=list(advice).index
        ), source
    for source, ids in AGAINST.items():
        assert set(ids.split()) <= {id for id, row in advice.items() if source in row.against}


def test_the_sources_are_the_five_texts_the_readers_the_house_and_public_pages():
    sources = default_rulebook().sources
    pages = {id for id, source in sources.items() if source.address}
    assert set(sources) - pages == {*SAYS, "a-founders-count"}  # read as a newsletter, whose page is gone
    assert {id for id, source in sources.items() if source.read is None} == {"house"}
    assert {id for id, source in sources.items() if source.read_again} == {*pages, "a-founders-count"}


def test_every_question_has_every_answer_and_who_advises_it():
    questions = default_rulebook().questions
    assert {q: {a.id: set(a.sources) for a in question.answer} for q, question in questions.items()} == {
        q: {answer: set(sources.split()) for answer, sources in answers.items()} for q, answers in ADVISED_BY.items()
    }


@pytest.mark.parametrize("name", POLICIES)
def test_every_policy_gives_its_answers(name):
    policy = default_rulebook().policy(name)
    assert [policy.answers[f"Q{n}"].id for n in range(1, 7)] == POLICIES[name].split()


def test_there_is_no_policy_of_another_name():
    assert set(default_rulebook().policies) == set(POLICIES)
    with pytest.raises(InputError, match=r"policy: no policy has this name: balance \(allowed: balanced\?"):
        default_rulebook().policy("balance")


def test_every_rule_was_read_on_a_day_and_says_one_thing_calmly():
    for rule in default_rulebook().rules.values():
        assert date(2026, 11, 22) <= rule.entry.read <= date.today()
        assert rule.entry.says.endswith((".", ".)")) and "!" not in rule.entry.says


def test_a_figure_of_the_house_says_so():
    for limit in (e.value for (kind, _), e in default_rulebook().entries.items() if kind == "limit"):
        if limit.sources == ("house",):
            assert "our figure" in limit.says, limit.id


def test_every_fact_that_may_be_unknown_to_the_candidate_has_a_question():
    """A rule may hang on what the case file lacks; then the plan must be able to ask for it."""
    book = default_rulebook()
    told = {
        "promise",
        "recipient_prefers",
        "interview_format",
        "interviewer_style",
        "size",
        "in_ontario",
        "interview_day",
        "own_phone",
        "talk_told",
        "word_told",
        "note_told",
        "interviewing_elsewhere",
        "task_is",
        "unsure",
    } | TRUE_OR_UNKNOWN
    hung_on = {
        fact
        for rule in book.rules.values()
        for fact in rule.condition.facts
        if fact in told
        and (fact in rule.condition.missing or rule.condition.text.replace(f"{fact} is unknown", "").count(fact))
    }
    assert hung_on == set(book.asks)
    assert set(ONLY_IN) | ALWAYS_KNOWN <= set(FACTS)


def test_the_ontario_note_names_the_regulation_its_day_and_that_it_is_ours():
    note = default_rulebook().rules["ontario-answers-within-45-days"]
    assert note.entry.sources == ("o-reg-476-24", "house")
    for words in ("476/24", "Employment Standards Act, 2000", "1 January 2026", "45 days", "25 people", "our advice",
                  "28 November 2026", "no legal advice"):  # fmt: skip
        assert words in note.entry.says


def test_the_regulation_says_where_it_stands_when_it_was_read_and_when_to_read_it_again():
    law = default_rulebook().sources["o-reg-476-24"]
    assert "476/24" in law.title and "Employment Standards Act, 2000" in law.title
    assert law.address == "https://www.ontario.ca/laws/regulation/240476"
    assert law.read == date(2026, 11, 28) < law.read_again


# A counselor's own folder.

CASE = {
    "candidate": {"name": "Priya Raman"},
    "employer": {"name": "Northwind Clinics", "timezone": "America/Chicago", "country": "US", "has_hr": False},
    "role": {"title": "Data analyst"},
    "contacts": [
        {
            "id": "maria",
            "name": "Maria Lopez",
            "is": "hiring_manager",
            "email": "m@northwind.example",
            "phone": "+1 312 555 0100",
        }
    ],
    "interviews": [{"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": ["maria"]}],
    "events": [
        {"at": "2026-03-04T18:00:00-06:00", "kind": "sent", "what": "thank_you", "channel": "email", "to": "maria"}
    ],
}
NOW = "2026-03-12T12:00:00-05:00"


def plan(book, **how):
    from datetime import datetime

    case = followup.load_case(CASE)
    return followup.plan(case, now=datetime.fromisoformat(NOW), rulebook=book, **how)


def test_a_rule_of_ones_own_joins_in(laid_over, rule):
    book = laid_over(rule(says='"We at the center like {to} to hear from you."'))
    said = plan(book).step("first-follow-up").because
    assert {"rule": "of-ours", "says": "We at the center like Maria Lopez to hear from you."}.items() <= next(
        reason.items() for reason in said if reason["rule"] == "of-ours"
    )


def test_a_rule_takes_the_place_of_the_one_with_its_id(laid_over, rule):
    book = laid_over(rule(id='"one-email-is-enough"', does='"avoid"', step=None, says='"Just one."', advice='["F3"]'))
    assert "Just one." in [reason["says"] for reason in plan(book).avoid]
    ((before, after),) = book.replaced
    assert before.value.id == after.value.id == "one-email-is-enough"
    assert before.file.startswith("rules/stages/follow_up")


def test_a_policy_of_ones_own_takes_what_it_leaves_out_from_balanced(laid_over):
    answers = '{ Q1 = "with-grace", Q5 = "handwritten" }'
    book = laid_over(f'[[policy]]\nid = "ours"\nsays = "Ours."\nsources = ["house"]\nanswers = {answers}\n')
    answers = {q: answer.id for q, answer in book.policy("ours").answers.items()}
    assert answers == {
        "Q1": "with-grace",
        "Q2": "whoever-knows",
        "Q3": "as-they-like",
        "Q4": "two",
        "Q5": "handwritten",
        "Q6": "never",
    }
    assert plan(book, policy="ours").step("first-follow-up").opens.isoformat() == "2026-03-16T09:00:00-05:00"


def test_hours_of_ones_own_move_the_windows(laid_over):
    book = laid_over('[[limit]]\nid = "call_hours"\nhours = ["13:30-14:00"]\nsays = "Ours."\nsources = ["house"]\n')
    opens = plan(book, policy="the-call").step("first-follow-up").opens
    assert opens.isoformat() == "2026-03-11T13:30:00-05:00"


def test_a_template_of_ones_own_takes_the_place_of_the_one_with_its_id(laid_over, tmp_path):
    ours = default_rulebook().templates["second-follow-up"]
    from followup.rulebook.loading import HERE

    text = (HERE / "templates" / "second-follow-up.toml").read_text("utf-8")
    book = laid_over(re.sub(r"(?m)^says = .*$", 'says = "The center\'s own."', text, count=1))
    assert book.templates["second-follow-up"].says == "The center's own." != ours.says


def test_our_own_rulebook_stays_as_it_was(laid_over, rule):
    before = list(default_rulebook().rules)
    laid_over(rule())
    assert list(default_rulebook().rules) == list(load_rulebook().rules) == before


def test_the_last_folder_wins(rule, tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.toml").write_text(rule(says=f'"From {name}."'), "utf-8")
    assert load_rulebook(tmp_path / "a", tmp_path / "b").rules["of-ours"].entry.says == "From b."
    assert load_rulebook(tmp_path / "b", tmp_path / "a").rules["of-ours"].entry.says == "From a."


# Whose word it is.

OURS = re.compile(r"\b(ours|our (rule|figures?|advice|reading|hours|words|view|addition|order))\b")


def test_what_calls_itself_ours_has_the_house_among_its_sources():
    for (kind, id), entry in default_rulebook().entries.items():
        texts = [getattr(entry.value, key, "") or "" for key in ("says", "why", "keep")]
        if kind not in ("policy", "template") and any(map(OURS.search, texts)):
            assert "house" in entry.value.sources, (kind, id)


def test_nothing_on_offers_rests_on_the_heading_that_its_source_left_empty():
    for (kind, id), entry in default_rulebook().entries.items():
        if "J1" in getattr(entry.value, "advice", ()):
            assert "foolproof" not in entry.value.sources, (kind, id)
