"""What happened, in words, as the panels have always known it; the words themselves need no notebook."""

from ..event_words import CHANNELS, DECIDED, HEARD, OUTCOMES, SENT, event_words

__all__ = ["CHANNELS", "DECIDED", "HEARD", "OUTCOMES", "SENT", "event_words"]
