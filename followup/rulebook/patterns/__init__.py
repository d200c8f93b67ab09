"""The small pattern form in which checks are written, and the matcher that reads a text for all of them at once."""
