"""One table, for spreadsheets and other trackers."""

from . import Asked, Format, Option, Shown

TABLES = ("cases", "people", "history", "agenda")


def make(asked: Asked) -> bytes:
    from ..spreadsheet import sheets, to_csv

    name = asked.options.get("table") or TABLES[0]
    return to_csv(sheets(asked.knowing, **asked.keys, only=(name,))[name])


FORMAT = Format(
    "csv", "one table", "text/csv", make, order=40,
    options=(Option("table", "NAME", f"{', '.join(TABLES)} (default: {TABLES[0]})", TABLES),),
    shown=Shown("Save the cases as CSV", "One row a case, for other trackers."),
)  # fmt: skip
