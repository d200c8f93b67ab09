"""Cards for the printer: four to a page on A4 and on Letter, their answers on sheets of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ...case.markup import EMPTY, Markup, join, tag
from ...exchange.paper import bullets, line, page, within
from ...rulebook.book import Rulebook
from .answers import Answer, AnswerSheet, answer_sheet
from .known import known_lines, moment_line
from .questions import ASKED, asked
from .stories import Story

PER_PAGE = 4
# characters beyond which a card's words are set smaller, the largest first; a browser test lays them all out
SIZES = ((950, "long dense"), (680, "long"), (560, "full"))
HINTS = {
    "what-now": "What do you do now?",
    "when": "On which day?",
    "whom": "To whom?",
    "how": "By email, phone, post, in person, not at all?",
}
# Two cards of 127 mm and the gap between them are less than the height of both papers, so none has to be named.
STYLE = Path(__file__).with_name("cards.css")


def card_pages(
    stories: Sequence[Story],
    *,
    cards: bool = True,
    answers: bool = True,
    policy: str | None = None,
    rulebook: Rulebook | None = None,
) -> str:
    """An HTML document with the cards, four to a page, and after them the answers by the same numbers.

    policy: whose advice the answers follow; each story's own where none is given.
    """
    parts = list(_sheets(stories, policy, rulebook)) if cards else []
    if answers:
        parts.append(_answers([answer_sheet(story, policy, rulebook) for story in stories], apart=cards))
    what = " and ".join(word for word, wanted in (("cards", cards), ("answers", answers)) if wanted)
    return page(f"{len(stories)} stories: {what}", *parts, style=STYLE.read_text(encoding="utf-8"))


def _sheets(stories: Sequence[Story], policy: str | None, rulebook: Rulebook | None) -> Iterator[Markup]:
    for first in range(0, len(stories), PER_PAGE):
        held = stories[first : first + PER_PAGE]
        yield within("div", (_card(story, asked(story, policy, rulebook)) for story in held), "sheet")


def _card(story: Story, kinds: Sequence[str]) -> Markup:
    """A card holds what is known, and never what to do: neither title, nor policy, nor plan.

    kinds: of ASKED, those that can be asked about it
    """
    known = known_lines(story)
    size = len(story.text) + sum(map(len, known)) + 30 * len(known)
    head = tag("h2", tag("span", f"Card {story.number}"), line("span", story.case.employer.name))
    when = tag("p", tag("b", f"It is {moment_line(story)}."))
    asks = (tag("p", tag("b", ASKED[kind][0]), " ", tag("small", HINTS[kind])) for kind in kinds)
    body = [head, line("p", story.text), when, within("div", [bullets(known)], "known"), within("div", asks, "ask")]
    smaller = next((f" {css}" for beyond, css in SIZES if size > beyond), "")
    return within("div", body, f"card{smaller}")


def _answers(sheets: Sequence[AnswerSheet], *, apart: bool) -> Markup:
    says = "What the workbook's plan says, by the advice named with each card, and who would do otherwise."
    parts = [line("h1", "Answers"), line("p", says, css="soft"), *map(_sheet, sheets)]
    return within("div", parts, "answers apart" if apart else "answers")


def _sheet(one: AnswerSheet) -> Markup:
    said = (join(line("dt", answer.heading), _said(answer)) for answer in one.answers)
    rows = within("dl", said) if one.answers else EMPTY
    alone = join(line("p", "Take care:", css="soft"), bullets(one.avoid)) if one.avoid else EMPTY
    advice = line("p", f"{one.summary} (advice: {one.policy})", css="soft")
    asked = tag("p", tag("b", one.question), f" {one.answer}", class_="asked") if one.answer else EMPTY
    more = line("p", f"Besides: {'; '.join(one.besides)}.", css="soft") if one.besides else EMPTY
    apart = line("p", f"The advice differs. {_others(one.apart)}.", css="soft") if one.apart else EMPTY
    return within(
        "div", [line("h2", f"{one.number}. {one.title}"), asked, advice, rows, more, apart, bullets(one.why), alone]
    )


def _others(given: Sequence[tuple[str, tuple[str, ...]]]) -> str:
    return "; ".join(f"{words}: {', '.join(names)}" for words, names in given)


def _said(answer: Answer) -> Markup:
    others = _others(answer.others)
    also = "".join(f" {word}: {'; '.join(ways)}." for word, ways in answer.also)
    more = join(" ", tag("span", f"Others: {others}", class_="soft")) if others else EMPTY
    return tag("dd", tag("b", f"{answer.says}."), also, more)
