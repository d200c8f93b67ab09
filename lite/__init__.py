"""The workbook as a static site that runs in the browser alone: its build, a small server, and a walk through it."""
