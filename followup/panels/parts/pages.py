"""The notebooks in the order a candidate lives them: which stage each is about, and how to link to it."""

from __future__ import annotations

from typing import NamedTuple

from .markup import Markup, tag


class Page(NamedTuple):
    """name: the file without .ipynb; stages: what it is about; channels: of the follow-up, where two share it."""

    name: str
    title: str
    stages: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()


PAGES = (
    Page("00_start_here", "Start here"),
    Page("10_before_you_leave", "Before you leave", ("before_interview", "applied", "invited")),
    Page("20_thank_you", "The thank-you", ("thank_you",)),
    Page("30_waiting", "Waiting", ("waiting",)),
    Page("40_follow_up_call", "The follow-up call", ("follow_up",), ("phone", "visit")),
    Page("45_follow_up_email", "The follow-up email", ("follow_up",), ("email", "post")),
    Page("50_no_answer", "No answer", ("quiet",)),
    Page("55_heard_back", "They answered: nothing decided", ("no_decision", "task")),
    Page("60_a_no", "A no", ("rejected",)),
    Page("65_an_offer", "An offer, and other ends", ("offer", "closed")),
    Page("70_pipeline", "Your whole search"),
    Page("75_in_and_out", "In and out"),
    Page("90_read_the_advice", "Read the advice"),
    Page("95_practice", "Your practice"),
)
START = PAGES[0]


def page(name: str) -> Page:
    """The page of that name; the first one for a name nobody knows."""
    return next((one for one in PAGES if one.name == name), START)


def page_for(stage: str, channel: str | None = None) -> Page:
    """The page that is about a stage, and about the channel of its follow-up where that matters."""
    about = [one for one in PAGES if stage in one.stages]
    fitting = [one for one in about if channel in one.channels]
    return (fitting or about[-1:] or [START])[0]


def neighbours(name: str) -> tuple[Page | None, Page | None]:
    """The pages before and after this one."""
    place = PAGES.index(page(name))
    return (PAGES[place - 1] if place else None, PAGES[place + 1] if place + 1 < len(PAGES) else None)


def link(to: Page, words: str | None = None, css: str = "fu-link") -> Markup:
    """A link to another notebook. Relative: JupyterLab opens it as a tab, Voilà renders it."""
    return tag("a", words or to.title, href=f"{to.name}.ipynb", class_=css)
