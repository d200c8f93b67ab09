"""Tests of the panels: driven as the browser drives them, without a browser or a kernel."""
