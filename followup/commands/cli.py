"""The command line: reads the words, calls one core function a command, prints what it gives, and says errors
in three lines.

Exit status: 0 done; 1 a check found errors, or what was asked for can't be had; 2 wrong use or unreadable
input. Everything of ours is loaded inside `main`, so that whoever stops it early gets one line too.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from io import TextIOWrapper

from .interrupting import Interrupts

TYPE_CHECKING = False  # `typing` takes as long to load as all of this
if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130  # what shells expect after Ctrl-C
SHOW_TRACEBACKS = "FOLLOWUP_TRACEBACK"  # set it to see where an unexpected error came from


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. argv: the words after the program's name; default: those it was started with. Returns
    the exit status.
    """
    try:
        with Interrupts() as interrupts:
            return _main(sys.argv[1:] if argv is None else argv, interrupts)
    except KeyboardInterrupt:
        return _complain("stopped", INTERRUPTED)


def _main(argv: Sequence[str], interrupts: Interrupts) -> int:
    from ..case.errors import FollowupError, shorten

    _speak_utf8()
    try:
        text, status, written = _run(argv)
    except Exception as error:
        if interrupts.seen:  # whatever a library made of it
            raise KeyboardInterrupt from None
        if isinstance(error, FollowupError):
            return _complain(str(error), error.exit_status)
        if os.environ.get(SHOW_TRACEBACKS):
            raise
        return _complain(
            f"an error of our own, please report it: {type(error).__name__}: {shorten(str(error), 200)}", 2
        )
    return _print(text, status, _done(text) if written else "")


def _run(argv: Sequence[str]) -> tuple[str, int, bool]:
    """What it says, the exit status, and whether it has written down what nobody should do twice."""
    from .chosen import tell_damage
    from .parser import parse

    args = parse(argv)
    done = args.run(args)
    if not getattr(args, "names_damage", False):
        tell_damage(args)
    text, status = done if isinstance(done, tuple) else (done, 0)
    return text, status, getattr(args, "writes", False) and not getattr(args, "preview", False)


def _done(text: str) -> str:
    """For those who can't see what it says: it was done before that."""
    from ..case.errors import shorten
    from ..case.text import shown

    return f"; done already, not to be repeated: {shorten(shown(text.partition(chr(10))[0]), 300)}"


def _speak_utf8() -> None:
    """Whatever the system's own encoding; half characters from file names are shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            with suppress(ValueError):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _print(text: str, status: int, done: str) -> int:
    from ..case.text import AsWritten, on_screen

    try:
        if sys.stdout is None:
            raise OSError("it is closed")
        told = text if isinstance(text, AsWritten) else on_screen(text)
        sys.stdout.write(told if told.endswith("\n") or not told else told + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()  # whoever read has seen enough
    except KeyboardInterrupt:
        _drop_output()
        return _complain(f"stopped{done}", INTERRUPTED)
    except (OSError, ValueError) as error:
        _drop_output()
        return _complain(f"standard output: can't be written: {getattr(error, 'strerror', None) or error}{done}", 2)
    return status


def _drop_output() -> None:
    """What is still in the buffer goes nowhere, so that Python has nothing to complain about when it ends."""
    with suppress(Exception):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _complain(message: str, status: int) -> int:
    with suppress(Exception):
        from ..case.text import on_screen

        lines = on_screen(message.strip()).split("\n")[:3]
        named = lines[0] if lines[0].startswith("followup ") else f"followup: {lines[0]}"
        sys.stderr.write("\n".join([named, *lines[1:]]) + "\n")
        sys.stderr.flush()
    return status


if __name__ == "__main__":
    sys.exit(main())
