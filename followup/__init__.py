"""The workbook for what comes after a job interview: rules with sources, plans, messages and their checks."""

from .case import Case
from .case_file import check_case, load_case
from .errors import FollowupError, InputError, Unavailable
from .planner import Plan, plan
from .rulebook import Rulebook, load_rulebook

__version__ = "0.1.0"
__all__ = [
    "Case",
    "FollowupError",
    "InputError",
    "Plan",
    "Rulebook",
    "Unavailable",
    "check_case",
    "load_case",
    "load_rulebook",
    "plan",
]
