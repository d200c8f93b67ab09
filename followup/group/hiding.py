"""Which numbers about a group are said, and the word that stands for one that is not.

No sum is ever shown, so that none can be taken apart. A word leaves two possible numbers at least, whatever stands
beside it: where it would not, it is BESIDE, which says nothing.
"""

from __future__ import annotations

from .hand_in.form import COUNT_MOST

LEAST = 5
FEW = f"fewer than {LEAST}"
NEARLY = "nearly all"  # who is left is fewer than five
BESIDE = "not shown"  # anything between one and all
SMALL = LEAST + 3  # of fewer people, "nearly all" is one number or two


def word_for(people: int, everybody: int) -> str | None:
    """Why that many of everybody is not said, or None where it may be: 0, all, or five with five others left."""
    if people in (0, everybody) or LEAST <= people <= everybody - LEAST:
        return None
    if everybody < SMALL:
        return BESIDE
    return FEW if people < LEAST else NEARLY


def word_for_part(part: int, whole: int, rest: int, everybody: int) -> str | None:
    """The same for people who are among those of another row; rest: whoever of that row has something left beside.

    Both rows stand there, so what they have apart is about five people too, or nothing. Which of the two was too small
    is not said.
    """
    said = word_for(part, everybody)
    if said == NEARLY:
        return said
    return BESIDE if said or (part and whole and 0 < rest < LEAST) else None


def may_be_counted(number: int, people: int, everybody: int) -> bool:
    """Whether what these people have together (messages, cases) may be said.

    Each has one at least and COUNT_MOST + 1 at most: beside "nearly all" it must leave open how many they are.
    """
    said = word_for(people, everybody)
    if said is None:
        return True
    return said == NEARLY and everybody - 1 <= number <= (COUNT_MOST + 1) * max(LEAST, everybody - LEAST + 1)
