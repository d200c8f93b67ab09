"""Drafts that nobody else sends: wordings, lengths, strengths in order, and two letters to one company that differ."""

import re
from itertools import combinations

import pytest

from followup.case.errors import InputError
from followup.case.names import untitled
from followup.messages.drafting import draft
from followup.messages.review import check
from followup.messages.speaking import breaths, how_long, seconds, words_said
from followup.messages.variety import strongest_first
from followup.rulebook.loading import default_rulebook
from tests.messages.review.cases import TOLD, after, invented_case, made, simple_case

BOOK = default_rulebook()
TO_SEVERAL = ("thank-you-email", "thank-you-card", "late-thank-you", "follow-up-email")
ANYBODYS = re.compile(
    r"^(I look forward to hearing from you|Thank you (again )?for your (time|consideration)|I remain (very )?"
    r"interested|Please (do not|don't) hesitate|I am confident|I believe I (am|would be)|It was a pleasure)[^,;]*\.$"
)


def answers(interview):
    return [point.answer for point in interview.open_points]


def sentences(body, *names):
    """The sentences of a body between greeting and closing, without the names by which any two letters differ."""
    for name in names:
        for word in sorted([name, *untitled(name)], key=len, reverse=True):
            body = body.replace(word, "·")
    inner = "\n\n".join(body.split("\n\n")[1:-1])
    return [one for one in re.split(r"(?<=[.?])\s+", inner) if one]


@pytest.mark.parametrize("template", TO_SEVERAL)
def test_two_interviewers_of_one_company_read_different_letters(template):
    """At most a third of one letter's sentences stands in the other; a sentence of the candidate's own is no sentence
    of ours."""
    for seed in range(30):
        case = invented_case(seed)
        both = [made(template, case, after(case, days=9), to=who, checked=False).body for who in ("p0", "p1")]
        names = [contact.name for contact in case.contacts]
        own = {
            text.rstrip(".") + "." for i in case.interviews for text in (*i.fit, *answers(i), *i.topics, *i.went_well)
        }
        one, other = ([s for s in sentences(body, *names) if s not in own] for body in both)
        shared = len(set(one) & set(other)) / min(len(one), len(other))
        assert shared <= 1 / 3, (seed, shared, set(one) & set(other))


@pytest.mark.many
@pytest.mark.parametrize("template", sorted(BOOK.templates))
def test_each_wording_says_it_in_other_words(template):
    case = invented_case(2)
    first = made(template, case, after(case, days=9), to="p0", checked=False)
    if first.wordings > 1:
        bodies = [
            made(template, case, after(case, days=9), to="p0", wording=n, checked=False).body
            for n in range(first.wordings)
        ]
        assert all(one != other for one, other in combinations(bodies, 2))


def test_the_same_wording_is_the_same_text():
    case = invented_case(3)
    for n in (0, 1, 7):
        one, other = (made("thank-you-email", case, after(case, days=1), wording=n) for _ in range(2))
        assert one == other


@pytest.mark.parametrize("template", ("thank-you-email", "thank-you-card", "late-thank-you", "follow-up-email"))
def test_no_sentence_is_one_that_every_applicant_sends(template):
    """Two of three sentences name something that only this case has."""
    for seed in range(12):
        case = invented_case(seed)
        drafted = made(template, case, after(case, days=9), to="p1", wording=seed % 3, checked=False)
        said = sentences(drafted.body)
        facts = [case.employer.name, case.role.title, TOLD["gone_person"], *(str(d) for d in range(1, 32))]
        facts += [re.sub(r"^(the|a|my|I) | ?\.$", "", t, flags=re.I) for i in case.interviews
                  for t in (*i.topics, *i.fit, *answers(i), *i.went_well)]  # fmt: skip
        specific = [one for one in said if any(fact.lower() in one.lower() for fact in facts)]
        assert not [one for one in said if ANYBODYS.match(one) and one not in specific][1:], said
        assert len(specific) * 2 >= len(said), (seed, said)


def test_a_short_draft_is_shorter_and_still_has_all_it_needs():
    for seed in range(8):
        case = invented_case(seed)
        usual, short = (
            made("thank-you-email", case, after(case, hours=2), to="p0", length=one) for one in ("usual", "short")
        )
        assert words_said(short.body) < words_said(usual.body) and not short.findings
    with pytest.raises(InputError, match="usual"):
        draft(simple_case(), "thank-you", now=after(simple_case(), hours=2), length="shrt")


def test_strengths_that_bear_on_the_talk_come_first_then_those_with_a_figure():
    fits = ("patience", "a habit of data cleaning", "six years of SQL", "forecasts for two hospitals")
    assert strongest_first(fits, ["staffing forecasting"], "Data analyst") == (
        "forecasts for two hospitals", "a habit of data cleaning", "six years of SQL", "patience")  # fmt: skip
    assert strongest_first(fits, [], "Nurse")[0] == "six years of SQL"


def test_the_old_fashioned_read_a_formal_letter():
    maria = {"id": "maria", "name": "Maria Lopez", "is": "hiring_manager", "email": "m@n.example"}
    tom = {"id": "tom", "name": "Tom Okafor", "is": "hr"}
    case = simple_case(contacts=[{**maria, "style": "traditional"}, tom])
    drafted = made("thank-you-email", case, after(case, hours=2), to="maria")
    assert drafted.body.startswith("Dear Maria Lopez,") and "\nSincerely,\n" in drafted.body


def test_scripts_are_said_in_time():
    limits = {"follow-up-voicemail": 40, "follow-up-reception": 15}
    for template, most in limits.items():
        assert BOOK.templates[template].max_seconds == most
        for seed in range(25):
            case = invented_case(seed)
            for n in range(2):
                drafted = made(template, case, after(case, days=9), to=("p0", "p1")[seed % 2], wording=n, checked=False)
                assert seconds(drafted.body) <= most, (seed, drafted.body)


def test_a_script_that_takes_too_long_is_found_where_the_time_is_over():
    words = (
        "Hello Maria, this is Priya Raman. Thank you for our talk, I am still very interested. My number is 555 0142. "
    )
    text = words + "I would be glad to hear from you soon, one way or the other. " * 9
    found = [f for f in check(text, simple_case(), "first-follow-up", to="maria", template="follow-up-voicemail")
             if f.code == "too-long"]  # fmt: skip
    assert found and words_said(text[: found[0].start]) == 100
    brief = "Hello, this is Priya Raman, following up on a meeting with Maria Lopez. My number is 555 0142. Thank you."
    for text, late in (
        (brief, False),
        (brief + " I would be very glad if she could call me back this week. " * 5, True),
    ):
        codes = {
            f.code for f in check(text, simple_case(), "first-follow-up", to="maria", template="follow-up-reception")
        }
        assert ("too-long" in codes) is late


def test_a_minute_has_150_words():
    assert seconds("word " * 150) == 60 and seconds("") == 0 and seconds("word") == 1
    assert how_long("word " * 300) == "about 2 minutes"


def test_breath_lines_are_short_and_lose_nothing():
    for seed in range(10):
        case = invented_case(seed)
        body = made("thank-you-email", case, after(case, hours=2), checked=False).body
        lines = breaths(body)
        assert "Dear J." not in lines and "Dear Dr." not in lines
        assert " ".join(lines).split() == body.split()
        assert max(len(line.split()) for line in lines) <= 11
