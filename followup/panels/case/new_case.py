"""A new case in one form: paste the invitation, or say who, what, where, when and with whom, in one's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import zip_longest
from typing import Any
from zoneinfo import ZoneInfo

import ipywidgets as widgets

from ...case.case_file import case_to_dict, make_id
from ...case.cities import country_of
from ...case.countries import countries
from ...case.wording import joined
from ...journal.forgetting import TYPED
from ...reading.employer import employer_in, role_in
from ...reading.letter import read_letter
from ...reading.reader import Reading
from ...reading.typed import Unclear, written
from ...reading.when import When
from ..parts import zones
from ..parts.actions import on_click
from ..parts.fields import Control, Field, Heard, Worded
from ..parts.form import Form
from ..parts.kinds import Spec
from ..parts.later import Later
from ..parts.markup import tag
from ..parts.panel import Part
from ..parts.pieces import button, hold, html, in_card, row, show, styled
from . import in_words
from .paste import TO_READ, Paste
from .people import CHOICES, USUAL
from .timing import Timing

PAUSE = 1.0  # seconds after the last key
PLAIN = (
    Spec("employer", "Employer"),
    Spec("role", "Position"),
    Spec("name", "Your name", help="As you sign.", fills="name"),
)
CITY = Spec("city", "City", "said", more={"placeholder": "Dublin"})
TALK = Spec("talk", "When, on their clock", "said", more={"placeholder": "yesterday 2pm, 14 May 10:00"})
PERSON = (
    Spec("name", "With whom", more={"placeholder": "First and last name"}),
    Spec("email", "Email"),
    Spec("is", "Who they are", "menu", CHOICES, more={"value": USUAL}),
)
MOST_PEOPLE, FIRST_PEOPLE = 6, 2
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PLACE = re.compile(
    r"(?:,[ \t]*|\b[Ii]n )([A-Z][^,.;\n]{2,30})(?=[,.;\n]|\Z)|^([A-Z][^,.;\n]{2,30}, [A-Z][^,.;\n]{1,30})$",
    re.MULTILINE,
)
NEEDED = {"employer": "the employer", "role": "the position", "city": "the city", "name": "your name"}
NO_CITY = "Nobody here knows this place. Try the nearest larger city in the same country."
OPENED = {
    True: "The case is open, and its plan is made.",
    False: "The case is open. As soon as you know the day of the interview, write it down.",
}


SIGNED = 5  # lines at the end, in which an employer's name may have its town behind it


def city_in(reading: Reading, text: str) -> str | None:
    """The city at the end of the address they name, else the one place of the text; None where it names several."""
    parts = [part.strip(" .") for part in (reading.talk.place or "").split(",")]
    at_the_end = next((part for part in reversed(parts) if part and zones.named(part) in zones.known()), None)
    names = (reading.sender or "").split()
    said = ["".join(one).strip() for one in PLACE.findall(text)]
    said += [line.rpartition(",")[2].strip(" .") for line in text.strip().splitlines()[-SIGNED:] if "," in line]
    said = [one for one in said if one not in names]
    known = {zone: one for one in reversed(said) if (zone := zones.named(one)) in zones.known()}
    return at_the_end or (known.popitem()[1] if len(known) == 1 else None)


def address_in(text: str, who: str | None) -> str:
    """The address in a text that has a part of that name in it; nothing where there is none, or several."""
    parts = [part for part in (who or "").casefold().split() if len(part) > 2]
    found = {one for one in ADDRESS.findall(text) if any(part in one.partition("@")[0].casefold() for part in parts)}
    return found.pop() if len(found) == 1 else ""


class NewCase(Part):
    """Everything typed is kept at once, so that a closed browser loses nothing; but not what was pasted."""

    css = ("fu-new-case",)

    def build(self) -> list[widgets.Widget]:
        self.told = False  # whether an invitation was pasted
        self._later = Later(PAUSE, self._keep)
        self.paste = Paste(self, take=self._take, case=lambda: None, changed=self._changed, words="The message")
        self.city = Worded(self, CITY, self._hear_city, self._moved)
        self.talk = Worded(self, TALK, lambda words: in_words.talk(words, self._there(), self.desk.zone), self._moved)
        plain = [Field(self, spec, lambda _: self._changed(), redraw=False) for spec in PLAIN]
        self.form: Form[Control] = Form(self, [*plain[:2], self.city, self.talk, plain[2]], css=("fu-grid", "fu-two"))
        self.people: list[Form[Control]] = []
        self.rows, self.more = widgets.VBox([]), button("One more person", "chip")
        self.more.on_click(lambda _: self._add_person())
        self.timing = Timing(self, when=self._from, changed=self._changed)
        self.open, self.missing = button("Open my case", "main", "big"), html()
        on_click(self, self.open, self._open)
        way = in_card(html(tag("h3", "Paste the invitation", class_="fu-title")), self.paste.box)
        fields = in_card(html(tag("h3", "Or say it", class_="fu-title")), self.form.box, self.rows, self.more)
        ways = styled(widgets.Box([way, fields]), "fu-new-ways")
        return [ways, self.timing.box, styled(row(self.open, self.missing), "fu-new-end")]

    # what words mean

    def _hear_city(self, words: str) -> Heard:
        zone = zones.named(words)
        if zone not in zones.known():
            raise Unclear(NO_CITY)
        now, country = self.desk.now.astimezone(ZoneInfo(zone)), country_of(zone) or ""
        holidays = f", with the public holidays of {countries()[country]}" if country in countries() else ""
        return Heard(zone, f"{zones.place(zone)} time: {now:%H:%M} there now{holidays}")

    def _there(self) -> When:
        """What the words about the interview are counted from: their clock, one's own where that is not known yet."""
        now, zone = self.desk.now, self.city.given()
        if zone is None:
            return in_words.here(None, now, self.desk.zone or now.astimezone().tzinfo)
        return in_words.where(zone, country_of(zone), now)

    def _from(self) -> When:
        """What a promise is counted from: the day of the interview, else today."""
        when, found = self._there(), self.talk.given()
        return in_words.on(found[0].date(), when) if found else when

    def _moved(self) -> None:
        """Another city or another day: what depends on them is read again."""
        self.talk.hear()
        self.timing.hear()
        self._changed()

    def _changed(self) -> None:
        self._fit()
        self._later.soon()

    # drawing

    def draw(self) -> None:
        kept = self.desk.own.setting(TYPED, {})
        if kept != self.kept:
            self.kept = kept
            self._fill(kept)
        if not self.people:
            for _ in range(FIRST_PEOPLE):
                self._add_person()
        last = self._last()
        if last and not self.form["name"].value:
            self.form["name"].value = last["candidate"]["name"]
        show(self.form["name"].box, last is None)
        self._fit()

    kept: dict[str, Any] | None = None  # what stands there, as it was read

    def _fill(self, kept: Mapping[str, Any]) -> None:
        for key, field in self.form.fields.items():
            field.draw(kept.get(key, ""))
        people = kept.get("people", [])[:MOST_PEOPLE]
        while len(self.people) < len(people):
            self._add_person()
        for form, person in zip_longest(self.people, people, fillvalue={}):  # whoever is not named any more is gone
            form.draw({"is": USUAL, **person})
        self.talk.hear()
        self.timing.put(kept.get("timing", {}))

    def _add_person(self) -> None:
        if len(self.people) < MOST_PEOPLE:
            fields = [Field(self, spec, lambda _: self._changed(), redraw=False) for spec in PERSON]
            self.people.append(Form(self, fields, css=("fu-person",)))
            hold(self.rows, [one.box for one in self.people])
            show(self.more, len(self.people) < MOST_PEOPLE)

    def _fit(self) -> None:
        """Whether it can be opened; what is not understood stands at its field."""
        missing = [words for key, words in NEEDED.items() if not str(self.form[key].value).strip()]
        unclear = [field.spec.label.lower() for field in (self.city, self.talk) if field.unclear]
        unclear += ["their names"] if any(self._nameless(one) for one in self.people) else []
        unclear += ["the timing"] if self.timing.missing else []
        unclear += [TO_READ] if self.paste.unread else []
        self.open.disabled = bool(missing or unclear)
        words = (
            f"Still needed: {joined([*missing, *unclear])}."
            if missing or unclear
            else "All of it stays on this computer."
        )
        self.missing.value = tag("p", words, class_="fu-soft")
        for one in self.people:
            one["name"].tell("Whose address is it?") if self._nameless(one) else one["name"].calm()
        begun = self.talk.given()
        show(self.timing.box, not begun or begun[0] <= self.desk.now)

    def _nameless(self, person: Form[Control]) -> bool:
        return bool(person["email"].value.strip()) and not person["name"].value.strip()

    def _last(self) -> Mapping[str, Any] | None:
        cases = list(self.desk.own.cases().values())
        return case_to_dict(cases[-1]) if cases else None

    # what was pasted

    def _take(self, reading: Reading) -> None:
        """Fill in what it says; nothing that was typed is overwritten by a guess."""
        text = self.paste.text.value
        self.told = reading.what == "invitation"
        guesses = {"employer": employer_in(text), "role": role_in(text), "city": city_in(reading, text)}
        with self.panel.untouched():
            for key, words in guesses.items():
                if words and not str(self.form[key].value).strip():
                    self.form[key].draw(words)
            if reading.talk.at:
                self.talk.put(written(reading.talk.at.replace(tzinfo=None)))
            self._take_people(reading, read_letter(text).address or address_in(text, reading.sender))
            self.talk.hear()
            self._changed()

    def _take_people(self, reading: Reading, address: str) -> None:
        found = [
            (name, address if name == reading.sender else "") for name in (reading.sender, *reading.talk.people) if name
        ]
        named = [one["name"].value.strip() for one in self.people]
        found = [one for one in found if one[0] not in named]
        for _ in range(len(dict(found)) - named.count("")):
            self._add_person()
        empty = [one for one in self.people if not one["name"].value.strip()]
        for (name, email), one in zip(dict(found).items(), empty, strict=False):
            one["name"].value, one["email"].value = name, email

    # opening it

    def _open(self) -> str | None:
        self._fit()
        if self.open.disabled:
            return None
        self._later.stop()
        begun = self.talk.given()
        self.desk.own_case(self.mapping())
        self.desk.own.set(TYPED, {}, at=self.desk.now)
        self.kept = None  # whatever stands there still, typed a moment ago or kept, goes with the next drawing
        self.told = False
        self.paste.clear()
        return OPENED[bool(begun)]

    def mapping(self) -> dict[str, Any]:
        """The case as case files hold it."""
        last, zone = self._last(), self.city.given()
        country = country_of(zone)
        people = self._met()
        made: dict[str, Any] = {
            "candidate": {**(last["candidate"] if last else {}), "name": self.form["name"].value.strip()},
            "employer": {"name": self.form["employer"].value.strip(), "timezone": zone},
            "role": {"title": self.form["role"].value.strip()},
            "contacts": people,
        }
        if country in countries():  # its public holidays are no working days
            made["employer"]["country"] = country
        if begun := self.talk.given():
            made["interviews"] = [self._interview(*begun, [one["id"] for one in people])]
        elif self.told:
            made["events"] = [{"at": self.desk.now, "kind": "heard", "what": "invitation", "by": "email"}]
        return made

    def _interview(self, at: Any, ends: Any, people: list[str]) -> dict[str, Any]:
        found = {"round": 1, "at": at.isoformat(), "with": people}
        found |= {"ends": ends.isoformat()} if ends else {}
        return found | (self.timing.promise() if at <= self.desk.now else {})

    def _met(self) -> list[dict[str, Any]]:
        """The people, each with an id of its own."""
        made: list[dict[str, Any]] = []
        for one in self.people:
            given = one.values()
            if "name" in given:
                wanted, taken = make_id(given["name"], ""), {person["id"] for person in made}
                number = next(n for n in range(1, 99) if (wanted if n == 1 else f"{wanted}-{n}") not in taken)
                made.append({"id": wanted if number == 1 else f"{wanted}-{number}", **given})
        return made

    def _keep(self) -> None:
        typed = {key: str(field.value) for key, field in self.form.fields.items() if str(field.value).strip()}
        people = [{key: field.value for key, field in one.fields.items()} for one in self.people]
        if not any(one["name"] or one["email"] for one in people):
            people = []
        self.kept = {**typed, "people": people, "timing": self.timing.typed()}
        self.desk.own.set(TYPED, self.kept, at=self.desk.now)
