"""What a rulebook holds: one frozen dataclass for each kind of entry, as its TOML files spell it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints

from ..case.text import seen
from .facts import Stage
from .spans import read_stretch

CONFIG = ConfigDict(extra="forbid", strict=False)
Word = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^[\w.-]+$")]
Seen = Annotated[str, AfterValidator(seen)]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000), AfterValidator(seen)]
Count = Annotated[int, Field(ge=0, le=3650)]


def _a_span(text: str) -> str:
    read_stretch(text)
    return text


def _a_country(code: str) -> str:
    if len(code) != 2 or not (code.isascii() and code.isalpha() and code.isupper()):
        raise ValueError("not a country's code; allowed: two capital letters, such as HK or ES")
    return code


def _an_address(text: str) -> str:
    scheme, _, rest = text.partition("://")
    if scheme not in ("http", "https") or not rest or any(sign.isspace() or sign in "<>\"'" for sign in text):
        raise ValueError("not the address of a page; allowed: https://...")
    return text


Hours = Annotated[str, AfterValidator(_a_span)]
CountryCode = Annotated[str, AfterValidator(_a_country)]
Address = Annotated[str, StringConstraints(max_length=300), AfterValidator(_an_address)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where advice comes from. read: the day somebody last read it; None for `house`, which nobody published.

    author: who wrote or published it; address: of a page anybody can read; read_again: the day by which it should be
    """

    __pydantic_config__ = CONFIG
    id: Word
    title: Sentence
    author: Seen = ""
    published: Seen = ""
    address: Address | None = None
    read: date | None = None
    read_again: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """One piece of advice in our own words; against: the sources that hold otherwise."""

    __pydantic_config__ = CONFIG
    id: Word
    section: Sentence
    says: Sentence
    sources: tuple[Word, ...]
    against: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer to a question; which of the figures it needs depends on the question (soundness.py checks it).

    value:           what the planner reads: first_to, first_how, thanks_by: see facts.py
    after_promise:   Q1, days after the last promised day
    after_interview: Q1, days after the interview; [first round, later rounds]
    only:            Q3, an email that never turns into a call: without an address it is asked for
    working_days:    Q1, whether both are working days of the employer's place
    always_wait:     Q1, wait `after_interview` even when a promise is up sooner
    backwards:       Q1, where that day has no hours, the last day before it that has some
    follow_ups:      Q4, how many at the most
    visits:          Q6, whether one may be proposed
    """

    __pydantic_config__ = CONFIG
    id: Word
    says: Sentence
    sources: tuple[Word, ...]
    advice: tuple[Word, ...]
    value: Word | None = None
    only: bool = False
    after_promise: Count | None = None
    after_interview: tuple[Count, Count] | None = None
    working_days: bool = False
    always_wait: bool = False
    backwards: bool = False
    follow_ups: Annotated[int, Field(ge=1, le=9)] | None = None
    visits: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAnswer(Answer):
    """One more answer to a question that stands elsewhere: a folder adds it without saying the others again."""

    __pydantic_config__ = CONFIG
    question: Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What sources disagree on, with every answer."""

    __pydantic_config__ = CONFIG
    id: Word
    asks: Sentence
    answer: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyEntry:
    """Which answer to follow; a question it leaves out takes balanced's answer.

    default: whether those who use this folder follow it until they choose another
    begun: the workbook's policy it was begun from, which it is set beside
    """

    __pydantic_config__ = CONFIG
    id: Word
    says: Sentence
    sources: tuple[Word, ...] = ()
    answers: dict[Word, Word] = field(default_factory=dict)
    default: bool = False
    begun: Word | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One figure the planner reads by its id: a number of days or hours, or spans of a day.

    working_days: whether the days are working days of the employer's place, where a figure may be
    """

    __pydantic_config__ = CONFIG
    id: Word
    says: Sentence
    sources: tuple[Word, ...]
    value: Count | None = None
    working_days: bool = False
    hours: tuple[Hours, ...] = ()
    advice: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What differs in one country from the limits that hold everywhere. id: ISO 3166; what it leaves out stays.

    holidays: the categories of holidays that are no working days there, as the `holidays` package names them
    no_calls_after_weekend: 1 where nobody is called on the weekday after the weekend, else 0
    """

    __pydantic_config__ = CONFIG
    id: CountryCode
    says: Sentence
    sources: Annotated[tuple[Word, ...], Field(min_length=1)]
    advice: tuple[Word, ...] = ()
    call_hours: tuple[Hours, ...] = ()
    email_hours: tuple[Hours, ...] = ()
    no_calls_after_weekend: Annotated[int, Field(ge=0, le=1)] | None = None
    holidays: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Custom:
    """How thank-yous and calls are taken in one country, in one sentence. id: ISO 3166. It never changes a date.

    thanks, asks: the half of it that bears on a thank-you, and the half that bears on a question, where they differ;
                  where only one of them is given, it says nothing beside the other
    answers:      it tells whether a thank-you is usual there: the short page says it beside the thank-you
    written:      it speaks for writing: not said beside a call, where that is the way they gave
    """

    __pydantic_config__ = CONFIG
    id: CountryCode
    says: Sentence
    sources: Annotated[tuple[Word, ...], Field(min_length=1)]
    advice: tuple[Word, ...] = ()
    thanks: Literal[""] | Sentence = ""
    asks: Literal[""] | Sentence = ""
    answers: bool = False
    written: bool = False

    def beside(self, thanks: bool) -> str:
        """What it says beside a thank-you, or beside a question; "" where it bears on the other alone."""
        halves = self.thanks, self.asks
        return self.says if halves == ("", "") else halves[0] if thanks else halves[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A published figure shown beside a candidate's own days or at a turn of their way, never as a forecast.

    after:      from what on its days are counted, or what it is about; it may tell of shares, as of silences
    low, high:  the days it names, the same where it is one mean; 0 where it names none
    says:       one line, with where and when in brackets at its end
    asked, n:   what was asked, of whom, and of how many; caveat: what it does not say
    """

    __pydantic_config__ = CONFIG
    id: Word
    says: Sentence
    low: Count = 0
    high: Count = 0
    asked: Sentence
    n: Annotated[int, Field(ge=1)]
    caveat: Sentence
    sources: Annotated[tuple[Word, ...], Field(min_length=1)]
    after: Literal["interview", "application", "silence", "thanks", "no", "offer"] = "interview"


Way = Literal["email", "phone", "post", "visit"]
LET_THEM_KNOW = "let-them-know"  # what is no kind of step: a word today of what came up


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a rule's words come to, for whoever has to know it without reading them, as a card that is marked.

    ways: those they name, the best first; with the step's own way among them each is as good, else each does besides
    main_number: they have one ring the main number, for which nobody's own is needed
    before: kinds of step that they have one do before the rule's own, or LET_THEM_KNOW
    also: kinds of step that its own does as well, or leaves to choose
    instead: kinds of step in whose place its own stands
    copies, tells: slots of whoever gets it in copy, and of whoever is written to as well, or instead
    today: something is to be done today, whatever the day of the step
    after: the rule's answer is one more thing to do, and is said after the step
    waits: the step's title is for when something is there; unhurried: it is as good on any day
    optional: it is as good left out
    """

    __pydantic_config__ = CONFIG
    ways: tuple[Way, ...] = ()
    main_number: bool = False
    before: tuple[Word, ...] = ()
    also: tuple[Word, ...] = ()
    instead: tuple[Word, ...] = ()
    copies: tuple[Word, ...] = ()
    tells: tuple[Word, ...] = ()
    today: bool = False
    after: bool = False
    waits: bool = False
    unhurried: bool = False
    optional: bool = False


NOTHING_MORE = Means()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepKind:
    """A step the plan can hold.

    order:    where it stands among the others, smallest first
    aside:    beside or after something more important: never what a summary names first, if there is more
    made_by:  which maker of steps.py addresses and dates it
    title:    what to do, a verb first; by channel where that matters. {to} is whom
    template: the message, by channel; variants: further templates for the same step
    answer:   what the summary says before the title, where it is to be done now, or later: yes, no or not yet
    logs:     the event that "I did it" writes; at, to and channel are filled in
    asks:     the questions whose other answers would change it
    ways:     for a title, by its key, the ways it names beside the step's own, the best first
    along:    the keys of titles that go along with another message, on no day of their own
    optional: it is as good left out
    """

    __pydantic_config__ = CONFIG
    id: Word
    order: int
    made_by: Word
    aside: bool = False
    title: dict[str, Sentence]
    template: dict[str, Word] = field(default_factory=dict)
    variants: tuple[Word, ...] = ()
    answer: dict[Literal["now", "later"], Sentence] = field(default_factory=dict)
    logs: dict[str, str] = field(default_factory=dict)
    asks: tuple[Word, ...] = ()
    ways: dict[str, tuple[Way, ...]] = field(default_factory=dict)
    along: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleEntry:
    """One rule: when its condition holds in one of its stages, it does one thing.

    does:  propose (a step), explain (a step that is proposed), avoid (what not to do), remind (what to keep in mind)
    turns: what would change it: a fact of the case that, were it another, would lead elsewhere
    sets:  title or template of the step, and beside a title one for a call; answer: what the summary says before the
           title, to what is asked first (may I? is it too late?); own: what it says first of all, to what the
           candidate asks in a note
    over:  ids of rules it wins against when both set the same
    leads: it names what this case turns on, and stands first among the reasons; so does what sets a title
    closes: of those that lead it is said last, and kept where few fit: when to ask again, and when to let go
    answers: it answers what people ask themselves at this stage: the short page always says it, once, below the first
             step it is about, or first among what not to do
    means: what its words come to, as data
    read:  the day somebody last read its sources
    """

    __pydantic_config__ = CONFIG
    id: Word
    does: Literal["propose", "explain", "avoid", "remind"]
    step: tuple[Word, ...] = ()
    stages: tuple[Stage, ...]
    when: str = ""
    says: Sentence
    advice: tuple[Word, ...]
    sources: tuple[Word, ...]
    read: date
    turns: Literal[""] | Sentence = ""
    sets: dict[Literal["title", "title_by_phone", "template", "answer", "own"], Sentence] = field(default_factory=dict)
    over: tuple[Word, ...] = ()
    leads: bool = False
    closes: bool = False
    answers: bool = False
    means: Means = NOTHING_MORE


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What to ask where a rule hangs on a fact nobody gave. id: the fact; key: where in the case the answer belongs."""

    __pydantic_config__ = CONFIG
    id: Word
    asks: Sentence
    why: Sentence
    key: str


Pattern = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1500), AfterValidator(seen)]
Code = Literal[
    "desperate", "pushy", "presumptuous", "self-deprecating", "demanding", "stock-phrase",
    "grammar", "doubled-word", "punctuation", "spelling",
]  # fmt: skip
MessageKind = Literal["email", "letter", "card", "call", "voicemail", "reception"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What a message should not say, with the words by which it is known.

    code:     contract.md section 4; severity: how grave; says: one sentence to the writer
    phrases:  the patterns that are found (CONTRIBUTING.md has the form); but: patterns that are fine all the same
    suggests: texts to put in the place; instead: for each wrong word at the place, what to put there
    kinds:    the messages it is for, all where none is named; not_for: steps of the plan in which it is no fault
    bad, good: sentences it must find something in, and must not; read: the day somebody last read its sources
    """

    __pydantic_config__ = CONFIG
    id: Word
    code: Code
    severity: Literal["error", "warning", "hint"] = "warning"
    says: Sentence
    phrases: Annotated[tuple[Pattern, ...], Field(min_length=1)]
    but: tuple[Pattern, ...] = ()
    suggests: tuple[Sentence, ...] = ()
    instead: dict[str, Seen] = field(default_factory=dict)
    kinds: tuple[MessageKind, ...] = ()
    not_for: tuple[Word, ...] = ()
    bad: Annotated[tuple[Sentence, ...], Field(min_length=1)]
    good: Annotated[tuple[Sentence, ...], Field(min_length=1)]
    advice: tuple[Word, ...]
    sources: tuple[Word, ...]
    read: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words that patterns name together: {id} stands for any of them. are: patterns too."""

    __pydantic_config__ = CONFIG
    id: Word
    are: Annotated[tuple[Pattern, ...], Field(min_length=1)]


Heard = Literal["machine", "reception", "person"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """Something the other side may say when you call, what to answer, and where the talk goes from there.

    heard:    who speaks; they: their words; first: whether a call can begin with it
    answer:   what to say, with the {slots} of messages; template: or the script that is said here
    why:      one sentence; then: ids of branches that may follow, none where the call ends
    logs:     the events to write down when a call ends here, as a case file spells them (who and when are filled in)
    keep:     what to do afterwards, in words
    """

    __pydantic_config__ = CONFIG
    id: Word
    order: int
    heard: Heard
    they: Sentence
    first: bool = False
    answer: Seen = ""
    template: Word | None = None
    why: Sentence
    then: tuple[Word, ...] = ()
    logs: tuple[dict[str, str], ...] = ()
    keep: Seen = ""
    advice: Annotated[tuple[Word, ...], Field(min_length=1)]
    sources: Annotated[tuple[Word, ...], Field(min_length=1)]
    read: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """What a house asks somebody to practise before a page of the workbook opens on an invented case.

    id: the page, as the file of its situations is called; situations: which of them, all where none is named
    """

    __pydantic_config__ = CONFIG
    id: Word
    situations: tuple[Word, ...] = ()
    sources: tuple[Word, ...] = ()


KINDS: dict[str, Any] = {
    "source": Source,
    "advice": Advice,
    "question": Question,
    "answer": OwnAnswer,
    "policy": PolicyEntry,
    "limit": Limit,
    "place": Place,
    "custom": Custom,
    "figure": Figure,
    "step": StepKind,
    "rule": RuleEntry,
    "ask": Ask,
    "check": Check,
    "words": Words,
    "branch": Branch,
    "practice": Practice,
}
