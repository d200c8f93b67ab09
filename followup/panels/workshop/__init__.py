"""Panels for whoever runs a session: its plan, a practice clock, cards and votes, calls in threes.

from followup.panels.workshop import room
w = room("00_plan_the_session")
w.top()     # then w.session(), w.moving_clock(), w.card(), w.vote(), w.call(), …
"""

from .room import Room, room

__all__ = ["Room", "room"]
