"""Finds words taken for others and small words that lack or are too many: "weather you", "in Monday", "lets talk"."""

from __future__ import annotations

from collections.abc import Iterator

from ...case.wording import MONTHS, WEEKDAYS
from ..occasion import Occasion
from .agreement import slip_of, told
from .finding import Finding
from .note import Note

WORKERS = (
    r"(?:electrician|nurse|teacher|welder|plumber|carpenter|cook|baker|driver|accountant|engineer|technician|mechanic|"
    r"cashier|waiter|waitress|cleaner|bookkeeper|programmer|developer|graduate|painter|butcher|gardener|translator|"
    r"designer|mason|machinist|pharmacist|physiotherapist|caregiver|carer|midwife|lawyer|architect|student)"
)
OF_PEOPLE = (
    r"(?:manager|supervisor|boss|employer|company|client|customer|patient|teacher|colleague|mother|father|school|"
    r"hospital|partner|interviewer|firm|wife|husband|team)"
)
OWNED = (
    r"(?:name|number|office|desk|email|address|house|phone|car|mission|values|culture|reputation|website|decision|"
    r"schedule|opinion|room|letter|home|family|history|policy|birthday|attention|kindness|expectations|career|vision)"
)
COUNTED = (
    r"(?:complaints|errors|mistakes|accidents|people|returns|calls|customers|patients|students|hours|days|problems|"
    r"questions|orders|injuries|breakdowns|clients|workers|visitors)"
)
DAYS = "|".join(WEEKDAYS)
FEELING = r"(?:interested|excited|happy|glad|good|sorry|nice|kind|grateful|keen|impressed|helpful|proud|busy|important)"
END = r"(?=[.,;!?]|$| (?:with|under|in|at|on|and|together|as|for|from)\b)"
SLIPS = (
    slip_of(
        r"\b(?:know|see|ask|asked|wonder|wondered|wondering|tell me|sure|decide|decided|say|learn|find out|check|hear) "
        r"(?P<slip>weather)(?= (?:I|you|we|they|the|it|he|she|there|or|your|my)\b)",
        "This asks: “whether”.",
        {"weather": "whether"},
    ),
    slip_of(
        r"\b(?:please|to|kindly|(?:could|can|would|will) you) (?P<slip>advice)\b(?! (?:line|desk|centre|center))",
        "What somebody does is “advise”.",
        {"advice": "advise"},
    ),
    slip_of(
        r"\b(?P<slip>principle)(?= of (?:the|your|our|a|my) (?:school|college|academy)\b| (?:Mr|Ms|Mrs|Dr)\b)|"
        r"\b(?:school|vice|assistant|deputy) (?P<slip2>principle)\b",
        "Who leads a school is its principal.",
        {"principle": "principal"},
    ),
    slip_of(
        r"\bI (?:have |had |also |just )?(?P<slip>past)(?= (?:the|my|all|it|both|every) )",
        "What one did is “passed”.",
        {"past": "passed"},
    ),
    slip_of(
        r"\b(?:leadership|current|previous|key|important|leading) (?P<slip>roll)\b|"
        r"\b(?P<slip2>roll)(?= (?:as|of) (?:a |an |the )?(?:team|shift|lead|manager|supervisor|assistant|head|"
        r"senior)\b)",
        "The work of a person is a role.",
        {"roll": "role"},
    ),
    slip_of(
        r"\b(?:work|works|worked|perform|performed|went|goes|communicate|speak|get along|write|drive|sleep) "
        rf"(?:very |really |so |quite |pretty )?(?P<slip>good){END}",
        "How one does it is “well”.",
        {"good": "well"},
    ),
    slip_of(
        r"\b(?:work|works|worked|learn|learned|learnt|answered|reply|replied|drive|speak|move) (?:very |really |so "
        r"|more )?"
        rf"(?P<slip>quick|careful|slow|efficient|independent|safe|quiet|clear){END}",
        "How one does it ends in -ly.",
        {one: f"{one}ly" for one in ("quick", "careful", "slow", "efficient", "independent", "safe", "quiet", "clear")},
    ),
    slip_of(
        rf"\b(?:am|was|is|are|been|were|be|I'm|feel|felt) (?P<slip>real)(?= {FEELING}\b)",
        "Before such a word it is “really”.",
        {"real": "really"},
    ),
    slip_of(
        rf"(?<!\bno )\b(?P<slip>less|much)(?= {COUNTED}\b)",
        "What can be counted is fewer or many.",
        {"less": "fewer", "much": "many"},
    ),
    slip_of(
        rf"\b(?:my|your|the|our|his|her|their) (?P<slip>{OF_PEOPLE}s|companies)(?= {OWNED}\b)",
        "Whose it is takes an apostrophe.",
        {f"{one}s": f"{one}'s" for one in OF_PEOPLE[3:-1].split("|")} | {"companies": "company's"},
    ),
    slip_of(
        r"(?:^|[.!?]\s+|, )(?P<slip>Lets)(?= (?:talk|meet|speak|say|see|set|find|hope|keep|stay|make|go|get|do|"
        r"start|arrange)\b)|"
        r"(?:^|[.!?,]\s+|\b(?:and|but|that|so) )(?P<slip2>Id|Ill)(?= (?:like|love|be|have|rather|also|welcome|say|"
        r"call|send|"
        r"come|bring|wait|do|try|make|ring|look|need|never|gladly|happily)\b)",
        "An apostrophe is missing.",
        {"lets": "Let's", "id": "I'd", "ill": "I'll"},
    ),
    slip_of(
        rf"(?<!\bthan )(?<!\binterested )\b(?P<slip>in|at)(?= (?:next |last )?(?:{DAYS})\b(?!'s|’s| or| and| "
        rf"(?:morning|"
        r"night|afternoon|evening)(?:'s|’s)?))",
        "A day of the week goes with “on”.",
        {"in": "on", "at": "on"},
    ),
    slip_of(
        rf"\b(?P<slip>on (?:last|next))(?= (?:{DAYS}|week|month|year)\b(?!'s|’s))",
        "Here no “on” is needed.",
        {"on last": "last", "on next": "next"},
    ),
    slip_of(
        rf"\b(?P<slip>in)(?= (?:{'|'.join(MONTHS)}) (?:\d{{1,2}}(?:st|nd|rd|th)?)\b(?![:%]| (?:people|of us|"
        rf"customers)))",
        "A date goes with “on”.",
        {"in": "on"},
    ),
    slip_of(
        r"\bthank you(?: very much| so much| again)? (?P<slip>your|the)"
        r"(?= (?:time|interview|opportunity|chance|kind\w*|help|patience|invitation|tour|information|attention)\b)",
        "A “for” is missing.",
        {"your": "for your", "the": "for the"},
    ),
    slip_of(
        r"\b(?:have|had|with|some|good|great|strong|years of|years) experience "
        r"(?P<slip>(?-i:(?!I\b)[A-Z][a-z]+))\b(?=[,. ])",
        "A small word is missing: experience with, in or of.",
        {},
    ),
    slip_of(
        r"\b(?:was|is|be|been) (?P<slip>(?:great |real |big |true )?(?:pleasure|privilege|honou?r))"
        r"(?= (?:to|for me|meeting|talking|speaking)\b)",
        "An “a” or “an” is missing.",
        {"pleasure": "a pleasure", "privilege": "a privilege", "honor": "an honor", "honour": "an honour",
         "great pleasure": "a great pleasure"},
    ),
    slip_of(
        r"\bI(?: am|'m| was|(?:'ve| have) (?:worked|been working) as| work(?:ed)? as) (?P<slip>(?:(?:certified|"
        r"qualified|"
        rf"registered|experienced|trained|licensed|professional|skilled) )?{WORKERS})(?=[.,;!?]| (?:with|and|in|"
        rf"for|from|at|"
        r"who|since|by)\b)",
        "An “a” or “an” is missing.",
        {},
    ),
    slip_of(
        r"\b(?:I|we)(?: am| are|'m)? (?:still )?(?P<slip>wait|waiting)(?= your (?:answer|reply|response|decision|"
        r"news|call|"
        r"message|email)\b)",
        "One waits for something.",
        {"wait": "wait for", "waiting": "waiting for"},
    ),
    slip_of(
        r"\b(?P<slip>listen(?:ed|ing)?|reply|replied|apply|applied)(?= (?:your|the|my) (?:email|message|letter|job|"
        r"position|"
        r"post|patients|customers|music|question)\b)",
        "A small word is missing here: to or for.",
        {},
    ),
    slip_of(
        r"\bI (?:like|liked|love|loved|enjoy|enjoyed|appreciate|appreciated) (?P<slip>very much|a lot|so much)"
        r"(?= (?:the|your|this|my|our)\b)",
        "This goes behind what you like.",
        {},
    ),
    slip_of(
        r"\b(?:share|shares|liked?|loved?|admired?|enjoyed|runs|treats|trains|values?|keeps?|appreciate) (?P<slip>it's)"
        r"(?= (?:[a-z]+ )?[a-z]+(?:s|ion|ment|ity|ture|ing)(?:[.,;!?]| (?:and|in|for|on|of|to|with)\b))",
        "Here it is whose it is: “its”.",
        {"it's": "its"},
    ),
    slip_of(
        r"\b(?:he|she|you|they|who|manager|colleague) (?P<slip>told)(?= that (?:the|I|you|we|they|it|there|this|"
        r"your)\b)",
        "One tells somebody; to “say” needs nobody.",
        {"told": "said"},
    ),
    slip_of(
        r"\blook(?:ing)? (?P<slip>to)(?= (?:your (?:answer|reply|response|news|call|message)|hear(?:ing)? from)\b)",
        "Here it is “forward to”.",
        {"to": "forward to"},
    ),
    slip_of(
        r"\b(?:haven't|hasn't|hadn't|don't have|doesn't have|didn't have|didn't get|can't see|couldn't see) "
        r"(?P<slip>no)"
        r"(?= (?!longer\b|later\b|less\b|more than\b|fewer\b|idea)[a-z]+)",
        "One “no” is enough.",
        {"no": "any"},
    ),
    slip_of(r"\b(?:grateful|thankful) (?P<slip>you)(?= for\b)", "A “to” is missing.", {"you": "to you"}),
    slip_of(r"\b(?:am|I'm|is|are) (?P<slip>fluently)(?= in\b)", "Who speaks it is “fluent”.", {"fluently": "fluent"}),
    slip_of(
        r"\b(?:not|am|I'm|got|get) (?:very |so )?(?P<slip>use)(?= to (?:the|a|it|this|that|cold|hot|long|\w+ing)\b)",
        "Here it is “used”.",
        {"use": "used"},
    ),
    slip_of(r"\bdiscuss(?:ed|ing)? (?P<slip>on)(?= (?:the|a|your|our|my|this)\b)", "One discusses a thing.", {}),
    slip_of(r"\bI (?P<slip>never seen|never been|never done)\b", "“Have” is missing.", {}),
    slip_of(r"\b(?P<slip>same like)\b", "It is “the same as”.", {"same like": "same as"}),
    slip_of(
        r"\b(?P<slip>in)(?= last (?:week|month|year|summer|winter|spring|autumn)\b(?!'s|’s))",
        "Here no “in” is needed.",
        {},
    ),
    slip_of(r"\bfor (?P<slip>to)(?= (?:long|much|many|little)\b)", "Here it is “too”.", {"to": "too"}),
    slip_of(
        r"\bI(?: am|'m) (?:very |really |so |also )?(?P<slip>appreciate|hope|thank|enjoy|believe|think|know|like)\b",
        "Here “am” is too many.",
        {},
    ),
    slip_of(
        r"(?P<slip>(?<![\w.])(?-i:mr|mrs|ms|dr)\b)(?=\.? (?-i:[A-Z][a-z]))",
        "A title begins with a capital.",
        {"mr": "Mr", "mrs": "Mrs", "ms": "Ms", "dr": "Dr"},
    ),
    slip_of(
        r"\bI (?!have\b)(?:\w+ ){1,6}(?P<slip>everyday)(?=[.,;!?]|$)",
        "How often is two words: every day.",
        {"everyday": "every day"},
    ),
)  # fmt: skip


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    yield from told(SLIPS, note)
