"""plan, explain, policies, audit: what the planner and the rulebook say."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..case.tables import to_columns
from ..case.wording import joined
from .across import for_several, known_case, plans_beside
from .chosen import add_command, add_options, as_json, choose_case, choose_now, choose_policy, choose_rulebook

if TYPE_CHECKING:
    from ..planning.planner import Plan


def add_commands(commands: Any) -> None:
    """Put these commands under `followup`."""
    for name, run, told, options in (
        ("plan", run_plan, "what to do now, next and not at all", ("now", "policy", "json")),
        ("explain", run_explain, "the plan in sentences, with reasons and who disagrees", ("now", "policy")),
        ("policies", run_policies, "one case under every policy, side by side", ("now", "json")),
    ):
        command = add_command(commands, name, run, told)
        command.add_argument("case", metavar="CASE", help="a case file, or the id of a case in the journal")
        add_options(command, *options, "journal", "rules")
        if name == "explain":
            command.add_argument("--all", action="store_true", help="also the rules that did not apply, and why")
    _add_audit(commands)


def _add_audit(commands: Any) -> None:
    told = "what of the advice the rules, templates and scenarios carry out; exit status 1 if anything is amiss"
    audit = add_command(commands, "audit", run_audit, told)
    audit.add_argument("--scenarios", metavar="DIR", help="the folder of scenario files (default: ours)")
    add_options(audit, "rules")


def _plan(args: argparse.Namespace) -> Plan:
    return next(iter(_plans(args).values()))


def _plans(args: argparse.Namespace) -> Mapping[str, Plan]:
    """Its plan, first, and those of the cases that know the same people."""
    chosen = choose_case(args.case, args)
    now, rulebook = choose_now(args, chosen.scenario), choose_rulebook(args)
    return plans_beside(chosen, now, choose_policy(args, chosen, rulebook), rulebook)


def run_plan(args: argparse.Namespace) -> str:
    from ..planning.in_brief import in_brief

    plans = _plans(args)
    made = next(iter(plans.values()))
    if args.json:
        return as_json(made.to_dict())
    told = [f"One for {joined(roles)}: {heading}." for heading, roles in for_several(plans, made.case.id)]
    return "\n\n".join([in_brief(made).rstrip(), *(["\n".join(told)] if told else [])])


def run_explain(args: argparse.Namespace) -> str:
    from ..planning.explain import explain

    return explain(_plan(args), everything=args.all)


def run_policies(args: argparse.Namespace) -> str:
    from ..planning.policies import compare_policies
    from ..rulebook.book import DEFAULT_POLICY

    chosen = choose_case(args.case, args)
    now = choose_now(args, chosen.scenario)
    header, rows = compare_policies(known_case(chosen, now), now, choose_rulebook(args))
    if args.json:
        return as_json([dict(zip(header, row)) for row in rows])
    own = f"{DEFAULT_POLICY} is the workbook's own mixture; where a source is silent, its policy answers the same."
    return f"{to_columns(header, rows)}\n\n{own}"


def run_audit(args: argparse.Namespace) -> tuple[str, int]:
    from ..house_rules.audit import audit
    from ..house_rules.scenarios import scenario_folders

    scenarios = scenario_folders() if args.scenarios is None else args.scenarios
    report = audit(choose_rulebook(args), scenarios)
    return report.text, 0 if report.ok else 1
