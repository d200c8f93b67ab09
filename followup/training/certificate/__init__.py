"""Self-paced practice remembered: what was solved, under whose advice; which pages ask for it; a page to show it."""

from .gate import ALONE, Gate, ask_of_oneself, gate, gates
from .page import certificate_page
from .record import NAME, PREFIX, Solved, note_answer, record, take_back
from .standing import PageStanding, Standing, standing

__all__ = [
    "ALONE",
    "NAME",
    "PREFIX",
    "Gate",
    "PageStanding",
    "Solved",
    "Standing",
    "ask_of_oneself",
    "certificate_page",
    "gate",
    "gates",
    "note_answer",
    "record",
    "standing",
    "take_back",
]
