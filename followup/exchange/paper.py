"""HTML for the printer: whole pages in one style, which need nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..case import markup
from ..case.markup import DOCTYPE, EMPTY, Markup, join, stylesheet, tag

STYLE = """
:root { color-scheme: light; }
@page { margin: 16mm 14mm; }
body { font: 10.5pt/1.45 system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; color: #111; background: #fff;
  max-width: 60rem; margin: 0 auto; padding: 1.2rem; }
h1 { font-size: 1.5rem; margin: 0 0 .3rem; } h2 { font-size: 1.1rem; margin: 1.4rem 0 .4rem; }
h1, h2, h3 { line-height: 1.25; break-after: avoid; overflow-wrap: anywhere; }
h3 { font-size: 1rem; margin: .9rem 0 .2rem; }
p, ul, ol { margin: .3rem 0; } li { margin: .15rem 0; overflow-wrap: anywhere; } .soft { color: #444; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; }
caption { text-align: left; font-weight: 600; padding: .2rem 0; }
th, td { border-bottom: 1px solid #888; padding: .25rem .5rem .25rem 0; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; } td:first-child { white-space: nowrap; }
thead { display: table-header-group; } tr, .step { break-inside: avoid; }
.counts { width: auto; }
.counts td { border: 0; padding: .1rem .8rem .1rem 0; } .counts td:first-child { text-align: right; }
.sign { display: flex; gap: 3rem; margin-top: 3rem; break-inside: avoid; }
.sign p { flex: 1; border-top: 1px solid #111; }
section + section { break-before: page; }
@media print { body { padding: 0; max-width: none; } }
@media screen { section + section { border-top: 2px solid #888; margin-top: 2rem; padding-top: 1rem; } }
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"  # no script runs, nothing is fetched


def page(title: str, *parts: object, style: str = "") -> str:
    """A whole document. title: text; parts: made by the functions here; style: more CSS, out of a file of ours."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title),
        stylesheet(STYLE + style),
    )
    body = tag("body", "\n", join(*parts, between="\n"), "\n")
    return f"{DOCTYPE}\n{tag('html', head, body, lang='en')}\n"


def line(name: str, *words: object, css: str = "") -> Markup:
    """One element with what people wrote, in the direction of its script."""
    return tag(name, *words, class_=css or None, dir="auto")


def within(name: str, parts: Iterable[object], css: str = "") -> Markup:
    """One element around others, each on a line of the file; nothing where there is none."""
    inside = join(*parts, between="\n")
    return tag(name, "\n", inside, "\n", class_=css or None) if inside else EMPTY


def bullets(values: Iterable[object]) -> Markup:
    """A list of texts; nothing where it is empty."""
    return within("ul", (line("li", value) for value in values))


def table(caption: str, header: Sequence[str], rows: Iterable[Sequence[object]], css: str = "") -> Markup:
    """A table of texts under a header that stands on every printed page."""
    made = (join("\n", tag("tr", *(line("td", cell) for cell in row))) for row in rows)
    return markup.table(header, made, caption=tag("caption", caption), class_=css or None)


def to_sign() -> Markup:
    """Where a person writes by hand."""
    return within("div", [line("p", "Place and date"), line("p", "Signature")], "sign")
