"""The desk behind every page: what lies on it, and how its panels are drawn after a press.

A page is a handful of panels that know nothing of each other: the plan, the message, the history, each in the cell of
a notebook. What they share is the desk, and all that they show is in the journal. So a press takes one way, whichever
panel it comes from:

1. `parts/actions.py` hears it. It clears what was said about an earlier press (`quiet`) and draws the panels that
   still wait (`settle`), because what a button is about must be what the person sees.
2. The panel's own function does one thing, which writes a line into the journal. It touches no other panel.
3. `refresh` forgets what was read (`contents.py`) and has every panel draw itself from what the journal says now: at
   once the first words of those with `leads = True` (the case page: they name the next step, which is what people look
   for) and the panel that was pressed; the rest in the turns after that (`turns.py`).

Somebody else may write into the same journal, in another notebook or another browser. `watch.py` looks at the file
now and then, and refreshes when it is not what was seen last; `refresh` says `seen` first, so that our own lines are
no news.
"""
