"""Labels of the waiting line never lie on each other: those that are near stand on levels, sooner on a phone."""

from datetime import date, timedelta

import pytest

from followup.panels.case.waiting_line import APART, Mark, _height, _levels

BEGINS = date(2026, 3, 2)


class Scale:
    """A line of a hundred days: a day is a hundredth of it."""

    def at(self, day):
        return (day - BEGINS).days


def levels(apart, *days):
    marks = [Mark(BEGINS + timedelta(days=day), "yours", "write") for day in days]
    return [level for _, level in _levels(marks, Scale(), apart)]


@pytest.mark.parametrize("apart", APART)
@pytest.mark.parametrize("days", [(0, 10, 20), (0, 30, 60), (0, 5, 95), (0, 45, 90), (0, 0, 0)])
def test_two_labels_on_one_level_are_so_far_apart(apart, days):
    placed = sorted(zip(levels(apart, *days), days, strict=True))
    for (level, day), (other, later) in zip(placed, placed[1:], strict=False):
        assert level != other or later - day >= apart


def test_what_fits_at_a_desk_stands_on_two_levels_on_a_phone_and_takes_their_room():
    desk, phone = APART
    assert levels(desk, 0, 30) == [0, 0] and levels(phone, 0, 30) == [0, 1]
    assert _height("fu", [(None, 0), (None, 2)]) == "fu-rows-3"
