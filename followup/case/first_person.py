"""A candidate's note that begins with what they did or are, as a sentence of theirs: led a team → I led a team."""

from __future__ import annotations

import re

from .wording import one_line

IRREGULAR = (
    "forgot|meant|thought|did|led|ran|built|wrote|taught|kept|sold|grew|won|drove|brought|took|began|gave|oversaw|spoke|made|held|"
    "set up|dealt|found|knew|learnt|rebuilt|rewrote|spent"
)
# What lines of a CV begin with; a word that may stand before a noun as well (planned, automated) needs what FOLLOWS.
VERBS = (
    "managed|handled|organi[sz]ed|supervised|trained|developed|created|designed|implemented|improved|increased|reduced|"
    "coordinated|delivered|prepared|maintained|supported|served|worked|helped|assisted|analy[sz]ed|achieved|launched|"
    "introduced|negotiated|resolved|coached|mentored|hired|recruited|cooked|cleaned|repaired|installed|tested|monitored|"
    "processed|produced|published|translated|volunteered|studied|graduated|completed|passed|learned|edited|presented"
)
AM = (
    "careful|reliable|punctual|patient|organi[sz]ed|flexible|friendly|calm|creative|hard-?working|honest|motivated|"
    "bilingual|curious|thorough|detail-oriented|adaptable|resourceful|tidy|quick|fast"
)
KIND = (
    r"(?:an? )?((?:\w+ )?(?:learner|worker|(?:team )?player|listener|starter|self-starter|organi[sz]er|communicator))"
)
AUXILIARY = "am|was|have|had|can|could|will|would|know|speak|understand|love|enjoy"
FOLLOWS = (
    r"(?:the|an?|my|our|their|its|up|out|over|all|every|both|new|more|several|many|\d\S*|two|three|four|five|six|seven|"
    r"eight|nine|ten|twelve|twenty|for|with|at|in|on|as|from|to|under)"
)
STATE = (
    "certified|licen[sc]ed|experienced|skilled|trained|qualified|used|interested|based|familiar|able|willing|ready|"
    "available|free|comfortable|confident|proficient|accustomed|committed|good|fluent|fully booked"
)
NOUNS = r"(?!environment|in \w+ (?:wardrobe|cupboard)|and )"
A_TRADE = (
    r"clerk|nurse|chef|cook|mechanic|technician|electrician|carpenter|baker|teacher|assistant|\w+(?:er|or|ist|ian)"
)
IS_A = re.compile(
    rf"(?:trained|qualified|certified|licen[sc]ed|registered|chartered|experienced|skilled) (?!{FOLLOWS}\b)"
    rf"(?:[\w-]+ ){{0,2}}(?:{A_TRADE})"
)  # trained administrative clerk: a trade, where "trained new staff" is a deed
HOLDS = re.compile(
    r"(?!(?:i|am|is|was|has|have|had|get|got|be|being|been|not|an?|the|my) )[\w-]+ (?:certified|licen[sc]ed|qualified)"
)
IS = re.compile(rf"(?:{STATE}) (?:in|with|as|to|at|for|on|by)\b", re.IGNORECASE)
DID = re.compile(rf"(?:(?:{IRREGULAR}|{AUXILIARY}) {NOUNS}\w|(?:{VERBS}) \w|[a-z]{{2,}}ed {FOLLOWS}\b)")


def in_first_person(entry: str) -> str:
    """The entry as a sentence with its subject where it begins with a verb; any other as it stands."""
    text = one_line(entry)
    if "?" in text:
        return entry
    low = text[:1].lower() + text[1:]
    if IS.match(low) or re.fullmatch(AM, low) or HOLDS.fullmatch(low):
        return f"I am {low}"
    if IS_A.fullmatch(low):
        return f"I am {'an' if low[0] in 'aeiou' else 'a'} {low}"
    if one := re.fullmatch(KIND, low):
        return f"I am {'an' if one[1][0] in 'aeiou' else 'a'} {one[1]}"
    return f"I {low}" if DID.match(low) else entry
