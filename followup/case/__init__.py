"""A case and what can happen in it: values, case files, zones and office hours, names, errors, the clock."""
