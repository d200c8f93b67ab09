"""The advice, piece by piece, as pages of the docs: whose it is, who disagrees, what carries it out, an example."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from followup.case import clock
from followup.house_rules.audit import audit
from followup.house_rules.scenarios import Scenario, read_scenarios, scenario_folders
from followup.rulebook.book import Rulebook
from followup.rulebook.entries import Advice, Answer, Source

OWN = "house"
DOES = {"propose": "proposes a step", "explain": "gives a reason", "avoid": "warns", "remind": "reminds"}
FIRST = """# The advice

Every piece in our own words, with whose it is, who holds otherwise, the rules that carry it out, and an invented case
in which it counts. In a rule's words, what stands in brackets is filled in from the case: a day, an hour, a name, or
whose view it is. Made from `followup/rules/`, as the plan reads it.
"""
FIGURES = """# Published figures

What was published about how long answers take and how interviews end, as the workbook shows it beside a candidate's own
days: with whom it asked, of how many, what it does not say, and when we read it. None is a forecast. No study was found
that shows that thanking or asking changes the outcome. Made from `followup/rules/figures.toml`.
"""
DISAGREE = """# Where the sources disagree

A question has an answer for each that a source gives. A policy picks one of them, and the plan names the others with
their day.
"""


def plain(words: str) -> str:
    """Words as Markdown shows them as they stand, on one line."""
    return re.sub(r"([\\`*_{}\[\]<>|#$])", r"\\\1", " ".join(words.split()))


def slug(section: str) -> str:
    return re.sub(r"[^a-z]+", "-", section.lower()).strip("-")


def pages(book: Rulebook) -> dict[str, str]:
    """Name below advice/ -> Markdown: a list, a page for each section, the questions, the figures, the sources."""
    sections = list(dict.fromkeys(one.section for one in book.advice.values()))
    names = [*map(slug, sections), "disagree", "figures", "sources"]
    contents = "\n".join(["```{toctree}", ":maxdepth: 1", "", *names, "```"])
    found = {"index": f"{FIRST}\n{contents}\n", "disagree": _questions(book)}
    found |= {"figures": _figures(book), "sources": _sources(book)}
    stories = examples(book)
    for section in sections:
        pieces = [one for one in book.advice.values() if one.section == section]
        text = [f"# {plain(section)}", *("\n\n".join(_piece(book, one, stories.get(one.id))) for one in pieces)]
        found[slug(section)] = "\n\n".join(text) + "\n"
    return found


def examples(book: Rulebook) -> dict[str, Scenario]:
    """Advice id -> an invented case whose plan rests on it: of those that do, the one that was shown least."""
    folders = scenario_folders()
    known = {one.name: one for folder in folders for one in read_scenarios(folder)}
    carried = audit(book, folders, clock.now().date()).carried
    shown: Counter[str] = Counter()
    found = {}
    for id, by in carried.items():
        told = [name for name in by["scenarios"] if known[name].told.get("story")]
        if told:
            chosen = min(told, key=lambda name: (shown[name], name))
            shown[chosen] += 1
            found[id] = known[chosen]
    return found


def heading(one: Advice) -> str:
    """Its id and how it begins: up to the first sign, ten words at the most."""
    begins = re.split(r"[,:;.]", one.says)[0].split()
    return plain(f"{one.id} {' '.join(begins[:10])}{' …' if len(begins) > 10 else ''}")


def _piece(book: Rulebook, one: Advice, story: Scenario | None) -> Iterator[str]:
    yield f"(advice-{one.id.lower()})=\n## {heading(one)}"
    yield f"{plain(one.says)}"
    yield f"**Says:** {_whose(book, one.sources)}."
    if one.against:
        yield f"**Holds otherwise:** {_whose(book, one.against)}."
    asked = [q for q in book.questions.values() if any(one.id in answer.advice for answer in q.answer)]
    for question in asked:
        yield f"**Others answer otherwise:** [{plain(question.asks)}](#question-{question.id.lower()})"
    rules = [rule.entry for rule in book.rules.values() if one.id in rule.entry.advice]
    if rules:
        yield "**Rules:**"
        yield "\n".join(f"- `{rule.id}` {DOES[rule.does]}: {_open(rule.says)}" for rule in rules)
    templates = [f"`{id}`" for id, one_of in book.templates.items() if one.id in one_of.all_advice]
    if templates:
        yield f"**Messages:** {', '.join(templates)}."
    if story:
        yield from _example(book, story)


def _open(says: str) -> str:
    """A rule's words as the docs show them: what the plan fills in stands in brackets."""
    return plain(re.sub(r"\{(\w+)\}", lambda found: f"({found[1].replace('_', ' ')})", says))


def _example(book: Rulebook, story: Scenario) -> Iterator[str]:
    """A story and what the plan says in it, at its first moment."""
    plan = next(story.plans(book))
    told = [f"**Example, invented: {plain(story.told.get('title', story.name))}**", plain(story.told["story"])]
    told += [f"The plan ({plain(plan.policy)}): {plain(plan.summary)}", f"The case: `{story.name}.toml`."]
    yield "\n>\n".join(f"> {line}" for line in told)


def _whose(book: Rulebook, ids: Iterable[str]) -> str:
    return ", ".join(f"[{_title(book.sources[id])}](#source-{id})" for id in ids)


def _title(source: Source) -> str:
    return "this workbook" if source.id == OWN else plain(source.title)


def _questions(book: Rulebook) -> str:
    parts = [DISAGREE]
    for question in book.questions.values():
        rows = [_answer(book, question.id, answer) for answer in question.answer]
        head = ["| answer | whose | policies that follow it |", "|---|---|---|"]
        parts += [f"(question-{question.id.lower()})=\n## {plain(question.asks)}", "\n".join(head + rows)]
    return "\n\n".join(parts) + "\n"


def _answer(book: Rulebook, question: str, answer: Answer) -> str:
    follow = [id for id, policy in book.policies.items() if policy.answers[question].id == answer.id]
    return f"| {plain(answer.says)} | {_whose(book, answer.sources)} | {', '.join(follow)} |"


def _figures(book: Rulebook) -> str:
    """Each published figure at an address of its own, with all that it must not stand without."""
    parts = [FIGURES]
    for one in book.figures.values():
        again = [f", to be read again by {day}" for id in one.sources if (day := book.sources[id].read_again)]
        read = [f"read {day}" for id in one.sources if (day := book.sources[id].read)]
        parts += [f"(figure-{one.id})=\n## {plain(one.says)}", f"**Asked:** {plain(one.asked)} n = {one.n:,}."]
        parts += [f"**What it does not say:** {plain(one.caveat)}"]
        parts += [f"**Source:** {_whose(book, one.sources)}, {', '.join(read)}{''.join(again)}."]
    return "\n\n".join(parts) + "\n"


def _sources(book: Rulebook) -> str:
    """Each source once, with the day somebody last read it and the figures that are taken from it."""
    parts = ["# Sources"]
    for source in book.sources.values():
        known = [source.author, source.published and f"published {source.published}", str(source.address or "")]
        known += [f"read {source.read}" if source.read else "what no source says and the workbook holds itself"]
        parts += [f"(source-{source.id})=\n## {_title(source)}", plain(", ".join(filter(None, known))) + "."]
        taken = [one for one in book.figures.values() if source.id in one.sources]
        parts += [f"Figure: [{plain(one.says)}](#figure-{one.id})" for one in taken]
    return "\n\n".join(parts) + "\n"
