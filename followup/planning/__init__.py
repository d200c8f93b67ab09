"""What is true of a case now, and what to do about it: situation, steps, the plan and its words."""
