"""draft and check: a message for a step, and a look at one that the candidate wrote."""

from __future__ import annotations

import argparse
import dataclasses
import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..case.case import Case
from ..case.clock import FIXED_BY
from ..case.errors import InputError, Problem
from ..case.event_words import name_of
from ..journal.files import read_file
from ..planning.language import in_their_words
from .across import known_case, one_message, plans_beside
from .chosen import (
    Chosen,
    add_command,
    add_options,
    as_json,
    choose_case,
    choose_now,
    choose_policy,
    choose_rulebook,
)
from .plainer import as_plainer
from .words import read_number

if TYPE_CHECKING:
    from ..rulebook.book import Rulebook

MOST_BYTES = 1_000_000  # a longer file is no message
SAID = re.compile(rb"^content-type:[^\n]*(?:\n[ \t][^\n]*)?charset=\"?([\w-]{2,30})", re.IGNORECASE | re.MULTILINE)
LANGUAGE = "Language: "  # begins a line that belongs to no letter
MOST_WORDINGS = 1_000_000  # after the last comes the first again


def add_commands(commands: Any) -> None:
    """Put these commands under `followup`."""
    draft = add_command(commands, "draft", run_draft, "a message for a step, made of the case's facts")
    draft.add_argument("case", metavar="CASE", help="a case file, or the id of a case in the journal")
    add_options(draft, "now", "policy", "json", "journal", "rules")
    draft.add_argument("--wording", metavar="N", default="0", help="another wording: 1, 2, ...")
    draft.add_argument("--length", metavar="LENGTH", default="usual", help="usual (default) or short")
    draft.add_argument("--register", metavar="REGISTER", help="formal, plain or modern (default: as fits the person)")
    draft.add_argument("--neutral", action="store_true", help="leave out that you want the job")
    check = add_command(commands, "check", run_check, "look over a message; exit status 1 if it has errors")
    check.add_argument("message", metavar="MESSAGE", help="a text file; - reads standard input")
    check.add_argument("--case", metavar="CASE", required=True, help="a case file, or the id of a case in the journal")
    check.add_argument("--plainer", action="store_true", help="instead: idioms and long sentences, with plainer words")
    add_options(check, "now", "json", "journal", "rules")
    for command in (draft, check):
        command.add_argument("--step", metavar="STEP", required=True, help="the id of a step, such as thank-you")
        command.add_argument("--to", metavar="CONTACT", help="the contact it goes to (default: the step's first)")
        command.add_argument("--template", metavar="NAME", help="another template than the step's own")


def run_draft(args: argparse.Namespace) -> str:
    from ..messages.drafting import draft

    wording = read_number(args.wording, "followup draft --wording", MOST_WORDINGS, least=0)
    chosen = choose_case(args.case, args)
    rulebook, now = choose_rulebook(args), choose_now(args, chosen.scenario)
    policy = choose_policy(args, chosen, rulebook)
    case = known_case(chosen, now)
    made = draft(
        case,
        args.step,
        now=now,
        policy=policy,
        to=args.to,
        also=_also(chosen, args, now, policy, rulebook),
        template=args.template,
        rulebook=rulebook,
        wording=wording,
        length=args.length,
        register=args.register,
        neutral=args.neutral,
    )
    return as_json(made.to_dict()) if args.json else draft_as_text(made.to_dict(), case)


def _also(chosen: Chosen, args: argparse.Namespace, now: datetime, policy: str, rulebook: Rulebook) -> list[Case]:
    """The other cases of the journal that this message is for too."""
    if chosen.journal is None:
        return []
    steps = one_message(plans_beside(chosen, now, policy, rulebook), chosen.case.id, args.step, args.to)
    return [step.plan.case for step in steps[1:]]


