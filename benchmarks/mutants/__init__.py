"""Mutants: the code with one small mistake in it, to see whether a test notices."""
