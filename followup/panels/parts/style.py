"""The stylesheet as a widget: the same on every page, put there once by the header."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from .markup import Markup, stylesheet


@cache
def style() -> Markup:
    """style.css in a <style> element."""
    return stylesheet(Path(__file__).with_name("style.css").read_text(encoding="utf-8"))
