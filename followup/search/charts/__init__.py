"""Figures of the search's tables: each a function of one table, with a sentence that says what it shows.

A figure carries its own text alternative; `alt_text` gives it, `as_html` puts both on a page. Nothing is told by
colour alone. matplotlib is imported when the first figure is drawn, never before.
"""

from .agenda import agenda_chart
from .counts import stages_chart
from .firsts import firsts_chart, sources_chart
from .flow import flow_chart
from .look import drawn_for, fit
from .replies import replies_chart, telling
from .sankey import sankey_chart
from .showing import alt_text, as_html, as_png, as_svg, draw_ahead
from .spans import time_chart
from .timeline import timeline_chart
from .weeks import weeks_chart

__all__ = [
    "agenda_chart",
    "alt_text",
    "as_html",
    "as_png",
    "as_svg",
    "draw_ahead",
    "drawn_for",
    "firsts_chart",
    "fit",
    "flow_chart",
    "replies_chart",
    "sankey_chart",
    "sources_chart",
    "stages_chart",
    "telling",
    "time_chart",
    "timeline_chart",
    "weeks_chart",
]
