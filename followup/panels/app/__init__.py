"""The whole workbook as one page: a rail, one place at a time, and one button for whatever happened.

from followup.panels.app import app
app()

`address.py` says what a place is called, `places.py` what stands there, `rail.py` leads to it, `today.py` is the
first of them, `sheet.py` lies over all of them, and `router.py` ties the page to the
browser's address, keys and connection.
"""

from .app import App, app

__all__ = ["App", "app"]
