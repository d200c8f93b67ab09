"""Other people's tables and job logs, read without guessing: bytes, columns, dates, words, doubles."""
