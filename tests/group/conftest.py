"""Hand-ins of invented people, made by numbers alone."""

from random import Random

import pytest

from followup.group import Gathered
from followup.group.hand_in.form import (
    AFTER,
    AtStage,
    Exercises,
    FollowUps,
    HandIn,
    Overdue,
    Promises,
    Replies,
    ThankYous,
    days_of,
)
from followup.rulebook.facts import STAGES

STEPS = ("late-thank-you", "acknowledge-offer", "answer-offer")


def hand_in(number: int, **more) -> HandIn:
    """A hand-in with nothing in it, but what is given."""
    nothing = {
        "token": f"{number:032x}", "year": 2026, "week": 11, "policy": "balanced",
        "thank_yous": ThankYous(on_time=0, late=0, still_time=0, owed=0),
        "follow_ups": FollowUps(email=0, phone=0, post=0, visit=0, other=0),
        "promises": Promises(answered_in_time=0, still_time=0),
    }  # fmt: skip
    return HandIn(**{**nothing, **more})


def random_hand_in(number: int, random: Random) -> HandIn:
    """Whatever one person might hand in."""

    def count():
        return random.choice([0, 0, 0, 1, 2, 5, "20+"])

    def days(most=6):
        found = [random.choice([random.randrange(61), "60+"]) for _ in range(random.randrange(most))]
        return tuple(sorted(found, key=days_of))

    stages = random.sample(STAGES, random.randrange(5))
    return hand_in(
        number,
        stages=tuple(AtStage(stage=stage, cases=random.choice([1, 1, 2, 7, "20+"]), days=days(3)) for stage in stages),
        thank_yous=ThankYous(on_time=count(), late=count(), still_time=count(), owed=count()),
        follow_ups=FollowUps(email=count(), phone=count(), post=0, visit=0, other=count()),
        overdue=tuple(Overdue(step=step, steps=1) for step in random.sample(STEPS, random.randrange(3))),
        replies=tuple(Replies(after=after, answered=days(), waiting=days(), ended=days(2)) for after in AFTER),
        promises=Promises(answered_in_time=count(), still_time=count(), answered_late=days(2), silent_past=days(2)),
        exercises=random.choice([None, Exercises(solved=3, at_once=1)]),
    )


@pytest.fixture
def group():
    """A group of so many people, the same for the same seed."""

    def make(people: int, seed: int = 1) -> Gathered:
        random = Random(seed)
        return Gathered(tuple(random_hand_in(number, random) for number in range(people)))

    return make
