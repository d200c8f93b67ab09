"""Rules 9 and 10, slow and plain: whom to reach, and how."""

from __future__ import annotations

from .seen import Unclear, end_of, last_round, role_of


def is_here(contact) -> bool:
    return not contact.get("left", False)


def agents(view) -> list[str]:
    """Recruiters of an agency; then everything goes to them."""
    return [c["id"] for c in view.case.get("contacts", []) if c.get("agency") and is_here(c)]


def recipient(view) -> str:
    """Rule 10; unclear where the interviews of the round give different people."""
    rounds = last_round(view) if view.ended else []
    orders = [rounds[-1]["with"] if rounds else [], [p for i in rounds for p in i["with"]]]
    orders.append([p for i in reversed(rounds) for p in i["with"]])
    found = {recipient_by(view, order) for order in orders}
    if len(found) > 1:
        raise Unclear("which interview's `with`")
    return found.pop()


def recipient_by(view, order) -> str:
    known = [*order, *(c["id"] for c in view.case.get("contacts", []))]
    people = [p for p in dict.fromkeys(known) if is_here(view.contact(p))]
    if agents(view):
        return next(p for p in people if p in agents(view))
    if view.answer("Q2") == "manager":
        return manager_by(view, order, people)
    knowing = of_role(view, people, "hr") or of_role(view, people, "recruiter")
    if knowing:
        return knowing[0]
    if view.answer("Q2") == "hr":
        employer = view.case["employer"]
        has_hr = employer.get("has_hr", employer.get("size") != "small")
        return "hr" if has_hr else manager_by(view, order, people)
    return last_voice_or_manager(view, order, people)


def of_role(view, people, role) -> list[str]:
    return [p for p in people if role_of(view.contact(p)) == role]


def last_voice_or_manager(view, order, people) -> str:
    """Under `whoever-knows`, with neither HR nor a recruiter known."""
    since = end_of(view.ended[-1]) if view.ended else None
    heard = [e for e in view.events if e["kind"] == "heard" and (since is None or e["at"] > since)]
    voices = [e["from"] for e in heard if e.get("from") in people]
    voices = [p for p in voices if role_of(view.contact(p)) != "reception"]
    if voices and since is None:
        raise Unclear("who was heard last since the interview, where there was none")
    return voices[-1] if voices else manager_by(view, order, people)


def manager_by(view, order, people) -> str:
    managers, met = of_role(view, people, "hiring_manager"), [p for p in order if p in people]
    if managers or met:
        return (managers or met)[0]
    knowing = of_role(view, people, "hr") or of_role(view, people, "recruiter")
    gone = [c for c in view.case.get("contacts", []) if not is_here(c)]
    if knowing and not any(c["id"] in order or role_of(c) == "hiring_manager" for c in gone):
        raise Unclear("no manager was ever named: the role, or HR or the recruiter that is known")
    if knowing:
        return knowing[0]
    if view.answer("Q2") != "whoever-knows":
        return "hiring_manager"
    if view.case.get("contacts", []):
        raise Unclear("people are known, and nobody of them is one to follow up with")
    return "hr"


def channel(view, to, second=False) -> str:
    """Question Q3, then the addresses there are, then the calls nobody wants."""
    contact = view.contact(to) or {}
    wanted = view.answer("Q3")
    if wanted == "as-they-like":
        wanted = "email" if second else contact.get("prefers", "email")
    if wanted == "phone" and "phone" not in contact and "email" in contact:
        wanted = "email"
    if wanted == "email" and "email" not in contact and "phone" in contact:
        wanted = "phone"
    if wanted == "phone" and is_not_to_be_called(view, to):
        if not contact:
            raise Unclear("no calls, and nobody recorded: email or letter")
        wanted = "email" if "email" in contact else "post"
    return wanted


def is_not_to_be_called(view, who) -> bool:
    return bool((view.contact(who) or {}).get("no_calls") or view.heard("told_not_to_call"))


def needs_finding(view, to, how) -> bool:
    contact = view.contact(to)
    return contact is None or (how in ("email", "phone") and how not in contact)


def hours_for(how) -> str:
    return "call" if how == "phone" else "email"
