"""Hours, quiet days and holidays differ by country where limits.toml, or a counselor's own folder, says so."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

import followup
from followup.case.errors import InputError
from followup.case.office_hours import known_holidays
from followup.house_rules import check, read_folder
from followup.rulebook.loading import default_rulebook, load_rulebook
from followup.rulebook.soundness import place_problems

EXAMPLE = Path(__file__).resolve().parents[2] / "data" / "example_rules"


def case(zone, country, *, prefers="phone", **employer):
    return followup.load_case(
        {
            "candidate": {"name": "Ada Quist"},
            "employer": {"name": "Larch & Loam", "timezone": zone, "country": country, **employer},
            "role": {"title": "Gardener"},
            "contacts": [
                {"id": "li", "name": "Li Wei", "is": "hr", "phone": "+34 555 0101", "email": "li@larch.example",
                 "prefers": prefers},
            ],
            "interviews": [{"round": 1, "at": "2026-04-01T10:00:00+00:00", "with": ["li"],
                            "promised_by": "2026-04-02"}],
            "events": [{"at": "2026-04-01T15:00:00+00:00", "kind": "sent", "what": "thank_you", "to": "li",
                        "channel": "email"}],
        }
    )  # fmt: skip


def usual_place(rules):
    """A country without a [[place]] of its own in these rules: which have one may change."""
    there = (("Europe/Lisbon", "PT"), ("Europe/Dublin", "IE"), ("Africa/Accra", "GH"), ("America/Lima", "PE"))
    return next(place for place in there if place[1] not in rules.places)


def first(made, **options):
    plan = followup.plan(made, now=datetime.fromisoformat("2026-04-02T20:00:00+00:00"), **options)
    return plan.step("first-follow-up")


def hours(step):
    return [(start.time().isoformat("minutes"), end.time().isoformat("minutes")) for start, end in step.windows]


def test_in_hong_kong_the_general_holidays_are_no_working_days():
    day_after_good_friday = first(case("Asia/Hong_Kong", "HK", prefers="email")).opens.date()
    assert day_after_good_friday == date(2026, 4, 8)  # Friday to Monday are Easter, Tuesday follows Ching Ming


def test_in_hong_kong_easter_sunday_and_the_days_around_it_are_closed_but_a_plain_monday_is_open():
    there = default_rulebook().limits.office(case("Asia/Hong_Kong", "HK").employer)
    closed = [date(2026, 4, 3), date(2026, 4, 4), date(2026, 4, 5), date(2026, 4, 6), date(2026, 5, 25)]
    assert not any(map(there.is_working_day, closed))
    assert there.is_working_day(date(2026, 6, 1))


def test_a_country_may_have_its_own_hours_and_others_keep_theirs():
    rules = load_rulebook(EXAMPLE)
    spain, elsewhere = (first(case(zone, country), rulebook=rules)
                        for zone, country in (("Europe/Madrid", "ES"), usual_place(rules)))  # fmt: skip
    assert hours(spain) == [("10:00", "13:30"), ("16:30", "18:30"), ("10:00", "13:30")]
    assert hours(elsewhere) == [("10:00", "11:00"), ("15:00", "16:00"), ("10:00", "11:00")]


def test_a_country_may_allow_calls_on_the_day_after_the_weekend():
    monday = date(2026, 4, 6)  # Easter Monday is no public holiday in all of Spain
    assert first(case("Europe/Madrid", "ES"), rulebook=load_rulebook(EXAMPLE)).opens.date() == monday
    assert first(case("Europe/Madrid", "ES")).opens.date() == monday + timedelta(days=1)


def test_the_plan_says_the_hours_that_it_plans_with_and_forbids_none_that_it_offers():
    plan = followup.plan(case("Europe/Madrid", "ES"), now=datetime.fromisoformat("2026-04-06T08:00:00+00:00"),
                         rulebook=load_rulebook(EXAMPLE))  # fmt: skip
    says = " ".join(one["says"] for one in plan.step("first-follow-up").because)
    assert "Between 10 and 1:30 or between 4:30 and 6:30" in says
    assert not {"no-call-after-the-weekend", "no-call-at-nine-noon-or-five"} & {one["rule"] for one in plan.avoid}
    there, now = usual_place(default_rulebook()), datetime.fromisoformat("2026-04-07T08:00:00+00:00")
    usual = followup.plan(case(*there), now=now)
    assert "Between 10 and 11 or between 3 and 4" in " ".join(
        one["says"] for one in usual.step("first-follow-up").because
    )


def test_letters_have_the_hours_of_letters_there_even_where_both_kinds_of_hours_are_the_same(tmp_path):
    (tmp_path / "limits.toml").write_text(
        '[[place]]\nid = "ES"\ncall_hours = ["09:00-17:00"]\n'
        'no_calls_after_weekend = 0\nsays = "x"\nsources = ["house"]\n'
    )
    rules = load_rulebook(tmp_path)
    assert hours(first(case("Europe/Madrid", "ES", prefers="email"), rulebook=rules))[0] == ("09:00", "17:00")
    step = first(case("Europe/Madrid", "ES"), rulebook=rules)
    assert (step.channel, hours(step)[0]) == ("phone", ("09:00", "17:00"))


@pytest.mark.parametrize(
    ("place", "what"),
    [
        ('id = "QQ"', "no public holidays are known"),
        ('id = "HK"\nholidays = ["general"]', "no category of that calendar"),
        ('id = "hk"', "two capital letters"),
        ('id = "HK"\ncall_hours = ["11:00-10:00"]', "not hours of one day"),
        ('id = "HK"\nsources = ["nobody"]', "no source has this id"),
        ('id = "HK"\ncalls = ["10:00-11:00"]', "unknown key"),
    ],
)
def test_a_place_nobody_knows_is_refused_with_what_is_allowed(tmp_path, place, what):
    sources = "" if "sources" in place else '\nsources = ["house"]'
    (tmp_path / "limits.toml").write_text(f'[[place]]\n{place}\nsays = "x"{sources}\n')
    with pytest.raises(InputError) as caught:
        load_rulebook(tmp_path)
    assert what in str(caught.value)
    assert any(what in str(problem) for problem in check(read_folder(tmp_path)).problems)  # `rules check` says it too


def test_our_own_places_name_countries_and_holidays_that_the_calendars_know():
    entries = [entry for (kind, _), entry in default_rulebook().entries.items() if kind == "place"]
    assert entries and not [problem for entry in entries for problem in place_problems(entry)]
    assert known_holidays("HK") and not known_holidays("QQ")
