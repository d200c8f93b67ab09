"""The quick page: a few answers in, the next step out. It keeps no rule, text or style of its own."""
