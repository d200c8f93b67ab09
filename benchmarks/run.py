"""Measures plans, firing beside other engines, next slots, start-up and memory, and prints each on a line of its own.

    python -m benchmarks.run [--cases 10000] [--profile]

Times depend on the machine; the lines that begin with "ratio" hardly do.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from time import process_time
from typing import Any

import followup
from followup.rulebook.loading import default_rulebook, load_rulebook

from . import cohort, engines, search, slots
from .memory import peak_memory
from .varied_cases import Asked, varied_cases

PASSES = 5  # the best of these is shown
IMPORTS = 7


def main(words: list[str] | None = None) -> int:
    """Run everything; returns the exit status."""
    parser = argparse.ArgumentParser(prog="start.py bench", description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=10_000, help="how many (default: 10,000)")
    parser.add_argument("--profile", action="store_true", help="also where the time of a plan goes")
    args = parser.parse_args(words)
    rulebook_time = seconds(load_rulebook)
    asked = varied_cases(args.cases)
    plan_time = bench_plans(asked)
    held = peak_memory()
    show("peak memory so far", f"{held:>11,.0f} MiB" if held else "not known on this system")
    bench_engines(asked, plan_time)
    bench_slots(min(args.cases, 5_000))
    search.main(["--cases", str(max(20, min(args.cases // 2, 5_000)))])
    cohort.main(["--cases", str(args.cases * 10)])
    show("rulebook load", f"{rulebook_time * 1e3:.0f} ms")
    show("import followup", f"{import_time('') * 1e3:.0f} ms (median of {IMPORTS})")
    ready = import_time("followup.load_case, followup.plan")
    show("import, load_case and plan ready", f"{ready * 1e3:.0f} ms (median of {IMPORTS})")
    if args.profile:
        profile(asked)
    return 0


def show(name: str, value: str) -> None:
    print(f"{name:<34}{value}", flush=True)


def seconds(work: Callable[[], Any]) -> float:
    """Processor seconds, so that what else the machine does counts little."""
    start = process_time()
    work()
    return process_time() - start


def best(work: Callable[[], Any]) -> float:
    return min(seconds(work) for _ in range(PASSES))


def rate(count: int, time: float) -> str:
    return f"{count / time:>11,.0f} a second  ({time / count * 1e6:,.1f} µs each)"


def bench_plans(asked: list[Asked]) -> float:
    """Plans: the first pass, cases seen for the first time, the same cases again; the time of the last, in seconds."""
    count = len(asked)
    stages = {followup.plan(one.case, now=one.now, policy=one.policy).stage for one in asked[:500]}
    print(f"{count:,} cases, {len({one.case.employer.timezone for one in asked})} zones, {len(stages)} stages;"
          " processor time of one core")  # fmt: skip
    default_rulebook.cache_clear(), followup.case.office_hours.office.cache_clear()
    show("plans, first pass, with calendars", rate(count, seconds(lambda: plan_all(fresh(asked)))))
    times = [seconds(lambda again=again: plan_all(again)) for again in (fresh(asked) for _ in range(PASSES))]
    show("plans, cases not seen before", rate(count, min(times)))
    warm = best(lambda: plan_all(asked))
    show("plans, warm", rate(count, warm))
    whole = best(lambda: whole_plans(asked))
    show("whole plans with all their words", rate(count, whole))
    show("ratio whole to plan", f"{whole / warm:>11.1f}")
    return warm


def plan_all(asked: Iterable[Asked]) -> None:
    for case, now, policy in asked:
        followup.plan(case, now=now, policy=policy)


def whole_plans(asked: Iterable[Asked]) -> None:
    """Reasons, what others would do and questions too, as a page or a program takes them."""
    for case, now, policy in asked:
        followup.plan(case, now=now, policy=policy).to_dict()


def fresh(asked: list[Asked]) -> list[Asked]:
    """The same cases without what an earlier plan worked out for them."""
    return [Asked(dataclasses.replace(one.case), one.now, one.policy) for one in asked]


def bench_engines(asked: list[Asked], plan_time: float) -> None:
    """Firing the same rules on the same situations: ours, zen-engine, rule-engine."""
    rules = engines.chosen_rules(default_rulebook())
    situations = [followup.plan(one.case, now=one.now, policy=one.policy).situation for one in asked]
    facts = [engines.facts_of(situation) for situation in situations]
    ours = engines.our_engine(rules)
    our_time = best(lambda: fire_all(ours, situations))
    show(f"fire {len(rules)} rules, ours", rate(len(situations), our_time))
    for name, make in (("zen-engine", engines.zen_engine), ("rule-engine", engines.rule_engine)):
        try:
            theirs = make(rules)
        except ImportError:
            print(f"{name} is not installed: pip install {name}, then its lines appear here")
            continue
        their_time = seconds(lambda theirs=theirs: fire_all(theirs, facts))
        show(f"fire {len(rules)} rules, {name}", rate(len(facts), their_time))
        different = engines.disagreements(ours, theirs, situations[:500])
        show(f"ratio firing, {name} / ours", f"{their_time / our_time:>11,.1f}  (answers that differ: {different})")
        show(f"ratio {name} firing / whole plan", f"{their_time / plan_time:>11,.2f}")


def fire_all(fire: engines.Fire, situations: Iterable[Any]) -> None:
    for situation in situations:
        fire(situation)


def bench_slots(count: int) -> None:
    """Next-slot questions a second, ours and pandas'."""
    asked, ours, theirs = slots.moments(count), slots.ours(), slots.pandas_hours()
    different = sum(ours(moment) != theirs(moment) for moment in asked[:300])
    our_time = best(lambda: [ours(moment) for moment in asked])
    their_time = seconds(lambda: [theirs(moment) for moment in asked])
    show("next slot, ours", rate(count, our_time))
    show("next slot, pandas", rate(count, their_time))
    show("ratio next slot, pandas / ours", f"{their_time / our_time:>11,.0f}  (answers that differ: {different})")


def import_time(then: str) -> float:
    """Processor seconds of `import followup` (and of `then`) in a new process, compiled as installed packages are."""
    code = f"import time; start = time.process_time(); import followup; {then}\nprint(time.process_time() - start)"
    words = [sys.executable, "-c", code]
    with tempfile.TemporaryDirectory() as compiled:
        env = {**os.environ, "PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
        runs = [subprocess.run(words, check=True, capture_output=True, text=True, env=env) for _ in range(IMPORTS + 1)]
    return statistics.median(float(one.stdout) for one in runs[1:])  # the first one compiles


def profile(asked: list[Asked]) -> None:
    """Where the time of a plan goes, by function."""
    import cProfile
    import pstats

    watch = cProfile.Profile()
    watch.runcall(plan_all, asked)
    pstats.Stats(watch).sort_stats("tottime").print_stats(30)


if __name__ == "__main__":
    sys.exit(main())
