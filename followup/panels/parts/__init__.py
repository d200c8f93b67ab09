"""What every panel is made of: panel, desk, fields, markup, turns."""
