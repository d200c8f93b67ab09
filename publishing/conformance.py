"""The readable page of the accessibility report, made of its data: start.py accessibility."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from .criteria import AA, NAMES, A
from .pins import ROOT

REPORT = ROOT / "docs" / "accessibility" / "openacr.yaml"
PAGE = ROOT / "docs" / "accessibility" / "conformance.md"
LEVELS = ("supports", "partially-supports", "does-not-support", "not-applicable", "not-evaluated")
CHAPTERS = {"success_criteria_level_a": A, "success_criteria_level_aa": AA}
OURS, LAB = "web", "authoring-tool"


class Answer(NamedTuple):
    """What the report says of one criterion: its number, whose part (a component), level and remark."""

    num: str
    part: str
    level: str
    notes: str

    @property
    def tests(self) -> list[str]:
        """The tests it names, as pytest does: path::name."""
        return re.findall(r"`(tests/[\w/]+\.py::\w+)`", self.notes)


def read_report() -> dict[str, Any]:
    """The report's data as they stand in the file."""
    found: dict[str, Any] = yaml.safe_load(REPORT.read_text(encoding="utf-8"))
    return found


def answers(report: dict[str, Any], chapter: str) -> Iterator[Answer]:
    """Each answer of a chapter, in its order."""
    for criterion in report["chapters"][chapter]["criteria"]:
        for part in criterion["components"]:
            said = part["adherence"]
            yield Answer(criterion["num"], part["name"], said["level"], said["notes"].strip())


def page() -> str:
    """The report as Markdown: how it was found, counts by level, a table for each chapter, JupyterLab apart."""
    report = read_report()
    every = {chapter: list(answers(report, chapter)) for chapter in CHAPTERS}
    lines = [
        "<!-- made by `python3 start.py accessibility` from openacr.yaml: change that -->",
        f"# {report['title']}",
        f"Version {report['product']['version']}, {report['report_date']}. WCAG 2.2, levels A and AA. "
        "The same as data: [openacr.yaml](openacr.yaml), in the format of OpenACR.",
        *report["notes"].strip().split("\n"),
        f"How: {report['evaluation_methods_used'].strip()}",
        "## Counts",
        _counts(every),
    ]
    for chapter, name in zip(CHAPTERS, ("Level A", "Level AA"), strict=True):
        lines += [f"## {name}", _table([one for one in every[chapter] if one.part == OURS])]
    theirs = [one for found in every.values() for one in found if one.part == LAB]
    lines += ["## In JupyterLab itself", _table(theirs)]
    return "\n\n".join(line for line in lines if line) + "\n"


def _counts(every: dict[str, list[Answer]]) -> str:
    counted = {c: Counter(one.level for one in found if one.part == OURS) for c, found in every.items()}
    rows = [f"| {_words(level)} | {' | '.join(str(counted[one][level]) for one in CHAPTERS)} |" for level in LEVELS]
    return "\n".join(["| level | A | AA |", "|---|---|---|", *rows])


def _table(found: list[Answer]) -> str:
    rows = [f"| {one.num} {NAMES[one.num]} | {_words(one.level)} | {_remark(one)} |" for one in found]
    return "\n".join(["| criterion | level | remark and evidence |", "|---|---|---|", *rows])


def _words(level: str) -> str:
    return level.replace("-", " ")


def _remark(answer: Answer) -> str:
    """Names of tests in it are broken at their path, so that a narrow page can hold them."""
    return " ".join(answer.notes.split()).replace("::", "` `")


def main() -> int:
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
