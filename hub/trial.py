"""A workshop of invented participants: do all get in, is each alone with their files, how heavy is it."""

import statistics
import sys
from concurrent.futures import ThreadPoolExecutor

from .running import running

MB = 1024 * 1024


def main(count):
    """Print what was measured; 0 where everybody got in, logged a thank-you and saw nobody else's files."""
    with running() as hub, ThreadPoolExecutor(count) as room:
        alone, *others = everybody = hub.enter(["alone", *(f"guest-{number:02}" for number in range(1, count + 1))])
        visit(alone)
        list(room.map(visit, others))
        seen = [got for found in room.map(lambda one: hub.snoop(one, everybody), everybody) for got in found]
        wrong = [one.name for one in everybody if not hub.thanked(one)]
        print(report(alone, others, [hub.memory(one) for one in others], hub.memory_of_its_own()))
    print(f"a thank-you in the journal of {len(everybody) - len(wrong)} of {len(everybody)} participants")
    print(f"files of somebody else that could be read or written: {len(seen)}")
    for fault in [*wrong, *seen]:
        print("  wrong:", fault, file=sys.stderr)
    return 1 if wrong or seen else 0


def visit(visitor):
    visitor.come_in()
    visitor.open_page()
    visitor.log_thanks()


def report(alone, others, memory, hub):
    """The measurements as a small table. memory: (PSS, RSS) of each, in bytes; hub: of hub and proxy together."""
    lines = [f"{'seconds until':<16}{'alone':>8}{'median':>10}{'slowest':>10}   of {len(others)} at once"]
    for what in alone.times:
        of_all = [one.times[what] for one in others]
        told = f"{alone.times[what]:>8.1f}{statistics.median(of_all):>10.1f}{max(of_all):>10.1f}"
        lines.append(f"{what:<16}{told}")
    for name, sizes, own in zip(("PSS", "RSS"), zip(*memory), hub):
        each = f"{statistics.median(sizes) / MB:.0f} MB, at most {max(sizes) / MB:.0f} MB"
        lines.append(f"{name} of a participant's server and kernel: {each}; of hub and proxy: {own / MB:.0f} MB")
    again = sum(one.reconnected for one in others)
    return "\n".join([*lines, *([f"connections taken up again: {again}"] if again else [])])
