"""Published figures: each with its number, its limits and the day it was read, and a mark once that is long ago."""

from datetime import date
from html import unescape

import pytest

from followup.panels.case.silence import ABOUT
from followup.panels.parts.published import NO_STUDY, whose_figures
from followup.rulebook.loading import default_rulebook, load_rulebook

from .test_case_stages import OFFER, THANKED, at  # noqa: F401 (a fixture)

READ = date(2026, 11, 29)
LATE = "not again since"
NO = {"kind": "heard", "what": "rejection", "from": "maria", "at": "2026-03-24T10:00:00-05:00"}


def book():
    return default_rulebook()


@pytest.mark.parametrize("figure", book().figures.values(), ids=lambda one: one.id)
def test_none_stands_without_number_limits_and_the_day_it_was_read(figure):
    told = unescape(whose_figures(book(), (figure.after,), READ))
    for words in (figure.says, figure.asked, f"n = {figure.n:,}", figure.caveat, "Read 28 November 2026", NO_STUDY):
        assert words in told
    for source in map(book().sources.get, figure.sources):
        title = f'href="{source.address}" target="_blank" rel="noopener">{source.title}</a>'
        assert f"{title if source.address else source.title}. Read" in told


@pytest.mark.parametrize("figure", book().figures.values(), ids=lambda one: one.id)
def test_none_is_older_than_its_day_to_be_read_again_without_a_mark(figure):
    (again,) = {book().sources[source].read_again for source in figure.sources}
    assert LATE not in whose_figures(book(), (figure.after,), again)
    told = str(whose_figures(book(), (figure.after,), again.replace(year=again.year + 1)))
    assert told.count(LATE) == told.count("n = ")


def test_a_figure_of_ones_own_without_a_caveat_is_refused(tmp_path):
    figure = '[[figure]]\nid = "x"\nsays = "One day."\nlow = 1\nhigh = 1\nasked = "Us."\nn = 1\nsources = ["house"]\n'
    (tmp_path / "x.toml").write_text(figure)
    with pytest.raises(Exception, match="caveat"):
        load_rulebook(tmp_path)


@pytest.mark.parametrize(
    ("now", "happened", "about"),
    [
        ("2026-03-12T09:00:00-05:00", [], "thanks"),
        ("2026-03-24T11:00:00-05:00", [THANKED, NO], "no"),
        ("2026-03-24T11:00:00-05:00", [THANKED, OFFER], "offer"),
    ],
)
def test_thank_you_no_and_offer_have_their_figures_beside_the_reasons(at, now, happened, about):  # noqa: F811
    page = at(now, *happened)
    assert ABOUT[page.desk.plan.stage] == about
    page.drawers.open_one("why")
    told = unescape(page.drawers.words.value)
    (figure,) = [one for one in book().figures.values() if one.after == about]
    assert figure.says in told and figure.caveat in told
