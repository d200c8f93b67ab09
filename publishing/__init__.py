"""What is made for those who decide about the workbook or read of it: parts list, accessibility report, docs site."""
