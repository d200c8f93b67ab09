"""Tests in a real browser: few and broad, on what a person sees and what the journal then holds."""
