"""Where a part of a message stands in its file, so that no test counts paragraphs."""

from followup.house_rules import original


def place_of(part: str, template: str = "follow-up-email") -> int:
    """The number of the first paragraph that is this part of the message."""
    paragraphs = original("template", template)["paragraph"]
    return next(number for number, paragraph in enumerate(paragraphs) if paragraph.get("part") == part)
