"""Lists that a program made of a mailbox: their “roles” are subjects of emails, and an email is no application."""

from __future__ import annotations

import re

from .table import Table
from .words import fold

SUBJECTS = frozenset({"subject", "email subject", "mail subject", "betreff", "objet", "sujet", "asunto", "oggetto",
                      "onderwerp", "assunto", "temat", "konu"})  # fmt: skip
SAMPLE = 2_000  # roles that are looked at
FEWEST, SHARE = 3, 0.1  # so many, and such a share of them, and all of the list is emails
NO_APPLICATION = "an email, not an application"
SUBJECT = re.compile(
    r"thank(s| you) for (applying|your (interest|application|submission))"
    r"|(thanks?|update|regarding|about|received?)\b.{0,25}\byour (\w+ ){0,4}application"
    r"|your (\w+ ){0,3}application (to|for|at|with|has|is|was)\b|application received"
    r"|(we( have|'ve|’ve)? )?received your (\w+ ){0,2}application|application (to|for) .{1,60} (submitted|received)"
    r"|job alerts? (for|from|has|is)\b|\bnew jobs? (opportunities|posted|for|similar)\b|jobs similar to|just posted"
    r"|\bis hiring\b|jobs? for you|follow your application"
    r"|(ihre|deine) bewerbung|eingangsbestätigung|votre candidature|tu candidatura|su candidatura|la tua candidatura"
    r"|uw sollicitatie|je sollicitatie|sua candidatura|twoja aplikacja|\bunsubscribe\b|^(re|fwd?|aw|wg):",
    re.IGNORECASE,
)


def reads_like_subject(role: str) -> bool:
    """Whether a role reads like the subject of an email about an application, or of a job alert."""
    return bool(SUBJECT.search(role))


def has_subjects(table: Table) -> bool:
    """Whether a column holds the subjects of emails."""
    return any(fold(name) in SUBJECTS and is_mailbox(table, number) for number, name in enumerate(table.header))


def is_mailbox(table: Table, column: int | None) -> bool:
    """Whether a list's rows are emails, by the column of its roles."""
    roles = [cell for cell in table.column(column)[:SAMPLE] if cell] if column is not None else []
    like = sum(map(reads_like_subject, roles))
    return like >= FEWEST and like >= SHARE * len(roles)
