"""Advice as data: facts, conditions, entries, policies, templates, patterns; reading and soundness."""
