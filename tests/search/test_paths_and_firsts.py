"""The ways cases went and what came back first after each application, counted by hand."""

from datetime import timedelta

import pandas as pd

from followup import load_case
from followup import search as pipeline
from followup.journal.example import TOLD_AT
from followup.search import charts
from followup.search.charts import sankey

NOW = TOLD_AT


def case(number, *events, applied=30, interviews=(), source="fair"):
    told = [{"at": (NOW - timedelta(days=ago)).isoformat(), **event} for ago, event in events]
    met = [
        {"round": place, "with": [], "at": (NOW - timedelta(days=ago)).isoformat()}
        for place, ago in enumerate(interviews, 1)
    ]
    day = (NOW - timedelta(days=applied)).date()
    role = {"title": "Clerk", "applied": day, "source": source}
    return load_case({"id": f"c{number}", "candidate": {"name": "Robin Vale"}, "role": role, "events": told,
                      "employer": {"name": f"Quay {number}", "timezone": "UTC"}, "interviews": met})  # fmt: skip


NO, OFFER = {"kind": "heard", "what": "rejection"}, {"kind": "heard", "what": "offer"}
WITHDREW = {"kind": "decided", "what": "withdrew"}


def paths(*cases):
    return pipeline.stage_paths(cases, now=NOW)


def test_silence_is_an_end_of_its_own_and_no_refusal():
    table = paths(case(1), case(2, (3, NO)), case(3, (3, WITHDREW)), case(4, interviews=[10]))
    assert table.groupby("end")["cases"].sum().to_dict() == {"silent": 2, "no": 1, "yours": 1}


def test_an_offer_after_one_round_never_came_to_a_second_one():
    table = paths(case(1, (2, OFFER), interviews=[9]))
    assert not table["further"].any() and table["offer"].all()
    assert sankey._stops(next(table.itertuples()))[:4] == ("on", "on", "past", "on")
    words = charts.alt_text(charts.sankey_chart(table))
    assert "1 to a first interview, 0 to further rounds, 1 to an offer" in words


def test_no_case_is_lost_between_two_stations():
    cases = [case(n, *([(2, NO)] if n % 3 else []), interviews=[20, 12][: n % 4 % 3]) for n in range(24)]
    table = paths(*cases)
    ways = [(sankey._stops(row), row.cases) for row in table.itertuples()]
    for stop in range(len(sankey.STOPS)):
        assert sum(sankey._counts(ways, stop).values()) == len(cases)


def test_the_first_answer_ends_the_wait_and_a_no_is_one():
    first = pipeline.first_times([case(1, (20, NO))], now=NOW).set_index("what")
    assert first.loc["answer", "came"] and int(first.loc["answer", "days"]) == 10
    assert not first.loc["interview", "came"] and not first.loc["interview", "waiting"]
    assert int(first.loc["interview", "days"]) == 30


def test_who_waits_counts_up_to_now_and_who_withdrew_up_to_then():
    table = pipeline.first_times([case(1), case(2, (12, WITHDREW))], now=NOW)
    assert table["days"].astype(int).tolist() == [30, 30, 18, 18] and not table["came"].any()


def test_a_source_is_one_however_it_is_spelled_and_has_its_curve_from_ten_on():
    cases = [case(n, (n + 1, NO), source="LinkedIn" if n % 2 else "Linkedin ") for n in range(12)]
    firsts = pipeline.first_times([*cases, case(99, source="fair")], now=NOW)
    figure = charts.sources_chart(firsts)
    assert [line.get_label() for line in figure.axes[0].lines] == ["Linkedin"]
    assert "through Linkedin had an answer within 30 days" in figure.axes[0].get_title(loc="left")


def test_where_no_source_is_written_down_there_are_no_curves_by_source():
    firsts = pipeline.first_times([case(n, (n + 1, NO)) for n in range(12)], now=NOW).assign(source="")
    figure = charts.sources_chart(firsts)
    assert not figure.axes[0].lines and charts.firsts_chart(firsts).axes[0].lines
    assert charts.alt_text(figure) == "Any answer, by source: where you found these jobs is not written down."


