"""How well a message is read: precision and recall by category, false alarms on good notes, milliseconds a check.

    python -m benchmarks.messages [NOTES] [--show | --memory COUNT]

NOTES: a file with one labelled note a line (JSON: text, kind, locale, context, defects), or a folder of TOML files
of the same structure. Without it: shared notes beside the project where there are any, else its own small set.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from followup.case.case import Case
from followup.case.case_file import load_case
from followup.messages.reading import read_sentence
from followup.messages.reading.labels import TONES
from followup.messages.reading.weights import KEPT, weights
from followup.messages.review import Finding, check, language, second_reader

from . import messages_memory

ROOT = Path(__file__).resolve().parents[1]
PLACES = (ROOT.parent / "shared" / "messages" / "notes.jsonl", ROOT / "tests" / "messages" / "review" / "notes")
KINDS = {
    "thank_you_email": ("thank-you", "thank-you-email"),
    "thank_you_card": ("thank-you-card", "thank-you-card"),
    "follow_up_email": ("first-follow-up", "follow-up-email"),
    "second_follow_up": ("second-follow-up", "second-follow-up"),
    "info_followup": ("thank-you", "thank-you-email"),
    "rejection_reply": ("thank-after-rejection", "thank-after-rejection"),
    "voicemail_script": ("first-follow-up", "follow-up-voicemail"),
    "call_script": ("first-follow-up", "follow-up-call"),
    "receptionist_message": ("first-follow-up", "follow-up-reception"),
    "withdrawal": ("confirm-in-writing", "withdrawal"),
    "acceptance": ("answer-offer", "acceptance"),
    "decline": ("answer-offer", "decline"),
    "late_thank_you": ("late-thank-you", "late-thank-you"),
    "reply_no_decision": ("reply-no-decision", "reply-no-decision"),
    "offer_acknowledgement": ("acknowledge-offer", "offer-acknowledgement"),
    "feedback_request": ("ask-for-feedback", "feedback-request"),
}
TONE = frozenset(TONES)
LANGUAGE = frozenset(("spelling", "grammar", "doubled-word", "punctuation"))
LENGTH = frozenset(("too-long", "long-paragraph", "too-many-asks", "stock-phrase"))
FAMILIES = {
    "spelling": LANGUAGE,
    "grammar": LANGUAGE,
    "tone": TONE,
    "name": frozenset(("wrong-name",)),
    "date": frozenset(("wrong-date",)),
    "placeholder": frozenset(("placeholder",)),
    "forbidden": frozenset(("job-detail",)),
    "length": LENGTH,
    "readability": LENGTH,
}
PASSES = 3  # of which the fastest is taken


def main(words: Sequence[str] | None = None) -> int:
    """Print the tables; returns the exit status."""
    parser = argparse.ArgumentParser(prog="start.py bench-messages", description=__doc__.splitlines()[0])
    parser.add_argument("notes", nargs="?", type=Path, help="a file or folder of labelled notes")
    parser.add_argument("--show", action="store_true", help="also what was missed and what was told without need")
    parser.add_argument("--memory", type=int, metavar="COUNT", help="only what is held after so many unlike messages")
    args = parser.parse_args(words)
    where = args.notes or next((place for place in PLACES if place.exists()), PLACES[-1])
    notes = list(read(where))
    print(f"{len(notes)} notes, {sum(len(note['defects']) for note in notes)} marked defects: {where.name}")
    if args.memory:
        print(f"the second half added {messages_memory.grow(notes, args.memory, checked):+.0f} MB")
        return 0
    report(notes, "with everything that is installed here", args.show)
    if second_reader.available():
        without(lambda: report(notes, "without the extras", False))
    tell_model()
    return 0


def tell_model() -> None:
    """The classifier of sentences: its size, its speed, and what it finds in hands that were left out of training."""
    text, begun = "I would be glad to hear from you about the position of analyst.", perf_counter()
    for _ in range(100):
        read_sentence.__wrapped__(text)
    about = weights().about
    took, size = (perf_counter() - begun) * 10, KEPT.stat().st_size / 1e6
    print(f"\nsentences: {size:.2f} MB, {took:.2f} ms a sentence; found in hands that were left out:")
    print(", ".join(f"{name} {share:.0%}" for name, share in about["left_out"].items()))
    print(f"{'left-out hand':<20}{'faulty, told':>14}{'good, told':>12}")
    for name, (recall, false) in about.get("by_hand", {}).items():
        print(f"{name:<20}{recall:>14.0%}{false:>12.0%}")


def read(where: Path) -> Iterable[dict[str, Any]]:
    """The labelled notes of a file or folder."""
    if where.is_dir():
        for path in sorted(where.glob("*.toml")):
            yield from tomllib.loads(path.read_text(encoding="utf-8"))["note"]
        return
    yield from (json.loads(line) for line in where.read_text(encoding="utf-8").splitlines() if line.strip())


def without(run: Any) -> None:
    """Run with the extras switched off."""
    linter, second_reader._linter = second_reader._linter, lambda spelling: None
    try:
        run()
    finally:
        second_reader._linter = linter


def report(notes: Sequence[dict[str, Any]], how: str, show: bool) -> None:
    found = {note["id"]: checked(note) for note in notes}
    print(f"\n{how}: {language.says_what_is_read()}")
    rows(notes, found)
    clean = [note for note in notes if not note["defects"]]
    false = [(note, one) for note in clean for one in found[note["id"]]]
    folded = sum(one.severity == "hint" for _, one in false)
    share = len(false) / max(1, len(clean))
    print(f"false findings in {len(clean)} clean notes: {len(false)} ({share:.2f} a note), {folded} of them hints")
    times = sorted(milliseconds(note) for note in notes)
    slow = times[int(len(times) * 0.95)]
    print(f"a check takes {statistics.median(times):.1f} ms (median), {slow:.1f} ms (95th percentile)")
    if show:
        tell(notes, found)


def checked(note: dict[str, Any]) -> tuple[Finding, ...]:
    step, template = KINDS.get(note["kind"], ("first-follow-up", "follow-up-email"))
    return check(note["text"], case_of(note), step, template=template)


def milliseconds(note: dict[str, Any]) -> float:
    best = float("inf")
    for _ in range(PASSES):
        begun = perf_counter()
        checked(note)
        best = min(best, perf_counter() - begun)
    return best * 1000


def case_of(note: dict[str, Any]) -> Case:
    """The case that a note's context describes."""
    context, british = note["context"], note.get("locale") == "en-GB"
    interview: dict[str, Any] = {"round": 1, "with": ["them"]}
    interview["at"] = f"{context['interview_date']}T10:00:00Z"
    if question := context.get("open_question"):
        interview["open_points"] = [question]
    return load_case(
        {
            "candidate": {"name": context["candidate"]},
            "employer": {
                "name": context["company"],
                "timezone": "Europe/London" if british else "America/New_York",
                "country": "GB" if british else "US",
            },
            "role": {"title": context["role"]},
            "contacts": [{"id": "them", "name": context["interviewer"], "is": "hiring_manager"}],
            "interviews": [interview],
        }
    )


