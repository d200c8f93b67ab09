"""The counselor's notebook of house rules: forms over a folder of one's own, and sixteen cases before and after."""
