"""A kept answer is the answer a fresh plan gives, at any moment before it is said to end."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.varied_cases import varied_cases
from followup import load_case, plan
from followup.group.cohort.answers import answer_of, lasts_until, thresholds
from followup.rulebook.loading import default_rulebook
from tests.amount import examples
from tests.contract import strategies

BOOK = default_rulebook()
FAR = timedelta(days=400)


def holds(case, now, policy, later, book=BOOK):
    """Whether the answer of `now` is still that of `later`; None where it does not say so."""
    kept, lasts = answer_of(case, now, policy, book)
    if not now.timestamp() <= later.timestamp() < lasts:
        return None
    return kept == answer_of(case, later, policy, book)[0]


def moments_after(case, now, draw):
    """Moments at which something may change, just before the end that was said, and any."""
    near = [mark for mark in strategies.landmarks(case) if mark > now]
    steps = [timedelta(0), timedelta(seconds=-1), timedelta(microseconds=1)]
    if near and draw(st.booleans()):
        return draw(st.sampled_from(near)) + draw(st.sampled_from(steps))
    return now + timedelta(seconds=draw(st.integers(0, 120 * 86_400)))


@examples(120)
@given(st.data())
def test_a_kept_answer_is_what_a_fresh_plan_says(data):
    kinds = data.draw(st.sampled_from([strategies.WAITING, strategies.ALL_KINDS]))
    mapping, now, policy = data.draw(strategies.moments(kinds=kinds, at_least_one=False))
    case = load_case(mapping)
    for _ in range(6):
        later = moments_after(mapping, now, data.draw).astimezone(UTC)
        assert holds(case, now, policy, later) in (True, None), (later, answer_of(case, now, policy, BOOK))


@examples(50)
@given(strategies.moments(kinds=strategies.ALL_KINDS))
def test_it_holds_up_to_the_last_moment_before_its_end(asked):
    mapping, now, policy = asked
    case = load_case(mapping)
    lasts = answer_of(case, now, policy, BOOK)[1]
    end = datetime.fromtimestamp(min(lasts, (now + FAR).timestamp()), UTC) - timedelta(microseconds=5)
    if end > now:
        assert holds(case, now, policy, end)


@pytest.mark.slow
@pytest.mark.parametrize("days_before", [0, 20])
def test_a_night_after_night_walk_sees_what_fresh_plans_see(days_before):
    for case, start, policy in varied_cases(40):
        first = min((held.at for held in case.interviews), default=start)
        now = (first if days_before else start) - timedelta(days=days_before)
        kept, lasts = answer_of(case, now, policy, BOOK)
        for _ in range(24 * 45 // 5):
            now += timedelta(hours=5)
            if now.timestamp() >= lasts:
                kept, lasts = answer_of(case, now, policy, BOOK)
            assert kept == answer_of(case, now, policy, BOOK)[0], (case.id, now)


@pytest.mark.slow
def test_most_answers_last_longer_than_a_night():
    asked = varied_cases(300)
    long = [lasts_until(plan(c, now=now, policy=p)) > (now + timedelta(days=1)).timestamp() for c, now, p in asked]
    assert sum(long) > 0.7 * len(long)


@pytest.mark.parametrize(("fact", "condition"), [
    ("days_waiting", "days_waiting > 33"), ("days_waiting", "days_waiting is 33"),
    ("days_waiting", "days_waiting is one of 12, 33"), ("days_since_interview", "days_since_interview >= 33"),
])  # fmt: skip
@pytest.mark.many
def test_a_counselor_s_own_rule_that_counts_days_ends_an_answer(laid_over, rule, fact, condition):
    book = laid_over(rule(
        id='"of-ours"', does='"propose"', step='["share-news"]', stages='["quiet", "waiting", "follow_up"]',
        when=f'"{condition}"',
    ))  # fmt: skip
    assert 33 in thresholds(book, fact) and not thresholds(BOOK, fact)
    seen = set()
    for case, now, policy in varied_cases(40):
        for hours in range(0, 24 * 40, 13):
            later = now + timedelta(hours=hours)
            seen.add(holds(case, now, policy, later, book))
    assert seen == {True, None}


def test_past_what_the_calendar_knows_it_is_asked_again_each_time():
    case = load_case({
        "candidate": {"name": "P"}, "employer": {"name": "E", "timezone": "Asia/Riyadh", "country": "SA"},
        "role": {"title": "R"}, "contacts": [{"id": "a", "name": "A", "is": "hr", "email": "a@e.example"}],
        "interviews": [{"round": 1, "at": "2099-12-20T10:00:00+03:00", "with": ["a"]}],
    })  # fmt: skip
    now = datetime(2099, 12, 30, tzinfo=UTC)
    answer, lasts = answer_of(case, now, "balanced", BOOK)
    assert lasts <= now.timestamp()
    assert answer.stage == "unknown" or lasts == now.timestamp()
