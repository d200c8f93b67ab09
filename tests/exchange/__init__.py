"""What goes out and comes in, read again by a second program each."""
