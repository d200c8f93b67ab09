"""Reads what an employer wrote, by rules, and suggests what to write down; nothing here writes anything."""
