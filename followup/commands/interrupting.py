"""Ctrl-C, noticed also where a library makes an error of its own of it, or Python can only print it."""

from __future__ import annotations

import signal
import sys
from contextlib import suppress

TYPE_CHECKING = False  # `typing` takes long to load
if TYPE_CHECKING:
    from types import FrameType


class Interrupts:
    """While it is open. seen: whether somebody has pressed Ctrl-C since."""

    def __init__(self) -> None:
        self.seen = False

    def __enter__(self) -> Interrupts:
        self._handler, self._hook = None, sys.unraisablehook
        with suppress(ValueError):  # not in the main thread: nobody interrupts there
            if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
                self._handler = signal.signal(signal.SIGINT, self._notice)
        sys.unraisablehook = self._say
        return self

    def __exit__(self, *error: object) -> None:
        sys.unraisablehook = self._hook
        if self._handler is not None:
            signal.signal(signal.SIGINT, self._handler)

    def _notice(self, number: int, frame: FrameType | None) -> None:
        self.seen = True
        raise KeyboardInterrupt

    def _say(self, told: sys.UnraisableHookArgs) -> None:
        """An interrupt in a moment of Python's own, such as between two modules, is no news."""
        if not issubclass(told.exc_type, KeyboardInterrupt):
            self._hook(told)
