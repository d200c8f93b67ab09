"""What a card allows stands in the rules as data: other words, or another language, change no answer."""

import re
from dataclasses import replace

import pytest

from followup.house_rules import Draft, check, put
from followup.rulebook.book import Entry, Rulebook
from followup.training.workshop.questions import Question, asked
from followup.training.workshop.stories import our_stories

WAIT = "Nothing to them yet; go on with your search"
FOREIGN = "Zqx {to} vlm"  # no word of any language: nothing in it can be read
OR_SO = re.compile(
    r"\b(?:call|ring) or write\b|\bor by phone\b|\bphone or email\b|\bemail or call\b|\bthen write\b(?! down)"
    r"|\b(?:by|the) phone, (?:with|between)\b|\bcall\b[^.;:]*\bdoes as well\b|\bin copy\b|^(?:ring|call) first\b"
    r"|\brather than ring\b|\bring the main number\b|\bphone first\b",
    re.IGNORECASE,
)


def reworded(book):
    """The same rulebook with every sentence and title in words that nobody can read."""

    def other(entry):
        value = entry.value
        if entry.kind == "rule":
            sets = {key: words if key == "template" else FOREIGN for key, words in value.sets.items()}
            return Entry("rule", replace(value, says=FOREIGN, turns="", sets=sets), entry.file)
        if entry.kind == "step":
            titles, answers = dict.fromkeys(value.title, FOREIGN), dict.fromkeys(value.answer, "Zqx")
            return Entry("step", replace(value, title=titles, answer=answers), entry.file)
        return entry

    return Rulebook({key: other(entry) for key, entry in book.entries.items()})


def test_no_answer_of_a_card_hangs_on_a_word_of_the_rules(book):
    foreign = reworded(book)
    for story in our_stories()[::3]:
        for kind in asked(story, rulebook=book):
            ours, theirs = (Question(story, kind, rulebook=one) for one in (book, foreign))
            given = [(one.kind.rights(one.plan), one.kind.allowed(one.plan)) for one in (ours, theirs)]
            assert given[0] == given[1], (story.name, kind)


def test_a_rule_whose_words_name_another_way_says_so_as_data(book):
    """Ours are English: whoever writes one more is told here."""
    silent = [
        rule.id
        for rule in (one.entry for one in book.rules.values())
        if rule.does in ("propose", "explain")
        and any(OR_SO.search(words) for words in (rule.says, *(rule.sets.get(key, "") for key in ("title", "answer"))))
        and not (rule.means.ways or rule.means.copies or rule.means.instead)
    ]
    assert silent == []


def marks(asked, name, kind):
    """Each answer of a story's question in words, with its mark."""
    one = next(one for story, found in asked.items() if story.name == name for one in found if one.asked == kind)
    return {words: one.judge(key).level for key, words in one.options.items()}


@pytest.mark.parametrize(
    ("name", "kind", "answer", "mark"),
    [
        ("the-second-talk-is-on-friday-in-guadalajara", "what-now", WAIT, "right"),
        ("invited-and-a-month-of-silence", "what-now", WAIT, "right"),
        ("thanks-and-a-question-about-the-check", "what-now", "Ask what is still open, and by when", "right"),
        ("a-task-and-you-are-taken", "what-now", "Put your decision in writing, with thanks", "right"),
        ("they-asked-for-a-call-and-never-answer", "what-now", "Call or write, as they asked", "wrong"),
        ("ten-days-since-your-email", "whom", "Ilse de Wit, with Bram Visser in copy", "possible"),
        ("the-ward-says-yes-and-the-office-says-wait", "whom", "June Attah, with Colin Marsh in copy", "right"),
        ("thanks-missed-until-the-follow-up", "whom", "Ines Farrow and Pat Delaney, in one message", "right"),
        ("a-panel-a-month-ago-and-one-contact", "whom", "Ann Bay", "wrong"),
        ("the-letter-was-to-come-by-friday", "whom", "Ed Sands, with Joy Beck in copy", "possible"),
        ("a-message-at-the-front-desk", "whom", "Kim Lowe", "wrong"),
        ("the-desk-has-heard-of-nothing", "how", "By phone", "wrong"),
        ("between-two-rounds", "how", "In person, at the talk", "possible"),
        ("a-panel-without-names", "how", "By phone", "possible"),
        ("a-yes-and-second-thoughts", "how", "By phone", "right"),
        ("said-on-monday-and-you-leave-on-friday", "how", "By phone", "right"),
        ("the-question-went-out-and-no-thanks", "when", "Monday, April 27", "possible"),
        ("the-offer-and-four-worries", "what-now", "Ask for better pay before you say yes", "right"),
        ("you-take-back-a-yes", "how", "By phone", "wrong"),
    ],
)  # fmt: skip
def test_a_card_allows_what_its_sheet_says_and_no_more(asked, name, kind, answer, mark):
    assert marks(asked, name, kind)[answer] == mark


def test_the_best_way_stands_first(asked):
    for name in ("an-offer-elsewhere-until-tuesday", "said-on-monday-and-you-leave-on-friday"):
        one = next(one for story, found in asked.items() if story.name == name for one in found if one.asked == "how")
        assert one.rights == ["phone", "email"], name


def test_whoever_words_a_rule_anew_in_the_forms_keeps_what_it_comes_to(book):
    draft = put(Draft(), "rule", "ring-about-the-date", says="Am besten telefonisch.")
    own = check(draft, messages=False).book.rules["ring-about-the-date"].entry
    assert own.says == "Am besten telefonisch." and own.means == book.rules["ring-about-the-date"].entry.means
