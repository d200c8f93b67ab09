"""Which numbers about a group are said, and the word that stands for one that is not.

No sum is ever shown, so that none can be taken apart. A word leaves two possible numbers at least, whatever stands
beside it: where it would not, it is BESIDE, which says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from .hand_in.form import COUNT_MOST

LEAST = 5
FEW = f"fewer than {LEAST}"
NEARLY, OVER_HALF = "nearly all", "more than half"  # who is left is fewer than five
MANY = (NEARLY, OVER_HALF)
NEARLY_FROM = 0.8  # the least share of a group that is called nearly all of it
BESIDE = "not shown"  # anything between one and all
SMALL = LEAST + 3  # of fewer people, a word for the larger part is one number or two


def word_for(people: int, everybody: int) -> str | None:
    """Why that many of everybody is not said, or None where it may be: 0, all, or five with five others left."""
    if people in (0, everybody) or LEAST <= people <= everybody - LEAST:
        return None
    if everybody < SMALL:
        return BESIDE
    return FEW if people < LEAST else many_of(everybody)


def many_of(everybody: int) -> str:
    """The word for whoever is all but fewer than five. It hangs on the size of the group alone, so it tells no more."""
    return NEARLY if everybody - LEAST + 1 >= NEARLY_FROM * everybody else OVER_HALF


def bounds_told(words: Iterable[str], everybody: int) -> str:
    """What the words among these stand for, in a sentence; "" where there is none."""
    least = {FEW: 1, many_of(everybody): max(LEAST, everybody - LEAST + 1)}
    most = {FEW: LEAST - 1, many_of(everybody): everybody - 1}
    here = set(words)
    told = [f"“{word}” stands for {least[word]} to {most[word]} of {everybody}" for word in least if word in here]
    return f"{' and '.join(told)}." if told else ""


def word_for_part(part: int, whole: int, rest: int, everybody: int) -> str | None:
    """The same for people who are among those of another row; rest: whoever of that row has something left beside.

    Both rows stand there, so what they have apart is about five people too, or nothing. Which of the two was too small
    is not said.
    """
    said = word_for(part, everybody)
    if said in MANY:
        return said
    return BESIDE if said or (part and whole and 0 < rest < LEAST) else None


def may_be_counted(number: int, people: int, everybody: int) -> bool:
    """Whether what these people have together (messages, cases) may be said.

    Each has one at least and COUNT_MOST + 1 at most: beside a word for the larger part it must leave open how many
    they are.
    """
    said = word_for(people, everybody)
    if said is None:
        return True
    return said in MANY and everybody - 1 <= number <= (COUNT_MOST + 1) * max(LEAST, everybody - LEAST + 1)
