"""The journal: nothing written is lost, nothing unsound is written, and what is damaged is named."""
