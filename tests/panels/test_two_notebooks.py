"""Two notebooks on one journal: neither loses what the other wrote, and an open page shows it by itself."""

import asyncio

from followup.panels.desk import watch
from followup.panels.workbook import Workbook

from .driving import choose, events, in_no_time, press, type_into


def opened(journal):
    other = Workbook(journal.path, "20_thank_you")
    other.open("20_thank_you")
    return other


def test_both_write_and_both_count(made, journal):
    other = opened(journal)
    press(made.case_page().sent.yes)
    happened = other.happened()
    choose(happened.kind, "Something else")
    choose(happened.form["what"], "A note")
    type_into(happened.form["text"], "They were kind.")
    press(happened.write)
    assert len(events(journal)) == len(events(journal, "note")) == 1
    assert "Thank Maria" not in other.case_page().hero.value


def test_an_open_page_follows_what_another_wrote(journal):
    async def both():
        here, there = opened(journal), opened(journal)
        card = here.case_page()
        press(there.case_page().sent.yes)
        await asyncio.sleep(2 * watch.PAUSE)
        return card.hero.value

    assert "Thank Maria" not in in_no_time(both())


def test_a_page_that_nobody_writes_to_stays_quiet(journal, monkeypatch):
    async def alone():
        here = opened(journal)
        drawn = []
        monkeypatch.setattr(here, "refresh", lambda: drawn.append(1))
        here._watch._changed = here.refresh
        await asyncio.sleep(10 * watch.PAUSE)
        return drawn

    assert in_no_time(alone()) == []


def test_typing_is_kept_after_a_pause_and_before_anything_else_is_shown(journal):
    async def typed():
        here = opened(journal)
        panel = here.case_page().letter
        type_into(panel.text.body, "half a sentence")
        kept_at_once = journal.drafts(here.case_id)
        here.refresh()
        return kept_at_once, [draft.body for draft in journal.drafts(here.case_id)], panel.text.body.value

    assert asyncio.run(typed()) == ([], ["half a sentence"], "half a sentence")
