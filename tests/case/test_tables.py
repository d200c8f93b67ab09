"""Plain text in columns."""

from followup.case.tables import to_columns, width_of


def test_columns_line_up_and_long_cells_are_wrapped():
    text = to_columns(("who", "why"), [("Maria", "because it is said"), ("HR", None)], widest=10)
    assert text.splitlines() == ["who    why", "-----  ----------", "Maria  because it", "       is said", "HR"]


def test_no_cell_can_break_its_row():
    assert to_columns(("a", "b"), [("x\ny", "\x1b[31mred\u202e")]).count("\n") == 2
    assert "\x1b" not in to_columns(("a",), [("\x1b[31m",)])


def test_wide_and_combining_letters_are_counted_as_a_terminal_shows_them():
    assert width_of("東京") == 4 and width_of("é") == 1 and width_of("e\u0301") == 1
    assert to_columns(("city", "x"), [("東京", 1), ("Rome", 2)]).splitlines()[2:] == ["東京  1", "Rome  2"]
