"""Learns from labelled messages which words lean to which kind, and writes followup/reading/leanings.bin.

    python -m benchmarks.leanings [MORE.jsonl ...]     learns from data/mails and tests/reading, and from MORE
    python -m benchmarks.leanings --by-hand            leaves each author out; says how many it gets right

Each line of a .jsonl file is {"what": kind or null, "text": message}, with "hand" where it has authors of its own; in a
.txt file of data/mails each "= kind" begins a message. Without MORE it makes the weights that come with the package.
Needs scikit-learn, which nothing else here needs for reading.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from followup.reading.leaning import BUCKETS, FILE, features, packed
from followup.reading.letter import read_letter

NOTHING = "none"  # the kind of a message that tells nothing
ROOT = Path(__file__).resolve().parent.parent
ONE = re.compile(r"^= (?P<kind>\w+)\n(?P<text>.*?)(?=^= |\Z)", re.MULTILINE | re.DOTALL)
FIRM = 4  # how little the weights are held back (scikit-learn's C); chosen by leaving authors out
RARENESS = 0.75  # the power of what is rare; chosen likewise, leaving out all that one writer invented
FOLDS = 8  # parts of the authors that are left out in turn

Row = tuple[str, str]  # kind, text


def hands(more: Iterable[str] = ()) -> dict[str, list[Row]]:
    """Every author's messages by the name of their file."""
    files = [*sorted((ROOT / "data/mails").glob("*.*")), *sorted((ROOT / "tests/reading").glob("*.jsonl")),
             *map(Path, more)]  # fmt: skip
    found: dict[str, list[Row]] = {}
    for path in files:
        for hand, row in _rows(path):
            found.setdefault(hand, []).append(row)
    return found


def _rows(path: Path) -> Iterator[tuple[str, Row]]:
    """Each message with its author: the file, or whom the line names."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".txt":
        yield from ((path.name, (one["kind"], one["text"].strip())) for one in ONE.finditer(text))
    elif path.suffix == ".jsonl":
        for row in map(json.loads, text.splitlines()):
            yield row.get("hand", path.name), (row["what"] or NOTHING, row["text"])


def learn(rows: Sequence[Row]) -> Any:
    """A logistic regression over the features of a message, every kind counting alike.

    What stands in few messages tells more of their kind; the weights take that in, so that reading needs no list of it.
    """
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    matrix = _matrix(rows)
    often = np.bincount(matrix.indices, minlength=BUCKETS)
    rare = (np.log((1 + len(rows)) / (1 + often)) + 1) ** RARENESS
    model = LogisticRegression(C=FIRM, class_weight="balanced", max_iter=500, tol=1e-3)
    model.fit(matrix.multiply(rare).tocsr(), [kind for kind, _ in rows])
    model.coef_ = model.coef_ * rare
    return model


def _matrix(rows: Sequence[Row]) -> Any:
    from scipy.sparse import csr_matrix

    values: list[float] = []
    places: list[int] = []
    begins = [0]
    for _, text in rows:
        held = features(read_letter(text).live)
        places += held.keys()
        values += held.values()
        begins.append(len(places))
    return csr_matrix((values, places, begins), shape=(len(rows), BUCKETS))


def kept(model: Any) -> bytes:
    """The weights as whole numbers from -127 to 127, each kind with the scale that makes them what they were."""
    scales = [max(map(abs, row)) / 127 or 1.0 for row in model.coef_]
    rows = bytes(
        round(float(row[at]) / scale) % 256 for at in range(BUCKETS) for row, scale in zip(model.coef_, scales)
    )
    about = {"kinds": list(model.classes_), "base": [round(float(one), 4) for one in model.intercept_],
             "scales": [round(float(one), 8) for one in scales]}  # fmt: skip
    return packed(about, rows)


def leave_out(known: dict[str, list[Row]]) -> None:
    """Each author's messages as weights tell them that were learned without the author."""
    alike = sorted(known, key=lambda name: (len(known[name]), name))
    total = 0
    for fold in range(FOLDS):
        out = alike[fold::FOLDS]
        model = learn([row for name, many in known.items() if name not in out for row in many])
        for name in out:
            rows = known[name]
            right = sum(kind == guess for (kind, _), guess in zip(rows, model.predict(_matrix(rows))))
            total += right
            print(f"{name}: {right} of {len(rows)}")
    print(f"all: {total} of {sum(map(len, known.values()))}")


def main(arguments: list[str]) -> None:
    by_hand = "--by-hand" in arguments
    known = hands(one for one in arguments if not one.startswith("--"))
    if by_hand:
        return leave_out(known)
    rows = [row for many in known.values() for row in many]
    FILE.write_bytes(kept(learn(rows)))
    print(f"{len(rows)} messages by {len(known)} hands, {FILE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