def test_where_most_answers_have_no_day_no_curve_says_how_few_came():
    undated = {**NO, "day_unknown": True}
    held = [case(n, (1, undated)) if n < 8 else case(n, (5, NO)) if n < 12 else case(n) for n in range(30)]
    firsts, waits = pipeline.first_times(held, now=NOW), pipeline.reply_times(held, now=NOW)
    assert "an answer, a no counts" not in [line.get_label() for line in charts.firsts_chart(firsts).axes[0].lines]
    assert len(charts.replies_chart(waits, after="application").axes) == 1


def test_answers_without_a_day_are_counted_in_the_title_and_make_no_curve():
    undated = {**NO, "day_unknown": True}
    firsts = pipeline.first_times([case(n, (1, undated)) if n < 8 else case(n) for n in range(20)], now=NOW)
    figure = charts.firsts_chart(firsts)
    assert "an answer" not in [line.get_label() for line in figure.axes[0].lines]
    assert "Not drawn, because the day is not known: 8." in charts.alt_text(figure)
    waits = pipeline.reply_times([case(n, (1, undated)) if n < 8 else case(n) for n in range(20)], now=NOW)
    title = charts.replies_chart(waits, after="application").axes[0].get_title(loc="left")
    assert title == "8 of 20 waits after the application answered, 8 of them on days not known"


def test_published_figures_stand_below_their_own_kind_of_wait_with_source_and_n():
    from followup.rulebook.loading import default_rulebook

    figures = default_rulebook().figures.values()
    waits = pipeline.reply_times([case(1, interviews=[5])], now=NOW)
    after = charts.replies_chart(waits, published=figures)
    labels = [label.get_text() for label in after.axes[0].get_yticklabels()]
    assert labels[1:] == ["CandE 2023, n = 66,000", "karriere.at, Austria 2020, n = 761", "NACE, 2017 to 2023, n = 334"]
    assert "none foretells yours" in charts.alt_text(after)
    other = charts.replies_chart(waits, after="follow_up", published=figures)
    assert "Published" not in charts.alt_text(other)


def test_without_a_case_each_says_so():
    for made in (charts.sankey_chart(paths()), charts.firsts_chart(pipeline.first_times([], now=NOW))):
        assert "no case" in charts.alt_text(made) or "nothing to show" in charts.alt_text(made)
    assert isinstance(paths(), pd.DataFrame)


def test_a_curve_ends_where_too_few_are_left_to_move_it():
    """Ten still wait for ten days; the last of ten answers came after 29: its one step to 100% would be nobody's."""
    waiting = [case(n, applied=10) for n in range(10)]
    answered = [case(20 + n, (29 - n, NO)) for n in range(9)] + [case(40, (1, NO))]
    figure = charts.firsts_chart(pipeline.first_times([*waiting, *answered], now=NOW))
    days, shares = figure.axes[0].lines[0].get_data()
    assert max(days) < 20 and max(shares) < 1
    assert "A curve ends where fewer than 5 are left." in charts.alt_text(figure)


def test_what_has_no_day_of_applying_is_left_out_and_its_number_told():
    undated = [load_case({"id": f"u{n}", "candidate": {"name": "Robin Vale"}, "role": {"title": "Clerk"},
                          "employer": {"name": f"Pier {n}", "timezone": "UTC"}}) for n in range(3)]  # fmt: skip
    cases = [*(case(number, (9, {"kind": "heard", "what": "rejection"})) for number in range(12)), *undated]
    told = "Left out, because nobody wrote down when you applied: 3 cases."
    assert told in charts.alt_text(charts.firsts_chart(pipeline.first_times(cases, now=NOW)))
    waits = pipeline.reply_times(cases, now=NOW)
    assert told in charts.alt_text(charts.replies_chart(waits, after="application"))
    assert told not in charts.alt_text(charts.replies_chart(waits, after="interview"))
