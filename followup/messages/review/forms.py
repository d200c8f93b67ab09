"""Finds a word in the wrong form: "I enjoyed see", "my manager trust me", "many customer", "I was work"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...case.wording import MONTHS, WEEKDAYS
from ..occasion import Occasion
from .agreement import MANY, PAST, slip_of, told
from .finding import Finding
from .note import Note

# Verbs that are hardly ever nouns, and verbs that are as often; a noun can stand where a verb cannot.
VERBS = (
    r"(?:see|meet|learn|hear|speak|take|give|teach|write|send|tell|know|join|receive|discuss|explain|bring|think|"
    r"believe|"
    r"understand|develop|improve|contribute|provide|include|apply|accept|appreciate|enjoy|prepare|consider|achieve|"
    r"assist|ensure|operate|maintain|perform|communicate|describe|mention|introduce|attend|allow|require|agree|grow|"
    r"spend|choose|sell|solve|create|produce|collect|deliver|listen|build|keep|become|follow|carry|serve)"
)
NOUNS_TOO = (
    r"(?:trust|need|want|help|show|train|lead|call|hope|like|love|plan|offer|support|visit|answer|ask|move|pay|treat|"
    r"teach|manage|let|make|get|go|come|have|do|say|work|run|start|use)"
)
UNITS = r"(?:year|month|week|day|hour|minute)"
NUMBERS = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|[2-9]|[1-9]\d)"
WORDED = NUMBERS.replace(r"|[2-9]|[1-9]\d", "")  # "your July 31 meeting" has one
THING = (
    r"(?:customer|client|patient|student|resident|guest|machine|skill|project|question|tool|task|job|course|language|"
    r"system|colleague|nurse|teacher|employee|worker|candidate|member|manager|idea|problem|place|thing|way|order|"
    r"document|certificate|detail|school|hospital|result|report|meeting|room|product|step|subject|department|mistake|"
    r"experience|opportunity|company|country|duty|reason|visitor|driver|engineer|position|year|month|week|day|hour)"
)
AFTER_A_NOUN = (
    r"(?=[.,;!?]|$| (?:from|in|of|at|on|with|for|who|that|which|are|were|have|had|was|is|as|when|every|each|per|"
    r"today|about|during|asked|said|told|came|needed|helped|called|because|ago|"
    r"before|after|later|and (?:I|we|you|it|they|the|my|a)|I|we|you|to (?!\w+ing))\b)"
)
FOLLOWED = (
    r"(?= (?:the|a|an|my|your|our|you|me|us|it|them|him|her|how|that|what|with|in|at|to|more|about|for|from|new)\b)"
)
PLURALS = {"company": "companies", "country": "countries", "duty": "duties", "opportunity": "opportunities"}
IRREGULAR = {plain: past for past, plain in PAST.items() if past not in
             ("seen", "spoken", "written", "taken", "given", "known", "learned")} | {
    "teach": "taught", "lead": "led", "run": "ran", "build": "built", "sell": "sold", "buy": "bought", "drive": "drove",
    "come": "came", "get": "got", "leave": "left", "think": "thought", "find": "found", "hold": "held", "feel": "felt",
    "do": "did", "grow": "grew", "begin": "began", "learn": "learned", "manage": "managed", "serve": "served",
    "train": "trained", "prepare": "prepared", "call": "called", "receive": "received", "apply": "applied",
    "attend": "attended", "finish": "finished", "use": "used", "handle": "handled", "organize": "organized",
    "organise": "organised", "develop": "developed", "create": "created", "supervise": "supervised",
}  # fmt: skip
WAS = rf"(?:{'|'.join(IRREGULAR)})"
LONG_AGO = rf"(?:last (?:week|month|year|summer|winter|{'|'.join(WEEKDAYS)})|yesterday|{NUMBERS} {UNITS}s ago)"
HELPED = re.compile(
    r"\b(?:let|lets|make|makes|made|help|helps|helped|watch\w*|see|saw|hear|heard|had|have|ask\w*|suggest\w*|insist\w*|"
    r"recommend\w*|between|both|so that|lest|may|can|could|will|would|should|must|might|do|does|did|to)\b",
    re.IGNORECASE,
)


def ing(verb: str) -> str:
    """The form in -ing of one of the verbs above."""
    return verb[:-1] + "ing" if verb[-1] == "e" and not verb.endswith("ee") else verb + "ing"


EVERY = (*VERBS[3:-1].split("|"), *NOUNS_TOO[3:-1].split("|"))
TO_ING = {verb: {"run": "running", "let": "letting", "get": "getting"}.get(verb, ing(verb)) for verb in EVERY}
TO_S = {verb: {"have": "has", "do": "does", "go": "goes", "teach": "teaches", "discuss": "discusses"}.get(
    verb, verb[:-1] + "ies" if re.search(r"[^aeo]y$", verb) else verb + "s") for verb in EVERY}  # fmt: skip
TO_MANY = {one: PLURALS.get(one, one + "s") for one in (*THING[3:-1].split("|"), *UNITS[3:-1].split("|"))}
TO_ONE = {many: one for one, many in TO_MANY.items()}
SLIPS = (
    slip_of(
        rf"\b(?:enjoy(?:ed)?|finish(?:ed)?|kept|avoid(?:ed)?|miss(?:ed)?|interested in|good at|(?:thank you|"
        rf"thanks) for|"
        rf"instead of|pleasure of|way of|without|used to be(?:ing)?|before|after|by|about|of) "
        rf"(?P<slip>{VERBS}){FOLLOWED}",
        "Here the verb takes -ing.",
        TO_ING,
    ),
    slip_of(
        rf"(?:\b(?:am|is|are|was|were|got|get|be|been)|'m|'re) (?:well |very |quite |already )?used to "
        rf"(?P<slip>{VERBS}|(?:work|drive|run|lead|manage|handle)(?= (?:alone|with|in|under|at|long|nights|a|the|"
        rf"on)\b))\b",
        "After “be used to” the verb takes -ing.",
        TO_ING | {"drive": "driving", "handle": "handling", "work": "working", "lead": "leading"},
    ),
    slip_of(
        rf"(?<!\ba )(?<!-)\b{NUMBERS} (?P<slip>{UNITS}){AFTER_A_NOUN}",
        "More than one takes the plural.",
        TO_MANY,
    ),
    slip_of(
        rf"\b(?:many|several|these|those|various|a few|{WORDED}) (?:other |new |different |good |old )?"
        rf"(?P<slip>(?!{UNITS}){THING}){AFTER_A_NOUN}",
        "More than one takes the plural.",
        TO_MANY,
    ),
    slip_of(
        r"\b(?:a|an|each|every|another) (?:(?!few|couple|dozen|hundred|thousand|million|many|numbers|two|three|"
        r"four|five|"
        rf"six|ten|other|further|good many)[a-z]+ )?(?P<slip>(?:{'|'.join(TO_ONE)})){AFTER_A_NOUN}",
        "One takes the singular.",
        TO_ONE,
    ),
    slip_of(
        rf"(?:^|[.!?]\s+|\band |\bbut |, )(?:{LONG_AGO}|in (?:19|20)\d\d|in my (?:last|previous|former|old) "
        rf"(?:job|role|position|post|work|place|company|project)),? (?:I|we) "
        rf"(?P<slip>{WAS})\b(?<!\bhave)(?<!\buse)(?! not\b)",
        "What is over takes the past.",
        IRREGULAR,
    ),
    slip_of(
        rf"(?:^|[.!?]\s+|\band )(?:I|we) (?P<slip>meet|see|speak|send|write|receive|go|come|call|talk|attend|leave|"
        rf"visit|"
        r"give|apply|get|take) (?:(?!that\b|what\b|which\b|who\b|how\b|you (?:\w+ed|were|had)|had\b|was\b|were\b|"
        r"\w+ed\b)"
        rf"[\w']+ ){{0,5}}{LONG_AGO}\b",
        "What is over takes the past.",
        IRREGULAR | {"talk": "talked", "visit": "visited"},
    ),
    slip_of(
        rf"\bI(?: am|'m| was)(?: also| still| now)? (?P<slip>{VERBS}|work(?= (?:in|at|for|with|as|on)\b)|"
        r"(?:drive|clean|cook|repair|manage|help|train|handle|supervise|lead|run)(?= (?:the|a|an|my|our|your|that|"
        r"all)\b))"
        r"(?= (?:the|a|an|my|your|you|in|at|for|with|as|on|to|how|that|all)\b)",
        "After “am” and “was” the verb takes -ing.",
        TO_ING,
    ),
    slip_of(
        rf"\b(?:I|we) (?:(?:really|also|still) )?(?P<slip>(?:want|would like|would love|hope|wish|decided|plan|'d "
        rf"like) "
        rf"(?:{VERBS}{FOLLOWED}|work(?= (?:with|for|at) (?:you|your)\b)|help(?= (?:you|your|the)\b)))",
        "A “to” is missing between the verbs.",
        {},
    ),
    slip_of(
        r"\b(?:hope|hoping|want|wanted|would like|would love|able|plan|decided|ready|glad|happy|pleased|need) to "
        r"(?P<slip>(?!bring\b|sing\b|ring\b|string\b|spring\b|swing\b|wing\b|everything\b|anything\b|"
        r"nothing\b)[a-z]{3,}ing)"
        r"(?= (?:the|a|an|my|your|you|in|at|for|with|as|on|from|about|to|how)\b)",
        "After “to” stands the plain verb.",
        {},
    ),
    slip_of(
        r"\b(?:can|could|will|would|should|must) (?P<slip>(?!bring|sing|ring|spring|swing|cling|string)[a-z]{3,}ing)"
        r"(?= (?:the|a|an|my|your|you|in|at|for|with|as|on|from|about|to|how|quickly|well|more|time|out)\b|[.,;!?])",
        "After a helping verb stands the plain verb.",
        {},
    ),
    slip_of(
        r"\bneither (?:[\w']+ ){1,4}nor (?:the |my |your |a |his |her )?[a-z]+[^s\W] (?P<slip>have|are|were|do)\b",
        "“Neither … nor” goes with the one thing next to the verb.",
        {"have": "has", "are": "is", "were": "was", "do": "does"},
    ),
    slip_of(
        r"\bI(?: have been|'ve been| am|'m) (?P<slip>graduated)(?= (?:in|from|at|as|with|last)\b|[.,])",
        "Here it is “I graduated” or “have graduated”.",
        {},
    ),
    slip_of(
        r"\b(?:let|lets|made|make|makes) (?:me|us|you|him|her|them) (?P<slip>to (?:know|see|hear|feel|come|work|do|"
        r"think|"
        r"understand|want|speak|go))\b",
        "After “let” and “make” stands the plain verb.",
        {f"to {verb}": verb for verb in ("know", "see", "hear", "feel", "come", "work", "do", "think", "understand")},
    ),
    slip_of(
        r"\b(?:did not|didn't|does not|doesn't|don't|cannot|can't|could|would|should|must|can|will) "
        r"(?P<slip>(?!need\b|feed\b|speed\b|embed\b|shed\b|wed\b)[a-z]{2,}[^e\W]ed)"
        r"(?= (?:the|a|an|my|your|you|me|us|it|in|at|for|with|on|to|that|any|from)\b|[.,;!?])",
        "After a helping verb stands the plain verb.",
        {},
    ),
    slip_of(
        r"\bI(?: am|'m| was) (?:very |so |really |also |most )?(?P<slip>exciting|boring|interesting|surprising|"
        r"disappointing|"
        r"tiring|motivating|confusing|frustrating)(?= (?:about|in|by|with|to|at|of|that|when)\b)",
        "Who feels it is so in -ed.",
        {one: f"{one[:-3]}ed" for one in ("exciting", "boring", "interesting", "surprising", "disappointing", "tiring",
                                          "motivating", "confusing", "frustrating")},
    ),
    slip_of(
        r"(?:^|[.!?]\s+|\b(?:and|but|so|because) |, )I (?P<slip>(?:(?:very|so|still|also|really|always) "
        r")?(?:interested|"
        r"excited|glad|happy|grateful|available|ready|willing|able|pleased|eager|keen|looking forward))\b",
        "“Am” is missing.",
        {},
    ),
    slip_of(
        r"\bI (?P<slip>work|live|study|teach|drive|manage) (?:(?!that\b|which\b|who\b|have\b|has\b|been\b|had\b|"
        r"and\b)[\w']+ )"
        rf"{{0,5}}since (?:(?:19|20)\d\d|{'|'.join(MONTHS)}|last|my|I)\b",
        "What began then and still goes on takes “have”.",
        {one: f"have {past}" for one, past in (("work", "worked"), ("live", "lived"), ("study", "studied"),
                                              ("teach", "taught"), ("drive", "driven"), ("manage", "managed"))},
    ),
    slip_of(
        r"(?<!of the )(?<!of your )(?<!of my )\b(?:people|nurses|colleagues|teachers|residents|children|students|"
        r"patients|guests|machines|rooms|questions) "
        r"(?:I|you|we|they) (?:met|saw|spoke (?:to|with)|worked with|talked (?:to|with)|asked|had|made|used|sent|"
        r"know|knew|(?:cared|worked|cooked) for) "
        r"(?P<slip>was|is|has|does)\b",
        "More than one takes “were”, “are”, “have”.",
        {"is": "are", "was": "were", "has": "have", "does": "do"},
    ),
    slip_of(
        r"(?:^|[.!?]\s+)(?:the|a|my|your|this) (?:list|copy|quality|level|box|price|cost|size|condition|layout|"
        r"description|"
        r"knowledge|use|pace|atmosphere|safety|choice|purpose|delivery|management|training|care|organi[sz]ation) of "
        r"(?:the |your |our |my )?[a-z]+s (?P<slip>are|were|have)\b",
        "The verb goes with the one thing at the front of the phrase.",
        {"are": "is", "were": "was", "have": "has"},
    ),
)  # fmt: skip
ONE_AND_PLAIN = slip_of(
    r"(?:^|[.!?]\s+|\b(?:and|but|that|because|where|since) )(?:my|your|our|his|her|the|this|that|every|each) "
    rf"(?:(?!{MANY}\b)[a-z]+ ){{0,2}}(?!{MANY}\b)[a-z]{{2,}}[^s\W\d] "
    rf"(?P<slip>(?:{VERBS}{FOLLOWED}|{NOUNS_TOO}(?= (?:me|us|him|them|that (?:I|we|you)|somebody|someone|people)\b)))",
    "One person or thing takes the verb with -s.",
    TO_S,
)


SHE_AND_PLAIN = slip_of(
    rf"(?:^|[.!?]\s+|\b(?:and|but|that|because|where|since|when|as|if) |, )(?:he|she|it) (?P<slip>{VERBS}|depend|"
    rf"seem|look|"
    rf"work|need|want|help|make|come|go|start|run|take)(?= (?:on|of|like|good|well|that|here|there|to|at|in|me|us|"
    rf"you|the|"
    r"a|my|your|with|for|more|very)\b)",
    "He, she and it take the verb with -s.",
    TO_S | {"depend": "depends", "seem": "seems", "look": "looks", "take": "takes"},
)


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    yield from told(SLIPS, note)
    yield from (one for one in told((ONE_AND_PLAIN, SHE_AND_PLAIN), note) if not _helped(one, note))


def _helped(one: Finding, note: Note) -> bool:
    """Whether a verb before it in the sentence takes the plain form: "let my manager know"."""
    sentence = next((s for s in note.sentences if s.start <= one.start < s.end), None)
    return sentence is None or bool(HELPED.search(re.split("[,;]", note.text[sentence.start : one.start])[-1]))
