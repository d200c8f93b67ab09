"""Templates are data: the workbook's own are sound and whole, and whatever is not sound is refused by name."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

import followup
from followup.case.errors import InputError
from followup.rulebook.loading import default_rulebook
from followup.rulebook.template import SLOT, read_template
from followup.rulebook.vocabulary import ELEMENTS, SLOTS

BOOK = default_rulebook()
TEMPLATES = list(BOOK.templates.values())
FILES = sorted((Path(followup.__file__).parent / "templates").glob("*.toml"))
CLICHES = re.compile(
    r"checking in|touch(ing)? base|finds you well|circle back|excited|passionate|perfect fit|pick your brain|sorry|!",
    re.IGNORECASE,
)
OFFERED = {"email", "person"}  # no message of ours needs them; a counselor's may
SOUND = """
id = "card"
kind = "card"
channels = ["post"]
steps = ["thank-you-card"]
says = "A card."
sources = ["house"]
advice = ["B1"]
read = 2026-11-22
max_words = 100
max_paragraph_words = 50

[requires]
thanks = "error"

[[paragraph]]
text = "Dear {person}, thank you."
gives = ["thanks"]
"""


def wordings(template):
    return [template.subject or "", *(text for p in template.paragraphs for text in p.text)]


def test_each_message_has_a_file_of_its_name():
    assert sorted(path.stem for path in FILES) == sorted(BOOK.templates)


@pytest.mark.many
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
def test_a_template_names_steps_sources_and_advice_that_exist(template):
    assert set(template.steps) <= set(BOOK.steps)
    assert set(template.sources) <= set(BOOK.sources)
    assert set(template.all_advice) <= set(BOOK.advice)
    assert date(2026, 11, 22) <= template.read <= date.today()


@pytest.mark.many
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
def test_a_template_is_plain_and_calm(template):
    for text in wordings(template):
        assert not CLICHES.search(text), text
        assert all(len(sentence.split()) <= 40 for sentence in re.split(r"[.?] ", text)), text


@pytest.mark.many
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
def test_every_wording_of_a_paragraph_says_what_the_paragraph_gives(template):
    named = {
        "date": r"interview_d|interview_weekday",
        "role": r"\{(other_)?role\}",
        "company": r"\{(other_)?employer\}",
    }
    for paragraph in template.paragraphs:
        for text in paragraph.text:
            for element in set(paragraph.gives) & set(named):
                assert re.search(named[element], text), (element, text)


def test_no_sentence_is_copied_from_a_source_of_the_advice():
    said = " ".join(text for template in TEMPLATES for text in wordings(template)).lower()
    for phrase in (
        "remain interested in the position and look forward",
        "certain you received my earlier email",
        "with an update on the selection progress",
        "interesting article that",
    ):
        assert phrase not in said


def test_every_step_that_names_a_template_names_one_that_serves_it():
    for step in BOOK.steps.values():
        for id in (*step.template.values(), *step.variants):
            assert step.id in BOOK.templates[id].steps


def test_every_slot_is_used_or_offered():
    used = {name for template in TEMPLATES for text in wordings(template) for name in SLOT.findall(text)}
    asked = {name for template in TEMPLATES for p in template.paragraphs for name in (p.each, *p.condition.facts)}
    assert set(SLOTS) - used - asked <= OFFERED


def test_what_is_left_with_a_person_forbids_details_of_the_job():
    assert [t.id for t in TEMPLATES if "job-detail" in t.forbids] == [t.id for t in TEMPLATES if t.kind == "reception"]


def test_a_sound_template_is_read():
    template = read_template(tomllib.loads(SOUND), "mine/card.toml")
    assert template.channel == "post" and template.paragraphs[0].text == ("Dear {person}, thank you.",)


@pytest.mark.parametrize(("wrong", "right", "told"), [
    ('{person}', '{persom}', ["unknown slot", "persom", "person"]),
    ('{person}', '{}', ["unknown slot"]),
    ('{person}', '{person', ["curly bracket"]),
    ('gives = ["thanks"]', 'gives = ["thank"]', ["unknown element", "thank", "thanks"]),
    ('gives = ["thanks"]', '', ["no paragraph gives", "thanks"]),
    ('gives = ["thanks"]', 'gives = ["thanks"]\nwhen = "topic is knwn"', ["when", "knwn"]),
    ('gives = ["thanks"]', 'gives = ["thanks"]\nwhen = "topik is known"', ["unknown fact", "topik", "topic"]),
    ('gives = ["thanks"]', 'gives = ["thanks"]\neach = "opn_points"', ["not a list", "open_points"]),
    ('gives = ["thanks"]', 'gives = ["thanks"]\nwhn = "met"', ["unknown key", "whn", "when"]),
    ('thanks = "error"', 'thanks = "fatal"', ["fatal", "error"]),
    ('thanks = "error"', 'thank = "error"', ["unknown element", "thank", ", ".join(sorted(ELEMENTS))[:20]]),
    ('kind = "card"', 'kind = "postcard"', ["postcard", "card"]),
    ('channels = ["post"]', 'channels = ["email"]', ["subject"]),
    ('channels = ["post"]', 'channels = ["post"]\nsubject = "Hi"', ["subject"]),
    ('max_words = 100', 'max_words = "many"', ["max_words"]),
    ('max_words = 100', 'max_word = 100', ["max_word"]),
    ('sources = ["house"]', 'sources = []', ["sources"]),
    ('max_words = 100', 'max_words = 100\nforbids = ["job-detial"]', ["job-detial", "job-detail"]),
])  # fmt: skip
def test_what_is_not_sound_is_refused_with_file_id_and_what_is_allowed(wrong, right, told):
    assert wrong in SOUND
    with pytest.raises(InputError) as error:
        read_template(tomllib.loads(SOUND.replace(wrong, right)), "mine/card.toml")
    message = str(error.value)
    assert len(message.splitlines()) <= 3
    for words in ("mine/card.toml", "card", *told):
        assert words in message, message


def test_emails_that_stand_beside_each_other_under_one_step_have_names_of_their_own():
    for step in BOOK.steps.values():
        beside = [BOOK.templates[id] for id in (*step.template.values(), *step.variants) if step.variants]
        emails = {one.id: one.tab for one in beside if one.kind == "email"}
        assert len(emails) < 2 or (all(emails.values()) and len({*emails.values()}) == len(emails)), step.id
