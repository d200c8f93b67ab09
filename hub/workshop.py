"""A workshop on one machine: start.py hub [open|people NAME ...|collect FOLDER|feedback FOLDER|test]."""

import argparse
import os
import sys

from followup.case.errors import shorten

from . import collecting, memory, people, places, returning, tools

FOLDER = "/srv/followup-workshop"
ADDRESS = "http://127.0.0.1:8000"


def main(words):
    """Do what the first word says; 0, or 1 with one plain reason."""
    asked = parser().parse_args(words)
    os.environ.update(FOLLOWUP_WORKSHOP=str(asked.folder), FOLLOWUP_WORKSHOP_ADDRESS=asked.address)
    try:
        if why := tools.missing():
            raise tools.NotReady(why)
        return asked.run(asked) or 0
    except (tools.NotReady, ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 1


def parser():
    made = argparse.ArgumentParser(prog="start.py hub", description=__doc__)
    made.add_argument("--folder", default=os.environ.get("FOLLOWUP_WORKSHOP", FOLDER), help=f"default: {FOLDER}")
    made.add_argument("--address", default=os.environ.get("FOLLOWUP_WORKSHOP_ADDRESS", ADDRESS),
                      help=f"where participants reach this machine (default: {ADDRESS})")  # fmt: skip
    words = made.add_subparsers(metavar="WORD")
    made.set_defaults(run=open_hub, pages="lab")
    opened = words.add_parser("open", help="open the hub until Ctrl-C (the same as no word)")
    opened.add_argument("--app", action="store_const", const="app", dest="pages", help="pages without code (Voilà)")
    entered = words.add_parser("people", help="enter participants and print their personal links")
    entered.add_argument("names", nargs="+", metavar="NAME", help="small letters, digits, hyphens")
    entered.set_defaults(run=enter_people)
    collected = words.add_parser("collect", help="copy what was handed in")
    collected.add_argument("to", metavar="FOLDER")
    collected.set_defaults(run=collect)
    returned = words.add_parser("feedback", help="give everybody the feedback that stands in the collected folder")
    returned.add_argument("source", metavar="FOLDER")
    returned.set_defaults(run=feedback)
    tried = words.add_parser("test", help="a real workshop of invented people on this machine, measured")
    tried.add_argument("people", nargs="?", type=int, default=20)
    tried.set_defaults(run=test)
    return made


def open_hub(asked):
    tools.set_up()
    tools.refuse_closed()
    os.environ["FOLLOWUP_WORKSHOP_VIEW"] = asked.pages
    places.lay_out(asked.folder)
    if not people.read(asked.folder):
        print("Nobody is entered yet: start.py hub people NAME ...", flush=True)
    if not memory.is_bounded():
        print("Memory is bounded for each process only: this machine has no control groups for it.", flush=True)
    print(f"The workshop is open at {asked.address}. To close it, press Ctrl-C here.", flush=True)
    os.chdir(places.hub_of(asked.folder))
    os.execve(tools.PYTHON, tools.hub_command(), tools.hub_environment())


def enter_people(asked):
    places.lay_out(asked.folder)
    for name, key in people.enter(asked.folder, asked.names):
        print(f"{name:<20} {asked.address}/hub/enter/{key}")
    print("Each link is one person's own, like a key. It is not kept here: the same name entered again gets a new one.")


def collect(asked):
    found, left = collecting.collect(asked.folder, asked.to)
    for name, count in found:
        print(f"{name:<20} {count} file{'' if count == 1 else 's'}")
    if left:
        print(f"Left, because they are no plain files: {', '.join(map(shorten, left))}")


def feedback(asked):
    done, left = returning.give_back(asked.folder, asked.source)
    print(f"Given back to {len(done)}. Their workbook shows it on “Your practice” and on “In and out”.")
    for name, why in left:
        print(f"Not to {shorten(name)}: {why}")


def test(asked):
    from . import trial

    tools.set_up()
    tools.refuse_closed()
    return trial.main(asked.people)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
