"""What a counselor runs a session with: plan and timer, stories as cards, votes, a movable clock, calls in threes."""
