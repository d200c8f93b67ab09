"""A candidate's note that begins with what they did or are, as a sentence of theirs: led a team → I led a team."""

from __future__ import annotations

import re

from .wording import one_line

IRREGULAR = (
    "did|led|ran|built|wrote|taught|kept|sold|grew|won|drove|brought|took|began|gave|oversaw|spoke|made|held|"
    "set up|dealt|found|knew|learnt|rebuilt|rewrote|spent"
)
AUXILIARY = "am|was|have|had|can|could|will|would|know|speak|understand|love|enjoy"
FOLLOWS = (
    r"(?:the|an?|my|our|their|its|up|out|over|all|every|both|new|more|several|many|\d\S*|two|three|four|five|six|seven|"
    r"eight|nine|ten|twelve|twenty|for|with|at|in|on|as|from|to|under)"
)
STATE = (
    "certified|licen[sc]ed|experienced|skilled|trained|qualified|used|interested|based|familiar|able|willing|ready|"
    "available|comfortable|confident|proficient|accustomed|committed|good|fluent|fully booked"
)
NOUNS = r"(?!environment|in \w+ (?:wardrobe|cupboard)|and )"
IS = re.compile(rf"(?:{STATE}) (?:in|with|as|to|at|for|on|by)\b", re.IGNORECASE)
DID = re.compile(rf"(?:(?:{IRREGULAR}|{AUXILIARY}) {NOUNS}\w|[a-z]{{2,}}ed {FOLLOWS}\b)")


def in_first_person(entry: str) -> str:
    """The entry as a sentence with its subject where it begins with a verb; any other as it stands."""
    text = one_line(entry)
    if "?" in text:
        return entry
    low = text[:1].lower() + text[1:]
    if IS.match(low):
        return f"I am {low}"
    return f"I {low}" if DID.match(low) else entry
