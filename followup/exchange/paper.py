"""HTML for the printer: pieces in which every string stays text, and one style that needs nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from .text import plain_text

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


def page(title: str, *parts: str) -> str:
    """A whole document. title: text; parts: HTML made by the functions here."""
    head = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
    )
    return head + "\n".join(filter(None, parts)) + "\n</body>\n</html>\n"


def text(value: object) -> str:
    """Anything as text of a page."""
    return escape(plain_text("" if value is None else str(value)))


def tag(name: str, value: object, css: str = "") -> str:
    """One element around a text; its own direction, as people write in many scripts."""
    return f'<{name}{_css(css)} dir="auto">{text(value)}</{name}>'


def within(name: str, parts: Iterable[str], css: str = "") -> str:
    """One element around HTML; nothing where there is none."""
    inside = "\n".join(filter(None, parts))
    return f"<{name}{_css(css)}>\n{inside}\n</{name}>" if inside else ""


def bullets(values: Iterable[object], name: str = "ul") -> str:
    """A list of texts; nothing where it is empty."""
    return within(name, (tag("li", value) for value in values))


def table(caption: str, header: Sequence[str], rows: Iterable[Sequence[object]], css: str = "") -> str:
    """A table of texts under a header that stands on every printed page."""
    heads = "".join(f'<th scope="col">{text(name)}</th>' for name in header)
    lines = "\n".join("<tr>" + "".join(tag("td", cell) for cell in row) + "</tr>" for row in rows)
    top = f"<thead><tr>{heads}</tr></thead>\n" if header else ""
    return f"<table{_css(css)}>\n<caption>{text(caption)}</caption>\n{top}<tbody>\n{lines}\n</tbody>\n</table>"


def _css(css: str) -> str:
    return f' class="{css}"' if css else ""
