"""Panels for notebooks: each draws itself from the journal and calls one function of the core.

    from followup.widgets import desk
    d = desk("20_thank_you")
    d.header()     # then d.case_page(), d.facts("people", "interviews"), d.happened(), d.history(), …

For further pages: `Panel`, `html`, `button`, `row` and the escaping `tag` and `join` make new panels in the same look.
"""

from ..panels.parts.markup import Markup, bullets, chips, join, tag
from ..panels.parts.panel import Panel
from ..panels.parts.pieces import button, html, row
from ..panels.workbook import Workbook, desk

__all__ = ["Markup", "Panel", "Workbook", "bullets", "button", "chips", "desk", "html", "join", "row", "tag"]
