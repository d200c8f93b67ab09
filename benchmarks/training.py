"""Makes the weights of the sentence classifier again from data/sentences.

    python -m benchmarks.training [--check]

Needs scikit-learn, and only here. Thresholds come from hands that were left out: each sentence is scored by a model
that never saw a sentence of its hand. --check says whether the weights belong to the sentences.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import numpy as np

from benchmarks.sentence_data import Sentence, fingerprint, hands
from followup.messages.reading.features import BUCKETS, features
from followup.messages.reading.labels import COLUMNS, FUNCTIONS, TONES
from followup.messages.reading.weights import KEPT, packed, weights

TONE_STRENGTH, DOES_STRENGTH = 0.03, 4.0  # C of the two regressions
RARENESS = 2.0  # a rare feature tells more of tone than a common one: the power of its inverse frequency
FEWEST = 2  # sentences that a feature stands in
FOLDS = 6
FALSE_ALARMS = {"sure": 0.015, "maybe": 0.04}  # share of good sentences, many of them written to mislead
# Its good sentences were chosen because earlier weights had taken them for faulty: no sample.
CHOSEN = ("evening-class",)
SUREST = -1.5  # log-odds that a function has at least; most sentences do not do it, so even these are odds well raised
FALSE_ELEMENTS = 0.04  # share of sentences that do not do it and are taken to


def main(words: Sequence[str] = ()) -> int:
    """Train, keep the weights and say how good they are; returns the exit status."""
    if "--check" in words:
        fits = weights().about["data"] == fingerprint()
        print("The weights belong to these sentences." if fits else "The sentences changed: run start.py train.")
        return 0 if fits else 1
    try:
        import sklearn  # noqa: F401
    except ImportError:
        print(
            "Training needs scikit-learn; install it for this Python.",
            file=sys.stderr,
        )
        return 1
    sentences = [one for own in hands().values() for one in own]
    matrix = matrix_of(sentences)
    about = thresholds(sentences, left_out_scores(sentences, matrix)) | {"data": fingerprint()}
    rows, scales, biases = rounded(*fitted(matrix, sentences))
    KEPT.write_bytes(packed(rows, about | {"scales": scales, "biases": biases, "sentences": len(sentences)}))
    print(f"{len(sentences)} sentences by {len(hands())} hands: {KEPT.name}, {KEPT.stat().st_size / 1e6:.2f} MB")
    print({name: about[name] for name in ("tone", "left_out")})
    return 0


def matrix_of(sentences: Sequence[Sentence]) -> Any:
    """The features of the sentences, one row each."""
    from scipy.sparse import csr_matrix

    values, columns, ends = [], [], [0]
    for one in sentences:
        held = features(one.text)
        values += held.values()
        columns += held.keys()
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(sentences), BUCKETS))


def fitted(matrix: Any, sentences: Sequence[Sentence]) -> tuple[Any, Any]:
    """Weights and biases of every column: one softmax for the tone, one yes-or-no for each function."""
    from sklearn.linear_model import LogisticRegression

    often = np.flatnonzero(np.bincount(matrix.indices, minlength=BUCKETS) >= FEWEST)
    seen = matrix[:, often]
    names = [one.tone[0] if one.tone else "clean" for one in sentences]
    rare = rareness(seen)
    tone = LogisticRegression(C=TONE_STRENGTH, max_iter=250, tol=1e-4).fit(seen.multiply(rare).tocsr(), names)
    order = [list(tone.classes_).index(name) for name in ("clean", *TONES)]
    parts, biases = [tone.coef_[order] * rare], [tone.intercept_[order]]
    for function in FUNCTIONS:
        does = [function in one.does for one in sentences]
        model = LogisticRegression(C=DOES_STRENGTH, solver="liblinear", tol=1e-2).fit(seen, does)
        parts.append(model.coef_)
        biases.append(model.intercept_)
    coefficients = np.zeros((len(COLUMNS), BUCKETS))
    coefficients[:, often] = np.vstack(parts)
    return coefficients, np.concatenate(biases)


def rareness(matrix: Any) -> Any:
    """How much each feature counts in learning a tone; the weights take it in, so that reading needs no list of it."""
    count = matrix.shape[0]
    often = np.bincount(matrix.indices, minlength=matrix.shape[1])
    return (np.log((1 + count) / (1 + often)) + 1) ** RARENESS


def rounded(coefficients: Any, biases: Any) -> tuple[bytes, list[float], list[float]]:
    """One byte a weight, and the scale of each column."""
    scales = np.abs(coefficients).max(axis=1) / 127
    rows = np.rint(coefficients / scales[:, None]).astype(np.int8).T
    return rows.tobytes(), [float(f"{scale:.6g}") for scale in scales], [float(f"{bias:.6g}") for bias in biases]


def left_out_scores(sentences: Sequence[Sentence], matrix: Any) -> Any:
    """For every sentence the scores of a model that knows no sentence of its hand."""
    names = sorted({one.hand for one in sentences})
    scores = np.zeros((len(sentences), len(COLUMNS)))
    for fold in range(FOLDS):
        out = np.array([names.index(one.hand) % FOLDS == fold for one in sentences])
        coefficients, biases = fitted(matrix[~out], [one for one, o in zip(sentences, out, strict=True) if not o])
        scores[out] = matrix[out] @ coefficients.T + biases
    return scores


def faultiness(scores: Any) -> Any:
    """Log-odds that the tone has any fault, as the package works it out."""
    tones = scores[:, 1 : 1 + len(TONES)]
    most = tones.max(axis=1)
    return most + np.log(np.exp(tones - most[:, None]).sum(axis=1)) - scores[:, 0]


def thresholds(sentences: Sequence[Sentence], scores: Any) -> dict[str, Any]:
    """Where a finding is sure and where it may be, and from where on a sentence is taken to do something."""
    faulty, bad = faultiness(scores), np.array([bool(one.tone) for one in sentences])
    sample = ~bad & np.array([one.hand not in CHOSEN for one in sentences])
    tone = {name: round(float(np.quantile(faulty[sample], 1 - share)), 3) for name, share in FALSE_ALARMS.items()}
    does, left_out = {}, {name: round(float((faulty[bad] >= limit).mean()), 3) for name, limit in tone.items()}
    left_out["at 5 % of all good ones"] = round(float((faulty[bad] >= np.quantile(faulty[~bad], 0.95)).mean()), 3)
    for function in FUNCTIONS:
        is_so = np.array([function in one.does for one in sentences])
        column = scores[:, COLUMNS.index(function)]
        does[function] = max(SUREST, round(float(np.quantile(column[~is_so], 1 - FALSE_ELEMENTS)), 3))
        left_out[function] = round(float((column[is_so] >= does[function]).mean()), 3)
    return {"tone": tone, "does": does, "left_out": left_out, "by_hand": by_hand(sentences, faulty, tone["maybe"])}


def by_hand(sentences: Sequence[Sentence], faulty: Any, limit: float) -> dict[str, list[float]]:
    """For each hand, left out, the share of its faulty sentences that is told, and of its good ones."""
    shares = {}
    for name in sorted({one.hand for one in sentences}):
        for_fault = [(bool(one.tone), f >= limit) for one, f in zip(sentences, faulty, strict=True) if one.hand == name]
        told = [[found for bad, found in for_fault if bad is fault] for fault in (True, False)]
        shares[name] = [round(float(np.mean(one)), 3) if one else 0.0 for one in told]
    return shares


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
