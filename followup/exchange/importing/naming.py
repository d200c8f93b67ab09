"""What the employer and the role of a row are called; a row that can't be a case."""

from __future__ import annotations

import re

from ...case.errors import shorten
from ...case.wording import NOT_NAMED
from .setting import Setting
from .table import Row
from .words import fold, is_missing, is_unsaid, one_line, read_words

MOST_LINE = 300  # characters a case file allows
NOT_RECORDED = "Not recorded"  # an employer no column names; its row tells it from the others
LINK = re.compile(r"https?://\S+", re.IGNORECASE)
CARD = re.compile(r"\((?P<employer>[^()]+)\)\s*(?P<title>.+)")
CARD_AT = re.compile(r"(?P<title>.+?)\s+(?:at|@|bei|chez)\s+(?P<employer>.+)")
CARD_DASH = re.compile(r"(?P<employer>[^–—|-]+?)\s+[–—|-]\s+(?P<title>.+)")
BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]+)[)\]）】]")


class NotTaken(Exception):
    """The row opens no case. held: it could (held back), else it can't (refused); reason: the same for all its kind."""

    def __init__(self, reason: str, *, held: bool = False, detail: str = "") -> None:
        super().__init__(reason)
        self.reason, self.held, self.detail = reason, held, detail


def read_names(row: Row, setting: Setting) -> tuple[str, str]:
    """Employer and role of a row; NotTaken where they are not to be told."""
    employer, title = setting.cell(row, "employer"), setting.cell(row, "title")
    if setting.columns.shape == "cards" and "employer" not in setting.columns.choices:
        employer, title = split_card(title)
    for what, text in (("employer", employer), ("role", title)):
        if "\n" in text or "\r" in text:
            raise NotTaken(f"a line break in the {what}: is a quotation mark missing?", detail=shorten(text, 40))
        if len(text) > MOST_LINE:
            raise NotTaken(f"the {what} is too long", detail=f"{len(text)} characters, {MOST_LINE} at the most")
    employer, title = _without_link(one_line(employer)), one_line(title)
    if ("employer" not in setting.columns.choices and setting.columns.shape != "cards") or _is_nobody(employer):
        employer = f"{NOT_RECORDED} (row {row.number})"
    if not employer or is_missing(employer):
        if not (title and not is_missing(title) and _is_told_of(row, setting)):
            raise NotTaken("no employer named", detail=shorten(title, 40))
        employer = f"{NOT_RECORDED} (row {row.number})"
    return employer, NOT_NAMED if not title or is_missing(title) or is_missing(_outside_brackets(title)) else title


def _is_told_of(row: Row, setting: Setting) -> bool:
    """Whether a row says of itself when it was sent or what came of it."""
    said = any(not is_missing(setting.cell(row, name)) for name in ("status", "outcome", "history"))
    return said or setting.date(row, "applied").day is not None


def _outside_brackets(text: str) -> str:
    return BRACKETS.sub("", text).strip() or text


def _is_nobody(employer: str) -> bool:
    """Whether words stand for an employer that nobody knows: “Unknown (a recruiter)”, “(company not in the mail)”."""
    bare = BRACKETS.sub("", employer).strip()
    inside = "" if bare else employer.strip("()[] ")
    aside = not bare and employer.startswith("(") and " " in inside
    return aside or fold(bare or inside) in read_words("headings")["nobody"] or is_unsaid(bare)


def _without_link(employer: str) -> str:
    """The name without the address that stands behind it; the address where nothing else is there."""
    if not LINK.search(employer):
        return employer
    return one_line(LINK.sub(" ", employer)).strip("()[]<>-–|,: ") or employer


def link_in(employer: str) -> str:
    """The address behind a name; "" where there is none."""
    found = LINK.search(employer)
    return found[0].rstrip(").,>]") if found else ""


def split_card(text: str) -> tuple[str, str]:
    """Employer and role of a card's title: `(Employer) Role`, `Role at Employer`, `Employer - Role`."""
    for pattern in (CARD, CARD_AT, CARD_DASH):
        if found := pattern.fullmatch(one_line(text)):
            return found["employer"].strip(), found["title"].strip()
    raise NotTaken("employer and role can't be told apart in this title", detail=shorten(text, 40))
