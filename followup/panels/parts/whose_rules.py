"""One line at the top of every page: whose rules it follows, where they are not the workbook's own."""

from __future__ import annotations

from ...house_rules.in_use import BY_ENVIRONMENT, InUse
from .markup import EMPTY, Markup, tag


def rules_notice(rules: InUse, why: bool = True) -> Markup:
    """Nothing for the workbook's own rules; a folder that can't be used is told, and that ours are used instead.

    why: with the reason and the folder, for whoever writes rules; a candidate is told what follows from it.
    """
    if rules.trouble:
        told = tag("p", rules.trouble, class_="fu-soft fu-line") if why else EMPTY
        words = tag("b", "Your house rules can't be used now; these pages follow the workbook's own. ")
        return tag("div", words, told, role="alert", class_="fu-warned")
    if not rules.folders:
        return EMPTY
    by = f" (set by {BY_ENVIRONMENT})" if why and rules.by_environment else ""
    return tag("div", "House rules in use: ", tag("b", rules.name), by, class_="fu-note fu-line")
