"""The command line: what it prints, its exit status, and errors in at most three lines."""