def run_check(args: argparse.Namespace) -> tuple[str, int]:
    from ..messages.review import check
    from ..messages.review.own_words import SETTING, read_words

    chosen = choose_case(args.case, args)
    text = read_message(args.message)
    if text.startswith(LANGUAGE):
        text = text.partition("\n")[2]
    if args.plainer:
        return as_plainer(text, args.json), 0
    now = choose_now(args, chosen.scenario) if _is_placed_in_time(args, chosen) else None
    rulebook = choose_rulebook(args)
    found = check(
        text,
        known_case(chosen, now) if now is not None else chosen.case,
        args.step,
        now=now,
        to=args.to,
        template=args.template,
        rulebook=rulebook,
        also=_also(chosen, args, now, rulebook.default_policy, rulebook) if now is not None else (),
        own_words=read_words(chosen.journal.setting(SETTING)) if chosen.journal is not None else (),
    )
    findings = [as_mapping(finding) for finding in found]
    status = 1 if any(finding["severity"] == "error" for finding in findings) else 0
    return (as_json({"findings": findings}) if args.json else findings_as_text(findings, text)), status


def _is_placed_in_time(args: argparse.Namespace, chosen: Chosen) -> bool:
    """A case file alone does not say when it is looked at; a search that is going on is looked at now."""
    told = args.now is not None or "now" in chosen.scenario or bool(os.environ.get(FIXED_BY))
    return told or chosen.journal is not None


def as_mapping(finding: Any) -> dict[str, Any]:
    """A finding as the keys of the contract, whether it comes as a mapping or as a value."""
    if isinstance(finding, Mapping):
        return dict(finding)
    return finding.to_dict() if hasattr(finding, "to_dict") else dataclasses.asdict(finding)


def read_message(word: str) -> str:
    """The text of a file, or of standard input for "-". A byte order mark becomes a blank: places are counted
    in the file.
    """
    try:
        raw = sys.stdin.buffer.read(MOST_BYTES + 1) if word == "-" else _read(Path(word))
        text = _decoded(raw)
    except OSError as error:
        raise InputError(Problem(word, "can't be read", error.strerror or str(error), "a text file, or -")) from None
    except UnicodeDecodeError as error:
        raise InputError(
            Problem(word, f"not UTF-8 text at byte {error.start}", "", "a text file saved as UTF-8")
        ) from None
    except AttributeError:
        raise InputError(Problem(word, "standard input is closed", "", "a text file")) from None
    if len(raw) > MOST_BYTES:
        raise InputError(Problem(word, "too long for a message", "", f"{MOST_BYTES} bytes"))
    return " " + text[1:] if text.startswith("\ufeff") else text


def _decoded(raw: bytes) -> str:
    """As UTF-8; a saved mail that is none, as its own header says."""
    said = SAID.search(raw[:MOST_BYTES])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        with suppress(LookupError, UnicodeDecodeError):
            if said:
                return raw.decode(said[1].decode())
        raise


def _read(path: Path) -> bytes:
    return read_file(path, most=MOST_BYTES + 1, allowed="a text file, or -", pipes=True)


def draft_as_text(draft: Mapping[str, Any], case: Case) -> str:
    """A draft as `check` reads it back: whom, by name and address, and subject where it has one, then the body.

    Where the employer does not read English, the first line says in which language to write it.
    """
    head = ""
    written = in_their_words(case, case.contact(draft["to"][0] if draft["to"] else None))
    if written and draft["channel"] != "phone":
        head = f"{LANGUAGE}write this {written}. The English is for the sense.\n"
    if draft["subject"] is not None:
        head += f"To: {', '.join(_by_name(case, who) for who in draft['to'])}\nSubject: {draft['subject']}\n\n"
    return f"{head}{draft['body']}"


def _by_name(case: Case, who: str) -> str:
    """Maria Lopez <m.lopez@northwind.example>; the name alone where no email is known."""
    contact, name = case.contact(who), name_of(case, who)
    return f"{name} <{contact.email}>" if contact is not None and contact.email else name


def findings_as_text(findings: list[dict[str, Any]], text: str) -> str:
    """Findings one a line, each with its place as line and column; what to write instead below it."""
    if not findings:
        return "Nothing found."
    lines = []
    for finding in findings:
        before = text[: finding["start"] or 0]
        place = f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
        lines.append(f"{place} {finding['severity']} {finding['code']}: {finding['says']}")
        lines += [f"    or: {suggestion}" for suggestion in finding["suggestions"]]
    return "\n".join(lines)
