"""The panels of one case: the plan, what happened, its facts, its history, practice."""
