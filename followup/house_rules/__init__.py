"""House rules: a folder of one's own laid over the workbook's rules, edited entry by entry, checked, compared, kept.

opened = read_folder("my-rules")                    # a Draft: the texts of its files
draft = put(opened, "limit", "thank_you_hours", value=48)
checked = check(draft)                              # .problems, and .book where there are none
beside = compare(checked.book, "balanced")          # sixteen cases, before and after
save(draft, "my-rules")
"""

from .changes import Beside, Change, Look, compare
from .checking import Checked, check
from .draft import Draft, drop, entry_of, own_ids, put
from .folder import read_folder, save
from .in_use import SETTING, InUse, rules_in_use
from .originals import original

__all__ = [
    "SETTING",
    "Beside",
    "Change",
    "Checked",
    "Draft",
    "InUse",
    "Look",
    "check",
    "compare",
    "drop",
    "entry_of",
    "original",
    "own_ids",
    "put",
    "read_folder",
    "rules_in_use",
    "save",
]
