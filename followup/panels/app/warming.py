"""What a page needs a moment after it is open, read while it waits for somebody: dictionaries, tables, calendars."""

from __future__ import annotations

import asyncio
import gc
import os
from contextlib import suppress

from ..message.reading import open_dictionaries

IN_ADVANCE = "VOILA_PREHEAT"  # set by the server where a page is made before anybody asks for it


def warm_up() -> None:
    """In a thread of its own, and only where nobody is looking yet: a person's presses come first."""
    if os.environ.get(IN_ADVANCE) != "True":
        return
    with suppress(RuntimeError):  # no event loop, no page
        asyncio.get_running_loop().run_in_executor(None, read_ahead)


def read_ahead() -> None:
    from ...case.countries import countries
    from ...search.charts import draw_ahead  # its tables bring pandas along

    open_dictionaries()
    countries()
    draw_ahead()
    settle()


def settle() -> None:
    """What was read stays: no press waits a sixth of a second while Python looks through it for what is unused."""
    gc.collect()
    gc.freeze()
