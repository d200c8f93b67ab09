"""A plan says once how thank-yous and calls are taken in the employer's country, and whose word that is."""

from dataclasses import replace
from datetime import datetime
from types import SimpleNamespace

import pytest

import followup
from followup.house_rules import check, read_folder
from followup.house_rules.changes import entry_words
from followup.planning.country import remarks
from followup.planning.explain import explain
from followup.rulebook.loading import default_rulebook, load_rulebook
from followup.rulebook.soundness import place_problems

ASKED_FOR = {"US", "GB", "IE", "DE", "FR", "JP", "IN", "NG", "BR", "MX"}
THANKED = {"at": "2026-03-04T13:00:00+00:00", "kind": "sent", "what": "thank_you", "to": "li"}
AFTER, LATER = "2026-03-04T12:00:00+00:00", "2026-03-18T12:00:00+00:00"
OURS = """[[source]]
id = "our-center"
title = "What our center tells its clients (invented)"

[[custom]]
id = "{}"
says = "Here a card is welcome."
sources = ["our-center"]
advice = ["B11"]
"""


def case(country, *events):
    employer = {"name": "Larch & Loam", "timezone": "Europe/Berlin"} | ({"country": country} if country else {})
    return followup.load_case(
        {
            "candidate": {"name": "Ada Quist"},
            "employer": employer,
            "role": {"title": "Gardener"},
            "contacts": [{"id": "li", "name": "Li Wei", "is": "hiring_manager", "email": "li@larch.example"}],
            "interviews": [{"round": 1, "at": "2026-03-04T10:00:00+00:00", "with": ["li"]}],
            "events": list(events),
        }
    )


def heard(what, at="2026-03-06T10:00:00+00:00"):
    return {"at": at, "kind": "heard", "what": what, "from": "li"}


def said(made, now=AFTER, kind="custom", **options):
    plan = followup.plan(made, now=datetime.fromisoformat(now), **options)
    return [one for one in plan.keep_in_mind if one["rule"].startswith(f"{kind}-")]


@pytest.fixture
def laid(tmp_path):
    def make(text):
        (tmp_path / "customs.toml").write_text(text, "utf-8")
        return load_rulebook(tmp_path)

    return make


def test_ten_countries_and_more_have_a_custom_of_one_sentence_with_a_source_or_ours():
    book = default_rulebook()
    assert set(book.customs) >= ASKED_FOR
    for custom in book.customs.values():
        cited = [book.sources[id] for id in custom.sources if id != "house"]
        assert all(source.read and (source.address or source.id == "readers") for source in cited), custom.id
        assert ("ours" in custom.says) is ("house" in custom.sources), custom.id
        assert custom.says.count(". ") == 0 and custom.advice, custom.id


@pytest.mark.parametrize("country", sorted(ASKED_FOR))
def test_beside_a_thank_you_its_half_is_said_once(country):
    (one,) = said(case(country))
    custom = default_rulebook().customs[country]
    assert custom.thanks and one["says"].startswith(custom.thanks) and "(Custom of the country; " in one["says"]
    assert custom.asks == "" or custom.asks not in one["says"]
    assert (one["sources"], one["advice"]) == (list(custom.sources), list(custom.advice))


@pytest.mark.parametrize("country", sorted(ASKED_FOR))
def test_once_everybody_is_thanked_only_the_half_on_asking_is_said(country):
    told = [one["says"] for one in said(case(country, THANKED), LATER)]
    custom = default_rulebook().customs[country]
    assert len(told) == bool(custom.asks) and all(words.startswith(custom.asks) for words in told)


def test_a_custom_of_one_sentence_alone_is_said_beside_either(laid):
    book = laid(OURS.format("AT"))
    assert said(case("AT"), rulebook=book) == said(case("AT", THANKED), LATER, rulebook=book) != []


def test_it_says_whose_word_it_is():
    assert "after the University of Birmingham" in said(case("GB"))[0]["says"]
    assert said(case("GB"))[0]["says"].endswith("and the workbook's own.)")
    assert "workbook" not in said(case("US"))[0]["says"]


def test_it_is_not_said_where_nobody_is_thanked_or_asked_or_the_country_is_unknown_or_has_none():
    assert said(case("DE", heard("rejection")), LATER) == []
    assert said(case(None)) == said(case("AT")) == []


@pytest.mark.parametrize("country", sorted(ASKED_FOR))
def test_it_changes_no_step_and_no_date(country, laid):
    other = laid(OURS.format(country))
    plans = [
        followup.plan(case(country), now=datetime.fromisoformat(now), rulebook=book).to_dict()
        for now in (AFTER, LATER) for book in (None, other)
    ]  # fmt: skip
    for mine, theirs in (plans[:2], plans[2:]):
        assert mine["steps"] == theirs["steps"] and mine["summary"] == theirs["summary"]
        assert mine["keep_in_mind"] != theirs["keep_in_mind"]


