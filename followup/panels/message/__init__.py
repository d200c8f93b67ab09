"""The panel in which a message is drafted, written and checked."""
