"""A page a case, for the printer."""

from . import Asked, Format, Shown


def make(asked: Asked) -> bytes:
    from ..case_page import case_pages

    return case_pages(asked.knowing, **asked.keys).encode()


FORMAT = Format(
    "html", "a page a case, to print", "text/html", make, order=60, ending="cases.html",
    shown=Shown("Save them", "A page a case, for your folder or your counsellor.", opens="Open the pages to print"),
)  # fmt: skip
