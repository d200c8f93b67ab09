"""A workshop on one machine: start.py hub [open|people NAME ...|remove NAME|collect FOLDER|feedback FOLDER|test]."""

import argparse
import os
import sys

from followup.case.errors import shorten
from followup.commands.asking import is_somebody_there, is_yes

from . import collecting, memory, people, places, removing, returning, tools

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
    removed = words.add_parser("remove", help="take a participant away for good, with their journal")
    removed.add_argument("name", metavar="NAME")
    removed.add_argument("--yes", action="store_true", help="without asking")
    removed.set_defaults(run=remove)
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


def remove(asked):
    there = removing.what_is_there(asked.folder, asked.name)
    held = f"{there.files} file{'' if there.files == 1 else 's'}, {_size(there.size)}"
    kept = f"their journal and all else they have here ({held})" if there.journal else f"all they have here ({held})"
    if not asked.yes and not _agreed(f"Remove {asked.name} for good, with {kept}?"):
        print("Nothing was removed.")
        return
    removing.remove(asked.folder, asked.name)
    print(f"{asked.name} is removed: the link, the sign-in, {kept}.")
    print("Not reached: what was collected before, backups of this machine, and what they saved or sent themselves.")


def _size(held):
    return f"{held / 1e6:.1f} MB" if held >= 100_000 else f"{-(-held // 1000)} kB"


def _agreed(question):
    """ValueError where nobody is there to be asked."""
    if not is_somebody_there():
        raise ValueError("This asks before it removes anybody; where nobody can answer: --yes")
    print(f"{question} [y/N] ", end="", flush=True)
    return is_yes()


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
