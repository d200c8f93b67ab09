"""cards: stories for a workshop on paper, their answers on sheets of their own, and sheets for calls in threes."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from random import Random
from typing import TYPE_CHECKING, Any

from ..case.errors import InputError, Problem, Unavailable
from ..case.tables import to_columns
from .chosen import add_command, add_options, as_json, choose_rulebook
from .output import add_output, hand_over, refuse_journal
from .words import read_number, read_word

if TYPE_CHECKING:
    from ..rulebook.book import Rulebook
    from ..training.workshop.stories import Story

MOST_CALLS = 60
PARTS = ("both", "cards", "answers")


def add_commands(commands: Any) -> None:
    """Put this command under `followup`."""
    cards = add_command(commands, "cards", run_cards, "stories for a workshop as cards to print, four to a page")
    told = (
        "which stories: stage=waiting,quiet country=US twelve=yes reader=yes policy=foolproof card=3,7; may be repeated"
    )
    cards.add_argument("--only", metavar="KEY=WORD,..", action="append", default=[], help=told)
    cards.add_argument("--part", metavar="PART", default=PARTS[0], help=f"{', '.join(PARTS)} (default: {PARTS[0]})")
    cards.add_argument("--policy", metavar="NAME", help="whose advice the answers follow (default: each story's own)")
    cards.add_argument("--list", action="store_true", help="name the stories instead, one a line; --json for a program")
    cards.add_argument("--calls", metavar="NUMBER", help="sheets for so many calls in threes instead of cards")
    cards.add_argument(
        "--seed", metavar="NUMBER", default="1", help="the same number draws the same calls (default: 1)"
    )
    cards.add_argument(
        "--stories", metavar="DIR", action="append", help="a folder of stories of your own; may be repeated"
    )
    add_output(cards)
    cards.add_argument("--json", action="store_true", help="with --list: as JSON")
    add_options(cards, "rules")


def run_cards(args: argparse.Namespace) -> str:
    from ..training.workshop.stories import choose, read_stories

    if args.json and not args.list:
        raise InputError(Problem("followup cards --json", "belongs to --list", "", "followup cards --list --json"))
    read_word(args.part, "followup cards --part", PARTS)
    book = choose_rulebook(args)
    if args.policy:
        book.policy(args.policy)  # refused also where it is not needed
    stories = choose(read_stories(args.stories), read_only(args.only), book)
    if not stories:
        raise Unavailable(Problem("followup cards --only", "no story has all of these", " ".join(args.only)))
    if args.list:
        return _listed(stories, book, args)
    refuse_journal(args)
    made = _calls(stories, book, args) if args.calls else _cards(stories, book, args)
    return hand_over(made.encode(), args)


def read_only(words: Sequence[str]) -> dict[str, list[str]]:
    """["stage=waiting,quiet"] as {"stage": ["waiting", "quiet"]}. InputError for a word without key or value."""
    wanted: dict[str, list[str]] = {}
    for word in words:
        key, _, values = word.partition("=")
        given = [value.strip() for value in values.split(",") if value.strip()]
        if not key.strip() or not given:
            raise InputError(Problem("followup cards --only", "not a key with its words", word, "stage=waiting,quiet"))
        wanted.setdefault(key.strip(), []).extend(given)
    return wanted


def _listed(stories: Sequence[Story], book: Rulebook, args: argparse.Namespace) -> str:
    rows = [{**story.traits(book), "title": story.title, "file": story.name} for story in stories]
    if args.json:
        return as_json({"cards": rows})
    header = ("card", "stage", "round", "country", "policy", "title")
    return to_columns(header, [tuple(row[key] for key in header) for row in rows])


def _cards(stories: Sequence[Story], book: Rulebook, args: argparse.Namespace) -> str:
    from ..training.workshop.card_sheets import card_pages

    return card_pages(
        stories, cards=args.part != "answers", answers=args.part != "cards", policy=args.policy, rulebook=book
    )


def _calls(stories: Sequence[Story], book: Rulebook, args: argparse.Namespace) -> str:
    from ..training.workshop.role_sheets import role_pages
    from ..training.workshop.roles import callers, draw, make_call

    count = read_number(args.calls, "followup cards --calls", MOST_CALLS)
    random = Random(read_number(args.seed, "followup cards --seed", 10**9))
    found = callers(stories, book)
    if not found:
        raise Unavailable(
            Problem("followup cards --calls", "no call in the plans of these stories", " ".join(args.only))
        )
    return role_pages([make_call(found[n % len(found)], draw(random, book), book) for n in range(count)])
