"""Everything of the journal, for other programs and for another workbook."""

from ...case.errors import InputError, Problem
from ...case.schema import one_of
from . import Asked, Format, Shown


def make(asked: Asked) -> bytes:
    from ..snapshot import take

    if asked.from_files:
        allowed = one_of(asked.journal.ids()) or "an id of the journal"
        raise InputError(Problem("followup export json", "takes cases of the journal, not files", "", allowed))
    return take(asked.journal, now=asked.now, only=None if asked.whole else list(asked.cases))


FORMAT = Format(
    "json", "everything; `import` takes it back", "application/json", make, order=50,
    shown=Shown("Save everything as JSON", "For other programs. Taken in above, it adds what is missing there."),
)  # fmt: skip
