"""Self-paced practice remembered: which situations were solved, under whose advice, and a page to show it."""

from .page import certificate_page
from .record import NAME, PREFIX, Solved, note_answer, record, take_back
from .standing import PageStanding, Standing, standing

__all__ = [
    "NAME",
    "PREFIX",
    "PageStanding",
    "Solved",
    "Standing",
    "certificate_page",
    "note_answer",
    "record",
    "standing",
    "take_back",
]
