"""The invented example search: what the workbook shows a candidate who has no journal yet."""

from .copying import EXAMPLE, TOLD_AT, is_example, open_example

__all__ = ["EXAMPLE", "TOLD_AT", "is_example", "open_example"]
