"""An attacker who has everything that is shown, and every rule by which it is made, works out no hidden number."""

from random import Random

import pytest

from followup.group import Gathered, Memory, show, tell
from followup.group.hand_in.form import FollowUps

from .conftest import hand_in

pytest.importorskip("scipy", reason="the attack needs scipy")

from benchmarks import group as attack


@pytest.fixture(scope="module")
def groups():
    random = Random(20261129)
    return [attack.made_up(people, random) for people in range(5, 26) for _ in range(2)]


def test_no_hidden_number_of_a_group_follows_from_what_is_shown(groups):
    assert [cell for one in groups for cell in attack.recovered([tell(one)])] == []
    assert sum(len(attack.hidden_in(tell(one))) for one in groups) > 500, "there is something to hide"


def test_two_looks_a_person_apart_tell_nothing_of_that_person(groups):
    random = Random(7)
    for one in groups:
        assert attack.recovered(attack.two_looks(one, attack.one_apart(one, random))) == set()


def test_the_attack_finds_what_sums_or_a_second_picture_would_give_away(groups):
    """Else finding nothing would say nothing."""
    random = Random(7)
    assert sum(len(attack.recovered([tell(one)], attack.sums_of(one))) for one in groups) > 10
    pairs = [[tell(one), tell(attack.one_apart(one, random))] for one in groups]
    assert sum(len(attack.recovered(pair)) for pair in pairs) > 50


def test_what_the_attacker_takes_for_granted_is_so(groups):
    """The true numbers fit everything that was learned: no bound is wrong, so none hides a recovery."""
    from followup.group.counts import rows_of
    from followup.group.hand_in.form import count_of

    for one in groups:
        known = attack.Knowledge()
        attack._learn(known, tell(one), 0)
        for row in rows_of(one.hand_ins):
            true = {"people": len(row.people), "number": sum(count_of(count) for _, count in row.counts)}
            if row.table == "stuck":
                known.bounds[0, "rest", "stages", row.name] = (len(row.rest),) * 2
            for kind, value in true.items():
                if (cell := (0, kind, row.table, row.name)) in known.bounds:
                    assert known.bounds[cell][0] <= value <= known.bounds[cell][1]
                    known.bounds[cell] = (value, value)
        assert attack._Model(known).solve([], 1)


def phoned(*numbers, times=1):
    return Gathered(tuple(
        hand_in(n, follow_ups=FollowUps(email=0, phone=times, post=0, visit=0, other=0)) for n in numbers
    ))  # fmt: skip


def test_a_folder_is_shown_as_before_until_five_have_changed():
    first = show(phoned(*range(6)), Memory())
    assert first.told.everybody == 6 and first.why == ""
    for more in range(1, 5):
        then = show(phoned(*range(6 + more)), first.memory)
        assert then.told == first.told and "as it was shown before" in then.why and then.memory == first.memory
    fifth = show(phoned(*range(11)), first.memory)
    assert fifth.told.everybody == 11 and fifth.why == ""


def test_one_who_hands_in_again_counts_as_changed():
    first = show(phoned(*range(6)), Memory())
    again = Gathered((*phoned(*range(5)).hand_ins, *phoned(5, times=2).hand_ins))
    assert show(again, first.memory).told == first.told


def test_every_picture_that_was_shown_is_minded_not_only_the_last():
    memory = show(phoned(*range(6)), Memory()).memory
    memory = show(phoned(*range(100, 120)), memory).memory
    then = show(phoned(*range(7)), memory)
    assert then.told.everybody == 6 and then.why


def test_a_memory_is_read_back_as_it_was_and_what_is_odd_is_forgotten():
    from followup.group.shown import memory_from_data, memory_to_data

    memory = show(phoned(*range(6)), Memory()).memory
    data = memory_to_data(memory)
    assert memory_from_data(data) == memory
    assert memory_from_data([{"prints": 3}, {}, {"prints": {}, "told": {}}]) == Memory()
    assert not any(one.token in repr(data) for one in phoned(*range(6)).hand_ins)
