"""One vocabulary of events: every reader knows a kind that is in it, and no module lists the kinds again."""

import ast
import dataclasses
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

import followup
from followup.case.case import Event
from followup.case.event_kinds import COMMON, Colour, EventKind, What
from followup.case.events import CHANNELS, EVENTS, KEYS, OUTCOMES, WRITTEN, all_whats
from followup.case.roles import ROLES, ROLES_ADDRESSED
from followup.case.schema import keys_of
from followup.exchange.importing.words import fold, read_words
from followup.exchange.report import DONE
from followup.group.hand_in.form import FollowUps
from followup.panels.case.happened_facts import FACTS, KINDS, PLACES, whats_of
from followup.rulebook.facts import STAGES
from followup.search.charts import look
from followup.search.weeks import WEEK_COLUMNS

ROOT, PACKAGE = Path(__file__).parents[2], Path(followup.__file__).parent
READ = [  # what a reader must say of the made-up kind, and of the made-up answer
    ("case file", "what: not one of the allowed words: x (allowed: left_cv, talked)"),
    ("case file", "unknown key for kind = met_at_a_fair: text (allowed: at, day_unknown, kind, to, what)"),
    ("case file", " or met_at_a_fair)"),
    ("case file", "'what': 'lunch'"),
    ("sentences", "You met Maria Lopez at a fair and talked"),
    ("sentences", "You met Maria Lopez at a fair and left your CV"),
    ("sentences", "They asked you to lunch (Maria Lopez)"),
    ("form", "I left my CV at a fair: ['What', 'When', 'To whom'] met_at_a_fair left_cv"),
    (
        "form",
        "They asked me to lunch: ['What', 'When', 'From whom', 'How they said it', 'They will answer by'] heard lunch",
    ),
    ("history", "You met Maria Lopez at a fair and left your CV"),
    ("history", "They asked you to lunch"),
    ("history", "met_at_a_fair left_cv to maria"),
    ("calendar", "SUMMARY:Northwind Clinics: the fair"),
    ("calendar", "You met Maria Lopez at a fair and left your CV."),
    ("report", "Talk at a fair | Maria Lopez | met there"),
    ("report", "CV left at a fair | Maria Lopez | a lunch, 2026-03-12"),
    ("report", "2 | Calls and visits"),
    ("case page", "2026-03-10 | Talk at a fair | Maria Lopez"),
    ("case page", "2026-03-12 | They asked you to lunch | Maria Lopez"),
    ("timeline table", "fair: met at a fair left cv"),
    ("timeline table", "heard: heard lunch"),
    ("timeline chart", "you met at a fair"),
    ("timeline chart", "meetings at fairs: 2"),
    ("timeline chart", "answers: 1"),
    ("spreadsheet", "met_at_a_fair left_cv Maria Lopez"),
    ("spreadsheet", "heard lunch Maria Lopez"),
    ("activity", "'calls': 2"),
    ("activity", "'answers': 1"),
    ("waits", "follow_up visit: lunch"),
    ("hand in", "visits: 1"),
    ("plan", "'sent': 1"),
    ("conditions", "True"),
    ("rehearsal", "'lunch'"),
    ("import ", "'kind': 'heard', 'what': 'lunch'"),
    ("import ", "day not known: a lunch"),
    ("workshop", "'They ask you to lunch': {'kind': 'heard', 'what': 'lunch'}"),
    ("command line", "written down: met_at_a_fair left_cv to maria"),
    ("command line", 'kind = "met_at_a_fair"'),
    ("command line", "allowed: at, day_unknown, to, what, as in to=maria"),
    ("command line", ", met_at_a_fair"),
]


@pytest.fixture(scope="module")
def told():
    """What every reader says of a made-up kind and a made-up answer (made_up.py)."""
    clock = {"FOLLOWUP_NOW": "2026-03-13T09:00:00-05:00", "FOLLOWUP_STRICT": "1"}
    words = [sys.executable, str(Path(__file__).with_name("made_up.py"))]
    run = subprocess.run(words, capture_output=True, text=True, timeout=120, env=dict(os.environ, **clock))
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.mark.many
@pytest.mark.parametrize(("reader", "words"), READ)
def test_a_made_up_kind_is_known_to_every_reader(reader, words, told):
    assert words in told[reader]


