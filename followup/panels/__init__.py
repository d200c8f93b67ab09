"""What a person sees: parts first, then one folder a place of the workbook."""
