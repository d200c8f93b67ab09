"""Tables made to cost far more than their size: each is taken or refused before it does."""

from __future__ import annotations

import pytest

from followup.exchange.importer import open_table

LOG = b"\nCompany,Role\nNorthwind,Analyst\n"


@pytest.mark.parametrize("before", [b"<!-- a -->" * 60, b"<!-- a -- " * 60, b"<!---->\n" * 60, b"<?xml " * 60])
def test_remarks_above_a_table_cost_their_number_and_no_more(before):
    assert open_table(before + LOG, "log.csv").kind == "csv"


def test_a_page_is_known_behind_its_remarks():
    page = (
        b"<?xml version='1.0'?>\n<!-- a - b -- c -->\n<!-- d -->\n<table><tr><td>Company<td>Role<tr><td>A<td>B</table>"
    )
    assert open_table(page, "log.csv").kind == "html"