def test_every_reader_is_asked(told):
    assert set(told) == {reader for reader, _ in READ}


def names():
    """The words of the vocabularies, group by group."""
    kinds = {f"{kind.word}'s what": set(kind.words) for kind in EVENTS.values()}
    return {"kinds": set(EVENTS), "outcomes": set(OUTCOMES), "roles": set(ROLES), **kinds}


ELSEWHERE = {  # where three words or more may stand together, and why that is no table of the vocabulary
    "case/events.py": "the vocabulary itself",
    "case/roles.py": "the vocabulary itself",
    "exchange/importing/happenings.py": "in which order a row's stages come, and which of them are ends",
    "exchange/importing/own_tables.py": "which columns of our own tables tell an answer",
    "exchange/importing/stages.py": "which words may head a column of their own",
    "exchange/importing/statuses.py": "what two words of one status come to together",
    "house_rules/condition_words.py": "those that a paragraph asks for, as a counselor says them",
    "messages/newest.py": "which of the things that happened a letter begins with",
    "panels/case/sent.py": "the four ways a call went, as buttons",
    "quick/form.py": "the chips of the quick page, a choice",
    "reading/": "which of the answers can be read from a text, and what goes before what",
    "rulebook/vocabulary.py": "what a rule may ask of the newest contact",
    "panels/case/happened_facts.py": "the chips of a sheet; a test below holds that everything is behind one",
    "planning/": "what the plan does about it",
    "rulebook/facts.py": "what a wait is counted from",
    "training/actions.py": "what can be done, in words of its own",
    "training/unanswered.py": "what is answered in a few lines, as a workshop's sheet has it",
}


def test_no_other_module_lists_the_kinds_again():
    sources = {path.relative_to(PACKAGE).as_posix(): path for path in PACKAGE.rglob("*.py")}
    lists = [
        f"{name}:{line}: {group}: {words}"
        for name, path in sources.items()
        if not name.startswith(tuple(ELSEWHERE))
        for line, group, words in lists_in(path.read_text(encoding="utf-8"))
    ]
    assert len(sources) > 100 and lists == []


def lists_in(source):
    """Line, group and words of every table, list or match with three words or more of one group."""
    for node in ast.walk(ast.parse(source)):
        for held in listed(node):
            for group, words in names().items():
                if len(held & words) > 2 and not held <= set(STAGES):  # stages share some of their words
                    yield node.lineno, group, sorted(held & words)


def listed(node):
    """The words that stand side by side in a table, a list or a match."""
    if isinstance(node, ast.Dict):
        yield from (texts(node.keys), texts(node.values))
    elif isinstance(node, ast.Tuple | ast.List | ast.Set):
        yield texts(node.elts)
        yield texts([last for one in node.elts if isinstance(one, ast.Tuple) for last in one.elts])
    elif isinstance(node, ast.Match):
        yield texts([one.value for case in node.cases for one in ast.walk(case) if isinstance(one, ast.MatchValue)])


def texts(nodes):
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@pytest.mark.parametrize("source", [
    '{"heard": 1, "sent": 2, "note": 3}', '(("a", "heard"), ("b", "sent"), ("c", "note"))',
    'Literal["hr", "recruiter", "reception"]', 'match kind:\n case "heard" | "sent": 1\n case "note": 2',
    'what in ("no_decision", "offer", "rejection")',
])  # fmt: skip
def test_such_a_list_is_noticed(source):
    assert list(lists_in(source))


def test_an_entry_that_says_too_little_is_none():
    with pytest.raises(TypeError, match=r"mark.* and 'calendar'"):
        EventKind("x", help="", whats=(), usual="", required=(), optional=(), asks=(), sentence="", done=None,
                  channel="", result="")  # fmt: skip
    with pytest.raises(TypeError, match="'report' and 'does'"):
        What("x", form="", says="")


