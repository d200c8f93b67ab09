"""The one vocabulary of who people are: a role's word in files, and its words wherever people are told of."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass


@dataclass(frozen=True, slots=True)
class PersonRole:
    """word: as files spell it; says: in lists; form: as it is chosen; nobody: in the place of a name nobody knows yet,
    "" where the role stands for nobody in particular and so can't be written to.
    """

    word: str
    _: KW_ONLY
    says: str
    form: str
    nobody: str


ROLES: dict[str, PersonRole] = {
    role.word: role
    for role in (
        PersonRole("hiring_manager", says="hiring manager", form="Hiring manager", nobody="the hiring manager"),
        PersonRole("hr", says="HR", form="HR", nobody="HR"),
        PersonRole("recruiter", says="recruiter", form="Recruiter", nobody="the recruiter"),
        PersonRole("interviewer", says="interviewer", form="Interviewer, or not sure", nobody=""),
        PersonRole("reception", says="reception", form="Reception", nobody="reception"),
    )
}
ROLES_ADDRESSED = tuple(sorted((role for role in ROLES if ROLES[role].nobody), key=lambda role: role != "hr"))
"""May stand for a person nobody knows yet; first the one of whom names are known least."""
