"""All tables in one workbook, for spreadsheets."""

from . import Asked, Format, Shown


def make(asked: Asked) -> bytes:
    from ..spreadsheet import sheets, to_xlsx

    return to_xlsx(sheets(asked.knowing, **asked.keys).values())


FORMAT = Format(
    "xlsx", "all tables", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", make, order=30,
    text=False, shown=Shown("Save the spreadsheet", "Cases, people, history and agenda. No cell begins a formula."),
)  # fmt: skip