@pytest.mark.parametrize("kind", EVENTS.values(), ids=list(EVENTS))
def test_a_kind_names_only_keys_that_events_have(kind):
    assert {*kind.required, *kind.optional} <= set(KEYS)
    for what in kind.whats:
        assert {*kind.asks, *what.asks, *what.keys} - set(what.keys) <= {*kind.required, *kind.optional}
    assert ("what" in kind.keys) == bool(kind.words) and bool(kind.usual) == ("what" in kind.optional)
    assert kind.what(None if "what" not in kind.required else kind.words[0]) in kind.whats
    assert kind.channel in ("", *CHANNELS) and len({what.word for what in kind.whats}) == len(kind.whats)


@pytest.mark.parametrize(("kind", "what"), list(all_whats()), ids=lambda one: one.word or "only")
def test_what_can_be_pressed_or_imported_needs_nothing_more(kind, what):
    """A button knows whom it was with, a job log not even that."""
    assert not what.status or set(kind.required) <= {"what"}
    assert not what.happens or (kind.whom and set(kind.required) <= {"what", kind.whom})


def stolen(status):
    """The lists of a job log's words whose phrase it would be read as from then on; none where it is a list's name."""
    lists = read_words("statuses")
    return [name for name, words in lists.items() if status not in lists and fold(status) in map(fold, words)]


def test_the_status_of_an_answer_takes_no_word_of_another_list():
    assert [what.status for _, what in all_whats() if stolen(what.status)] == []
    assert stolen("Reference check") == ["checking"]


def test_every_key_of_an_event_has_its_word_and_its_place():
    assert {*COMMON, *KEYS} == set(keys_of(Event))


def test_everything_is_called_by_a_name_of_its_own():
    for told in ([what.form for _, what in all_whats()], [role.form for role in ROLES.values()],
                 [outcome.form for outcome in OUTCOMES.values()]):  # fmt: skip
        assert len(set(told)) == len(told) and all(told)
    marks = {kind.mark for kind in EVENTS.values() if kind.mark}
    assert len({mark.name for mark in marks}) == len({mark.symbol for mark in marks}) == len(marks)


def test_readers_with_columns_of_their_own_have_one_for_everything():
    assert {key for kind in EVENTS.values() for key in kind.asks} <= {*FACTS, *PLACES}
    assert {key for _, what in all_whats() for key in what.asks} <= {*FACTS, *PLACES}
    reached = {pair for _, kind in KINDS for _, pair in whats_of(kind)}
    assert reached == {(kind.word, what.word) for kind, what in all_whats()}
    assert set(look.COLOURS) == set(get_args(Colour))
    assert {kind.done for kind in EVENTS.values()} - {None} <= set(DONE) <= set(WEEK_COLUMNS)
    assert [field.name for field in dataclasses.fields(FollowUps)] == list(CHANNELS)
    assert set(WRITTEN) <= set(CHANNELS)


def test_whoever_may_be_addressed_without_a_name_has_words_for_it():
    assert ROLES_ADDRESSED == ("hr", "hiring_manager", "recruiter", "reception")
    assert all(ROLES[who].nobody for who in ROLES_ADDRESSED)


@pytest.mark.parametrize("kind", EVENTS.values(), ids=list(EVENTS))
def test_the_page_on_case_files_tells_of_every_kind(kind):
    page = (ROOT / "docs" / "case-file.md").read_text(encoding="utf-8")
    row = next((line for line in page.splitlines() if line.startswith(f"| `{kind.word}` |")), "")
    assert row.endswith(f"| {kind.help} |"), f"a row | `{kind.word}` | its keys | {kind.help} | in docs/case-file.md"
    told = [*kind.words, *(key for key in (*kind.required, *kind.optional))]
    assert [word for word in told if f"`{word}`" not in row] == []


@pytest.mark.parametrize("kind", EVENTS.values(), ids=EVENTS)
def test_every_kind_has_the_words_that_its_readers_say(kind):
    """Empty only what no reader says: `says` where the sentence has no {it} and the case page takes the report."""
    assert kind.sentence and kind.help
    assert (kind.mark is None) == (kind.word == "note")  # a note happened to nobody
    assert kind.mark is None or (kind.mark.name and kind.mark.label)
    for what in kind.whats:
        assert what.form and (what.report or kind.word == "note")
        assert what.says or what.page or (kind.done is not None and "{it}" not in kind.sentence)