def test_a_counselors_folder_replaces_the_custom_of_a_country_and_adds_one(laid):
    (one,) = said(case("DE"), rulebook=laid(OURS.format("DE")))
    assert one["says"].startswith("Here a card is welcome. (Custom of the country; after What our center tells")
    book = laid(OURS.format("AT"))
    assert len(said(case("AT"), rulebook=book)) == 1
    assert said(case("DE"), rulebook=book)[0]["sources"] == ["iu", "abi"]
    assert entry_words(book) == "1 custom of a country new"


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (('"AT"', '"QQ"'), "no public holidays are known for this country"),
        (('"AT"', '"Austria"'), "two capital letters"),
        (('"our-center"]', '"nobody"]'), "no source has this id"),
        (('["our-center"]', "[]"), "sources"),
        (('"B11"', '"B99"'), "no advice has this id"),
        (("says =", "promised_days = 3\nsays ="), "unknown key"),
    ],
)
def test_a_custom_that_is_not_sound_is_refused_with_what_is_allowed(tmp_path, change, what):
    (tmp_path / "customs.toml").write_text(OURS.format("AT").replace(*change), "utf-8")
    with pytest.raises(followup.InputError) as caught:
        load_rulebook(tmp_path)
    assert what in str(caught.value) and "customs.toml" in str(caught.value)
    assert any(what in str(problem) for problem in check(read_folder(tmp_path)).problems)


def test_our_own_customs_are_of_countries_that_the_calendars_know():
    entries = [entry for (kind, _), entry in default_rulebook().entries.items() if kind == "custom"]
    assert entries and not [problem for entry in entries for problem in place_problems(entry)]


def test_why_a_place_has_other_hours_or_holidays_stands_in_the_plan_beside_what_they_bind():
    (one,) = said(case("HK"), LATER, "place")
    assert "Good Friday" in one["says"] and one["says"].endswith("(Hours and holidays there; the workbook's own.)")
    assert said(case("HK", heard("rejection")), LATER, "place") == []
    assert said(case("DE"), LATER, "place") == []


def test_an_address_of_a_source_is_that_of_a_page(laid):
    source = '[[source]]\nid = "ours"\ntitle = "Ours"\naddress = "{}"\n'
    assert laid(source.format("https://center.example/page")).sources["ours"].address
    for wrong in ("javascript:alert(1)", "center.example", "https://", "https://a b.example", "file:///etc/passwd"):
        with pytest.raises(followup.InputError, match="not the address of a page"):
            laid(source.format(wrong))


def test_the_explanation_names_its_sources_once_and_stays_short():
    for country in sorted(ASKED_FOR):
        text = explain(followup.plan(case(country), now=datetime.fromisoformat(AFTER)))
        assert " ".join(text.split()).count("Custom of the country; ") == 1, country
        assert f"({', '.join(default_rulebook().customs[country].sources)})" not in text
        assert len(text.split()) <= 350


@pytest.mark.parametrize("step", [
    "thank-you", "thank-you-card", "thank-you-call", "late-thank-you", "find-names", "first-follow-up", None,
])  # fmt: skip
def test_a_custom_stands_beside_each_kind_of_thanks_and_a_first_follow_up_and_nothing_else(step):
    plan = followup.plan(case("DE"), now=datetime.fromisoformat(AFTER))
    plan.steps = [SimpleNamespace(id=one, made=SimpleNamespace(hours=None)) for one in ("visit", step) if one]
    assert [one["rule"] for one in remarks(plan)] == (["custom-DE"] if step else [])
    (told,) = remarks(plan) if step else [None]
    assert told is None or (told["facts"], told["says"].endswith(".)")) == ({"country": "DE"}, True)


def test_why_hours_are_others_is_said_beside_any_step_that_has_hours():
    plan = followup.plan(case("HK"), now=datetime.fromisoformat(AFTER))
    for hours, said_of in ((None, []), ("some", ["place-HK"])):
        steps = [SimpleNamespace(id="visit", made=SimpleNamespace(hours=one)) for one in (None, hours)]
        plan.steps = steps
        assert [one["rule"] for one in remarks(plan)] == said_of


@pytest.mark.parametrize(("prefers", "said_there"), [("phone", False), ("email", True), (None, True)])
@pytest.mark.parametrize("country", ["DE", "FR", "IN", "NG", "BR"])
def test_a_custom_that_speaks_for_writing_is_not_said_beside_a_call_that_they_like(country, prefers, said_there):
    known = case(country, THANKED)
    contact = replace(known.contacts[0], phone="+49 30 555 0100", prefers=prefers)
    assert bool(said(replace(known, contacts=(contact,)), LATER)) is said_there


def test_a_custom_that_speaks_for_writing_is_not_said_beside_thanks_by_phone_alone():
    known = case("DE")
    by_voice = replace(known.contacts[0], phone="+49 30 555 0100", email=None)
    assert said(known) and not said(replace(known, contacts=(by_voice,)))
