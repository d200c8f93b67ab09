"""The panels of the whole search: charts, in and out, backup, a group."""
