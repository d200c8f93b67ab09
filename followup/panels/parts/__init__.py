"""What every panel is made of: panels, fields, forms, markup, and what they may ask of the desk."""
