"""Finds slips across a phrase: "each of us have", "the skills in it fits", "if I will", "between you and I"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..occasion import Occasion
from .finding import Finding
from .note import Note
from .placeholders import without_gaps

SINGULAR = {"have": "has", "are": "is", "were": "was", "do": "does", "need": "needs", "want": "wants", "seem": "seems"}
PLURAL = {"is": "are", "was": "were", "has": "have", "does": "do"}
THINGS = (
    r"(?:skills|years|references|documents|questions|duties|qualifications|certificates|responsibilities|courses|hours|results|findings|costs|minutes|notes|photos|pictures|drawings|plans|copies|details|"
    r"samples|answers|methods|tools|records|reports|prices|dates|walls|tasks|needs|lessons|figures|numbers|minutes)"
)
# Past forms that are no plain verb, and what the plain verb is.
PAST = {
    "heard": "hear", "saw": "see", "seen": "see", "went": "go", "met": "meet", "told": "tell", "spoke": "speak",
    "spoken": "speak", "wrote": "write", "written": "write", "took": "take", "taken": "take", "gave": "give",
    "given": "give", "knew": "know", "known": "know", "made": "make", "had": "have", "sent": "send", "learned": "learn",
    "worked": "work", "talked": "talk", "helped": "help", "visited": "visit", "discussed": "discuss", "showed": "show",
    "began": "begin", "got": "get", "brought": "bring", "kept": "keep", "thanked": "thank", "joined": "join",
}  # fmt: skip
ONE_DOES = {"go": "goes", "come": "comes", "need": "needs", "have": "has", "make": "makes", "take": "takes",
            "do": "does", "are": "is", "were": "was", "keep": "keeps", "give": "gives", "run": "runs"}  # fmt: skip
MANY = (
    r"(?:people|staff|team|crew|children|men|women|police|few|many|rest|half|most|ones?|all|others?|data|media|criteria|"
    r"lot|number|couple|handful|pair|majority|range|variety|set|sheep|fish|family|public|board|panel|committee|"
    r"group|group of|feet|teeth|firm|company)"
)


# Verbs that stand bare after "have" by a slip only, and those that may be a thing one has.
BARE = (
    r"(?:send|receive|complete|apply|attach|enjoy|speak|write|prepare|join|decide|accept|teach|sell|handle|develop|"
    r"improve|achieve|learn|manage|include|enclose|perform|gain|discuss|work (?:as|since|there)|"
    r"work (?:in|at|with|for) [\w ]{3,30} (?:since|for) (?:\w+|\d+) (?:years|months))"
)
BARE_OR_THING = (
    r"(?:sign|finish|start|change|call|study|train|visit|help|use|pass|lead|serve|clean|open|close|mail|post)"
)


class Slip(NamedTuple):
    """What is wrong: the pattern, whose group `slip` is the place; what is said of it; what each word should be."""

    pattern: re.Pattern[str]
    says: str
    right: dict[str, str]


def slip_of(pattern: str, says: str, right: dict[str, str]) -> Slip:
    return Slip(re.compile(pattern, re.IGNORECASE), says, right)


SLIPS = (
    slip_of(
        r"(?<!\bif )(?<!\bthat )\b(?:each|one|either|neither|every one) of "
        r"(?:the|your|my|our|these|those|us|them|you|their|his|her)\b"
        r"(?: (?!who\b|that\b|which\b|you\b|we\b|they\b|I\b)[a-z]+){0,2} "
        r"(?P<slip>have|are|were|do|need|want|seem)\b(?! (?:you|we|they|I)\b)",
        "“Each of”, “one of” and their kin are singular.",
        SINGULAR,
    ),
    slip_of(
        r"\b(?:each|one|either|neither|every one) of (?:the|your|my|our|these|those) [a-z]+s (?:that |who |whom )?"
        r"(?:I|you|we|they) (?:[a-z]+(?:ed|ght|lt)|met|saw|had|read|spoke to|spoke with|knew|know) "
        r"(?P<slip>were|are|have)\b(?! (?:you|we|they|I)\b)",
        "“Each of”, “one of” and their kin are singular.",
        SINGULAR,
    ),
    slip_of(
        r"\bone of the (?:[a-z]+est|best|most [a-z]+|top|leading|finest) "
        r"(?P<slip>[a-z]*(?:er|or|ion|ment|ist|ity|ship|eer|company|team|hospital|school|firm|clinic|place|shop))"
        r"(?=[.,;!?]| (?:in|of|that|which|who|I|we|to|for|at|on|with|around|here)\b)",
        "“One of the” is followed by the plural.",
        {},
    ),
    slip_of(
        rf"\b(?:I|we|they|you) (?P<slip>(?:have|had)(?: also| already| just| now| never| always)? (?:{BARE}|"
        rf"(?:{BARE_OR_THING})(?= (?:the|my|your|it|them|this|that|these|our|all)\b)))\b"
        r"(?!,? (?:and|or)\b)",
        "After “have” the verb has its past form.",
        {},
    ),
    slip_of(
        r"(?:\b(?:that|think|believe|feel) |^|[.] )my (?:[a-z]+ )?\w+ and my "
        r"(?:[\w-]+ ){1,7}(?P<slip>makes|gives|helps|fits)\b",
        "Two things together take the verb without -s.",
        {"makes": "make", "gives": "give", "helps": "help", "fits": "fit"},
    ),
    slip_of(
        r"\b(?:for|over|after|than|almost|nearly|past|last) (?:two|three|four|five|six|seven|eight|nine|ten|twelve|"
        r"fifteen|twenty|[2-9]|[1-9]\d) (?P<slip>year|month|week|hour)"
        r"(?=[.,;!?]|$| (?:and I|in|at|as|with|on|I|now|ago)\b)",
        "More than one takes the plural.",
        {"year": "years", "month": "months", "week": "weeks", "hour": "hours"},
    ),
    slip_of(
        r"\b(?P<slip>since) (?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d+|several|many) "
        r"(?:years|months|weeks|days)\b(?! (?:ago|before|back))",
        "“Since” takes the moment it began; for a stretch of time it is “for”.",
        {"since": "for"},
    ),
    slip_of(
        r"\b(?:am|I'm|remain)(?: still| also)?(?: very| really| so| most| extremely)? (?P<slip>interesting)(?= in\b)",
        "Who wants something is interested in it.",
        {"interesting": "interested"},
    ),
    slip_of(
        r"\b(?:know|tell me|send me|confirm|about|of|with|for|share|at|hear|appreciate) (?P<slip>you're) "
        r"(?:[a-z]+ ){0,2}(?:way|time|decision|answer|team|company|plans?|thoughts|timeline|office|help|advice|reply|"
        r"feedback|interest|support|kindness|patience|consideration|convenience|preference|address|number|hospital|"
        r"school|department|staff|work)\b",
        "Here it is whose it is: “your”.",
        {"you're": "your"},
    ),
    slip_of(
        rf"\b(?:my|your|the|these|those|our) {THINGS} (?:in|of|for|at|with|from) (?:the |my |your |a )?"
        r"(?:(?!he\b|she\b|it\b|this\b|that\b|which\b|who\b|what\b|one\b|everyone\b|and\b)[a-z]+ ){1,2}"
        r"(?P<slip>is|was|has|does)\b",
        "The verb goes with the plural at the front of the phrase.",
        PLURAL,
    ),
    slip_of(
        r"\b(?:people|staff members|nurses|teachers|customers|patients|students|children) (?:in|of|at|on|from) "
        r"(?:the|your|my|our) [a-z]+ (?P<slip>is|was|has|does)\b",
        "The verb goes with the plural at the front of the phrase.",
        PLURAL,
    ),
    slip_of(
        r"\bif (?:I|you|we|they|he|she|it) "
        r"(?P<slip>will (?:be|get|have|need|hear|come|start|join|receive))\b(?! (?:kind|so kind|good) )",
        "After “if” English has the present: no “will”.",
        {f"will {verb}": verb for verb in ("have", "need", "hear", "come", "start", "join", "receive")},
    ),
    slip_of(
        r"\bif I (?P<slip>would (?:have|be|get|had))\b(?! to\b)",
        "After “if” English has no “would”.",
        {"would have": "had", "would be": "were", "would get": "got", "would had": "had"},
    ),
    slip_of(
        r"\bbetween (?:you|him|her|them|[A-Z]\w+) and (?P<slip>I|he|she|we|they)\b(?= ?[,.;:!?]|$)",
        "After “between” it is me, him, her, us or them.",
        {"i": "me", "he": "him", "she": "her", "we": "us", "they": "them"},
    ),
    slip_of(
        r"\b(?:for|with|to|met|thanked|showed|interviewed|told|from) "
        r"(?:my (?:colleague|wife|husband|manager|supervisor)|you|him|her|them|Mr\.? \w+|Ms\.? \w+) and "
        r"(?P<slip>I)\b(?=[.,;!?]| (?:about|on|yesterday|last|this|around|to|through|at|in)\b)",
        "Here it is “me”: it is done to you.",
        {"i": "me"},
    ),
    slip_of(
        r"(?:^|[.!?]\s+)(?P<slip>Me|Him|Her|Them|Us) and (?:my|the|your|[A-Z]\w+)(?: [a-z]+)? "
        r"(?:\w+ed|have|has|are|were|was|work|went|met|ran|had|did|will|would|should|could|talk|spoke)\b",
        "Who does something is I, he, she, we or they.",
        {"me": "I", "him": "He", "her": "She", "them": "They", "us": "We"},
    ),
    slip_of(
        r"\b(?:glad|happy|pleased|delighted|like|want|wanted|hope|hoped|able|chance|opportunity|wish|need|love|ready|sorry|"
        rf"eager|keen|nice|pleasure|good|great|interesting|have|going) to (?P<slip>{'|'.join(PAST)})\b",
        "After “to” stands the plain verb.",
        PAST,
    ),
    slip_of(
        r"\b(?:my|your|the|our|these|those) (?:two|three|four|five|six|both|other|many) (?:[a-z]+ )?[a-z]+s "
        r"(?P<slip>was|is|has|does)\b(?! (?:a|the|too) )",
        "More than one takes “were”, “are”, “have”.",
        PLURAL,
    ),
    slip_of(
        rf"\b(?:{THINGS}|repairs|people|patients|customers|students|machines|rooms|jobs|projects|parts) "
        r"(?:that|who|which) "
        r"(?P<slip>was|is|has|does)\b",
        "More than one takes “were”, “are”, “have”.",
        PLURAL,
    ),
    slip_of(
        r"(?:^|[.!?,;][ \t]*|\n[ \t]*|\band |\bbut )(?:I|we) (?P<slip>use) to "
        r"(?:be|work|make|do|have|live|run|teach|drive|play|go|take|help|sell|lead|manage|keep|write|cook)\b",
        "What one did and does no more is “used to”.",
        {"use": "used"},
    ),
    slip_of(
        r"[,;] (?P<slip>witch)\b",
        "This asks back: “which”.",
        {"witch": "which"},
    ),
    slip_of(
        r"\bfor (?:\w+ ){1,3}(?:years|months|weeks) (?:now )?(?:I|we) (?P<slip>am|are)(?= [a-z]+ing\b)",
        "What began then and still goes on takes “have been”.",
        {"am": "have been", "are": "have been"},
    ),
    slip_of(
        rf"\b(?:a|an|the|this|my|your|our|each|every) (?!{MANY}\b)[a-z]+[^s\W] that "
        rf"(?P<slip>{'|'.join(ONE_DOES)})\b(?! not\b)",
        "One thing takes the verb with -s.",
        ONE_DOES,
    ),
    slip_of(
        r"\b(?:of|for|in|with|at|on|from|about|by|into|to|all) (?P<slip>it's)\b(?= [a-z]+)"
        r"(?! (?:been|a|an|the|not|is|going|clear|true|hard|easy|time|just|too|very|so|about|all)\b)",
        "Here it is whose it is: “its”.",
        {"it's": "its"},
    ),
    slip_of(
        r"\b(?:did not|didn't|does not|doesn't|do not|don't) "
        r"(?P<slip>went|got|had|was|came|knew|told|said|took|made|saw|wrote|gave|spoke)\b",
        "After “did” and “do” the verb has its plain form.",
        {"went": "go", "got": "get", "had": "have", "was": "be", "came": "come", "knew": "know", "told": "tell",
         "said": "say", "took": "take", "made": "make", "saw": "see", "wrote": "write", "gave": "give",
         "spoke": "speak"},
    ),
)  # fmt: skip


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    yield from told(SLIPS, note)


def told(slips: Iterable[Slip], note: Note) -> Iterator[Finding]:
    """A finding at the place of each slip in the body of a note."""
    text, begin = without_gaps(note), note.body.start
    for slip in slips:
        for found in slip.pattern.finditer(text, begin):
            start, end = found.span("slip" if found["slip"] else "slip2")
            right = slip.right.get(text[start:end].lower())
            yield Finding(
                code="grammar",
                severity="warning",
                start=start,
                end=end,
                advice=("B8",),
                says=slip.says,
                suggestions=(right,) if right else (),
            )
