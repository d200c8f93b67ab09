"""Figures of the pipeline's tables: each a function of one table, with a sentence that says what it shows.

A figure carries its own text alternative; `alt_text` gives it, `as_html` puts both on a page. Nothing is told by
colour alone. matplotlib is imported when the first figure is drawn, never before.
"""

from .counts import stages_chart
from .showing import alt_text, as_html
from .timeline import timeline_chart

__all__ = ["alt_text", "as_html", "stages_chart", "timeline_chart"]
