"""The workbook for what comes after a job interview: rules with sources, plans, messages and their checks."""

TYPE_CHECKING = False  # loading `typing` takes as long as all the rest that stands here
if TYPE_CHECKING:
    from .case.case import Case
    from .case.case_file import check_case, load_case
    from .case.errors import FollowupError, InputError, Unavailable
    from .planning.planner import Plan, plan
    from .rulebook.book import Rulebook
    from .rulebook.loading import load_rulebook

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
_HOMES = {
    "case.case": ("Case",),
    "case.case_file": ("check_case", "load_case"),
    "case.errors": ("FollowupError", "InputError", "Unavailable"),
    "planning.planner": ("Plan", "plan"),
    "rulebook.book": ("Rulebook",),
    "rulebook.loading": ("load_rulebook",),
}


def __getattr__(name: str) -> object:
    """What this package offers, loaded when it is first asked for: a command that needs no plan starts at once."""
    from importlib import import_module

    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f".{module}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