def answers(defect: dict[str, Any], one: Finding) -> bool:
    """Whether a finding is of this defect: of its family, and at its place."""
    family, _, which = defect["category"].partition(":")
    if family == "missing":
        return one.code == f"missing-{MISSING.get(which, which)}"
    if family == "name" and one.code == "spelling":
        return False
    near = defect["end"] is None or (one.start < defect["end"] + 2 and defect["start"] < one.end + 2)
    return near and one.code in FAMILIES[family]


MISSING = {"interview_date": "date", "full_name": "full-name", "request_update": "request", "next_step": "request"}


def rows(notes: Sequence[dict[str, Any]], found: dict[str, tuple[Finding, ...]]) -> None:
    marked: dict[str, int] = defaultdict(int)
    hit: dict[str, int] = defaultdict(int)
    right: dict[str, int] = defaultdict(int)
    told: dict[str, int] = defaultdict(int)
    for note in notes:
        for defect in note["defects"]:
            for name in {defect["category"].partition(":")[0], "all"}:
                marked[name] += 1
                hit[name] += any(answers(defect, one) for one in found[note["id"]])
        for one in found[note["id"]]:
            for name in {family_of(one), "all"}:
                told[name] += 1
                right[name] += any(answers(defect, one) for defect in note["defects"])
    print(f"{'category':<14}{'marked':>8}{'found':>8}{'recall':>8}{'told':>8}{'right':>8}{'precision':>11}")
    for name in [*sorted(set(marked) - {"all"}), "all"]:
        share = f"{right[name] / told[name]:.0%}" if told[name] else "-"
        recall = hit[name] / marked[name]
        print(f"{name:<14}{marked[name]:>8}{hit[name]:>8}{recall:>8.0%}{told[name]:>8}{right[name]:>8}{share:>11}")


def family_of(one: Finding) -> str:
    if one.code.startswith("missing-"):
        return "missing"
    if one.code in ("doubled-word", "punctuation"):
        return "grammar"
    if one.code in TONE:
        return "tone"
    return {"wrong-name": "name", "wrong-date": "date", "job-detail": "forbidden", "too-long": "length",
            "long-paragraph": "length", "too-many-asks": "length"}.get(one.code, one.code)  # fmt: skip


def tell(notes: Sequence[dict[str, Any]], found: dict[str, tuple[Finding, ...]]) -> None:
    for note in notes:
        for defect in note["defects"]:
            if not any(answers(defect, one) for one in found[note["id"]]):
                print(
                    f"missed  {note['id']} {defect['category']}: {note['text'][defect['start'] : defect['end']][:70]!r}"
                )
        for one in found[note["id"]]:
            if not any(answers(defect, one) for defect in note["defects"]):
                print(f"without need  {note['id']} {one.code}: {note['text'][one.start : one.end][:70]!r} ({one.says})")


if __name__ == "__main__":
    raise SystemExit(main())
