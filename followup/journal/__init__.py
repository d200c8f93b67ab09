"""The candidate's journal: one append-only file of what was said, what happened and what was undone.

A journal is UTF-8 text, one JSON object a line. Nothing in it is ever changed or removed; a later line may
say that an earlier one no longer counts. Every line has

    v      1, the version of this format
    id     unique: eight digits, one more than the highest the writer had seen, a hyphen, random letters. Lines
           count in the order of these numbers (of two journals that became one: of their moments first), then by
           their moment, then by the letters, so that a merged or reordered file says the same as before; a line
           that stands there twice counts once
    turn   only after a line whose eight digits are the last there are (89999999): the same digits, and how many
           numbers further on; without it 0
    at     when it was written, with offset: given by the caller, the journal reads no clock
    after  only where the clock had been set back: the latest moment of the lines before it, by which it counts
    ahead  only where lines before it are dated more than a year after it: the ids of these few, of which the clock
           was wrong. They count right before this line
    do     which kind of line it is

and, by kind:

    case     case, facts    a new case: its id, and the mapping a case file holds, events included
    facts    case, set      facts given, changed or removed: a list of [path, value]; null removes. Paths:
                            ["employer"], ["employer", "country"], ["contacts", "maria"],
                            ["contacts", "maria", "email"], and so too ["interviews", key], ["events", key].
                            Contacts go by their own id; interviews and events of the `case` line by "1", "2",
                            ...; an added interview by the key it was added with, a logged event by the
                            id of its line
    event    case, event    something happened: the mapping of one event of a case file
    draft    case, step, to, template, subject, body    one version of a message
    undo     case, entry    the line with that id no longer counts. An undo may be undone: that is redo. alike: besides
                            another that says the very same, as when two computers wrote down one event: it happened
                            once, counts once, and is undone once
    setting  name, value    policy, rules folder, current case and the like
    joined   late           two journals became one (`joining`): lines count by their moments. late: by moment, the ids
                            of lines that count by it because the clock was behind and they could not yet say so.
                            Or case, stands: undos of that case's opening that do not count, because somebody had
                            gone on with it elsewhere. Or case, person, becomes, lines: those lines mean by that
                            contact, an id that several people had got, the one with this id of their own (`people`).
                            Or case, opening, lines: these speak of a second opening, whose numbers have those letters
                            behind them (`filling`)

A line that can't be read, is torn, or does not fit its case is set aside and reported with its number; a line
of a newer version or of an unknown kind is kept and reported too.
"""

from .book import Journal
from .entries import Entry
from .place import default_path
from .reading import KeptDraft
from .wording import describe

__all__ = ["Entry", "Journal", "KeptDraft", "default_path", "describe"]
