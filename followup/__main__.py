"""Lets `python -m followup` do what the command `followup` does."""

import sys

try:
    from .commands.cli import main

    sys.exit(main())
except KeyboardInterrupt:  # before there was anybody to notice it
    sys.stderr.write("followup: stopped\n")
    sys.exit(130)
