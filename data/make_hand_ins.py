"""Writes the hand-ins of an invented group, each from an invented search of its own:  python data/make_hand_ins.py

Nobody in it exists. The same files each time; the tokens are made from numbers, where a real one is random.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from benchmarks.one_search import one_search  # noqa: E402
from followup.group.example import FOLDER  # noqa: E402
from followup.group.hand_in import HandIn, count_up, file_name, to_bytes  # noqa: E402
from followup.journal.example import TOLD_AT  # noqa: E402

PEOPLE, SEED = 14, 20260312
POLICIES = ("balanced", "balanced", "foolproof", "the-call", "hr-first")


def main() -> None:
    """Write them where the package looks for them."""
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("hand-in-*.json"):
        path.unlink()
    for made in hand_ins():
        (FOLDER / file_name(made)).write_bytes(to_bytes(made))
    print(f"{FOLDER.name}: {PEOPLE} hand-ins of invented people")


def hand_ins() -> Iterator[HandIn]:
    """One for each person of the group."""
    random = Random(SEED)
    for number in range(PEOPLE):
        cases = one_search(random.randrange(4, 15), now=TOLD_AT, seed=SEED + number)
        solved = random.randrange(18)
        practice = (solved, random.randrange(solved + 1)) if solved else None
        yield count_up(
            {case.id: case for case in cases}, now=TOLD_AT, token=token(number), policy=random.choice(POLICIES),
            practice=practice,
        )  # fmt: skip


def token(number: int) -> str:
    return blake2b(f"invented {number}".encode(), digest_size=16).hexdigest()


if __name__ == "__main__":
    main()
