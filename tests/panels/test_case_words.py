"""Every story's page: light, short, its sentence has a verb, and nothing a program would say is read on it."""

import re

import pytest

from followup.panels.case.agreement import agreement
from followup.panels.case.hero import kind_of
from tests.amount import some
from tests.planning.test_scenarios import FILES

from .scenario_pages import models, page_of, seen, stories, words

MOST_WORDS, MOST_MODELS, MOST_IN_A_DRAWER = 250, 200, 60
LONG = 290  # words, where the letter itself has more than a hundred
SHORT_LETTER = 100
VERBS = set(
    """answer ask attach accept before bring call check confirm decline do drop email find go hand keep let look make
nothing offer open prepare put read reply rest say send stop take tell thank visit wait withdraw write""".split()
)
PROGRAM = {
    "a key": re.compile(r"\b[a-z]+_[a-z_]+\b"),
    "a file": re.compile(r"\.(py|toml|json|jsonl|ipynb)\b"),
    "a path": re.compile(r"(?<![\w.:/])/(home|tmp|usr|work|Users)\b|\w+/\w+/\w+"),
    "a raw date": re.compile(r"\b20\d\d-\d\d-\d\d\b"),
    "a code": re.compile(r"\b(None|True|False|InputError|Traceback)\b|\{\w+\}"),
}
TRIED = [pytest.param(name, number, id=f"{name}-{number}") for name, number in stories(some(75))]


@pytest.fixture(scope="module")
def page(tmp_path_factory, request):
    """A story's page, drawn once for all tests: those that only look come first; what opens it shuts it again."""
    name, number = request.param
    data = FILES[name]
    with pytest.MonkeyPatch.context() as patched:
        path = tmp_path_factory.mktemp("page") / "journal.jsonl"
        yield page_of(path, data, data["scenario"]["expect"][number], patched)


each_story = pytest.mark.parametrize("page", [pytest.param(one.values, id=one.id) for one in TRIED], indirect=True)


def open_everything(page):
    """Each drawer and each panel over the column, one after the other."""
    for drawer in list(page.drawers.shown):
        page.drawers.open_one(drawer.key)
        yield drawer.key
    page.drawers.open_one("")
    for name in page.beside.toggles:
        page.beside.open = name
        page.beside.draw()
        yield name
    page.beside.open = None
    page.beside.draw()


@each_story
def test_its_sentence_has_a_verb_and_is_green_only_for_what_may_be_done_at_this_hour(page):
    sentence = re.search(r"<h2[^>]*>(.*?)</h2>", page.hero.value)[1]
    assert VERBS & {word.strip(".,:;").lower() for word in sentence.split()}, sentence
    step = page.desk.step
    said_open = re.search(r"\bopen\b", " ".join(seen(page.main)), re.IGNORECASE)
    if step is None or kind_of(step) not in ("open", "overdue"):
        assert "fu-kind-open" not in page.hero.value and "Open until" not in page.hero.value
        assert not said_open or "opens" in said_open.string
        assert "fu-out fu-main" not in page.hero.value + page.card.value
    if step is not None and kind_of(step) == "open" and step.made.hours is not None:
        assert step.open_now


@each_story
def test_the_chip_counts_whom_the_rings_on_the_line_count(page):
    step = page.desk.step
    if step is None:
        return
    told = agreement(step)
    assert set(told.against) <= set(told.voices) and len(set(told.against)) == len(told.against)
    rings = re.findall(r'aria-label="(\d+) on [^:"]*: ([^"]*)"', page.wait.value)
    named = [name.replace(" ", "-") for _, names in rings for name in names.split(", ")]
    assert sum(int(number) for number, _ in rings) == len(named) == len(set(named))
    assert set(named) <= set(told.against)
    if rings:
        assert page.agree.description == told.words and len(told.voices) - len(told.against) + len(named) <= len(
            told.voices
        )


@each_story
def test_a_page_has_few_words_and_few_models(page):
    assert page.live.value == ""
    letter = len(str(page.letter.text.body.value).split()) if page.letter.box in page.main.children else 0
    assert words(page.box) <= (MOST_WORDS if letter <= SHORT_LETTER else LONG)
    shut = models(page.box)
    assert shut <= MOST_MODELS
    for opened in open_everything(page):
        assert models(page.box) - shut <= MOST_IN_A_DRAWER, opened


@each_story
def test_nothing_on_it_is_what_a_program_says(page):
    for opened in ("", *open_everything(page)):
        text = " ".join(seen(page.box, everything=True))
        mails = re.sub(r"\S+@\S+|https?://\S+|\d+/\d+/\d+", " ", text)
        for what, pattern in PROGRAM.items():
            found = pattern.search(mails)
            assert found is None, (opened, what, found and mails[max(0, found.start() - 60) : found.end() + 60])
