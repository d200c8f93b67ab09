"""The workbook for a workshop: one machine, a hub, a private journal for each participant."""
