"""Lets `python -m followup` do what the command `followup` does."""

import sys

from .commands.cli import main

if __name__ == "__main__":
    sys.exit(main())
