"""Learns from labelled messages which words lean to which kind, and writes followup/reading/leanings.json.

    python -m benchmarks.leanings tests/reading/messages.jsonl tests/reading/sentences.jsonl ...

Each line of a file is {"what": kind or null, "text": message}. Names are left out: a word counts that stands in two
messages at least. Needs scikit-learn, which nothing else here needs for reading.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from followup.reading.leaning import FILE, words_of
from followup.reading.letter import read_letter

NOTHING = "none"  # the kind of a message that tells nothing


def learn(texts: list[str], kinds: list[str]) -> dict[str, object]:
    """Weights of a logistic regression over words, each word's already multiplied by how rare it is."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    vectors = TfidfVectorizer(analyzer=words_of, sublinear_tf=True, min_df=2)
    model = LogisticRegression(C=10, class_weight="balanced", max_iter=3000).fit(vectors.fit_transform(texts), kinds)
    words = {
        word: [round(float(vectors.idf_[at]), 3), *(round(float(weight), 2) for weight in model.coef_[:, at])]
        for word, at in sorted(vectors.vocabulary_.items())
    }
    return {"kinds": list(model.classes_), "base": [round(float(one), 3) for one in model.intercept_], "words": words}


def main(paths: list[str]) -> None:
    rows = [json.loads(line) for path in paths for line in Path(path).read_text(encoding="utf-8").splitlines()]
    made = learn([read_letter(row["text"]).live for row in rows], [row["what"] or NOTHING for row in rows])
    FILE.write_text(json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(rows)} messages, {len(made['words'])} words")  # type: ignore[arg-type]


if __name__ == "__main__":
    main(sys.argv[1:])
