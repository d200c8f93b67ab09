"""One case on one screen: where it stands, one thing to do with its words or buttons, the rest in drawers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo

import ipywidgets as widgets

from ...planning.planner import Plan, Step
from ..message.letter import Letter
from ..parts.actions import on_click
from ..parts.desk import Desk
from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.pages import page as page_named
from ..parts.pages import page_for
from ..parts.panel import Panel
from ..parts.pieces import button, hold, html, mark, show, styled, telling
from ..parts.priority import follow_up
from . import drawer_words as say
from .agreement import Agreement, agreement
from .ask import Ask
from .beside import Beside
from .call_card import call_card
from .clocks import two_clocks
from .debrief import Debrief
from .debrief_facts import AHEAD, fresh_interview, last_time
from .drawers import Drawer, Drawers
from .fact_form import FactForm
from .first import PracticeFirst
from .fortnight import fortnight, last_day, zone_of
from .header import case_words
from .hero import AT_THE_TALK, Hero, hero
from .last_minutes import LastMinutes
from .more_steps import MoreSteps, others_of
from .offer import ANSWER, Offer, before_yes, events_of, offer_held, offer_key, terms_asked
from .pulse import pulse
from .sent import Sent
from .silence import known_of, silence
from .stages import stage_line
from .take_out import calendar_link, paper_links
from .waiting_line import waiting_line
from .ways import lead
from .whose_advice import WhoseAdvice

WAITS = ("waiting", "follow_up", "quiet", "no_decision")  # stages in which silence means something
OFFER = "offer"
WHICH = Spec("case", "Case", "menu")


class CasePage(Panel):
    """stage: the name of a notebook, which is about one stage; None in the app, where the page is about the case.

    Nothing is kept here: what happened is in the journal, what is looked at lies on the desk.
    """

    name = "page"
    leads = True

    def __init__(self, desk: Desk, stage: str | None = None) -> None:
        self.stage = page_named(stage) if stage else None
        super().__init__(desk)

    def build(self) -> list[widgets.Widget]:
        self.top, self.hero, self.calendar = html(), telling(EMPTY, "fu-said-first"), html()
        self.card, self.wait, self.strip, self.spoken = html(), html(), html(), telling()
        self.minutes, self.made_of = LastMinutes(), ()
        self.pulse = pulse(self.desk.turn, self.warn)
        self.agree = button("…", "chip")
        on_click(self, self.agree, self._who_disagrees)
        self.letter = Letter(self, changed=self._draw_ways)
        self.offer, self.sent = Offer(self, take=self._take), Sent(self)
        self.drawers = Drawers(self, opened=lambda: self.beside.close_it())  # one thing is open at the side
        self.beside = Beside(
            self,
            page=self._practice_page,
            happened=self.stage is not None,
            opened=lambda: self.drawers.close(),
        )
        self.parts: dict[type, WhoseAdvice | MoreSteps | Ask | Debrief] = {}
        self.terms: dict[tuple[str, str], tuple[tuple[Spec, ...], FactForm]] = {}
        self.shown: str | None = None  # the case whose drawers are open
        self.lead_row = styled(widgets.Box([self.hero, self.calendar, self.agree]), "fu-saying")
        self.main = styled(widgets.VBox([self.lead_row]), "fu-main-column")
        self.aside = styled(widgets.VBox([self.strip, self.drawers.box, self.beside.box]), "fu-aside")
        self.columns = styled(widgets.Box([self.main, self.aside]), "fu-page-columns")
        self.which = Control(self, WHICH, self.desk.choose_case) if self.stage else None
        menus = [styled(self.which.widget, "fu-which")] if self.which else []
        beats = [self.pulse] if self.pulse is not None else []
        head = styled(widgets.Box([self.top, *menus]), "fu-head")
        self.first = PracticeFirst(self, page=self._practice_page, always=self.stage is not None)
        return [head, self.first.box, self.columns, self.sent.box, self.spoken, *beats]

    def _practice_page(self) -> str:
        """The notebook whose situations fit: this one's, else the one for where the case is."""
        plan = self.desk.plan
        return self.stage.name if self.stage else _page_of(plan) if plan else "20_thank_you"

    # what is pressed

    def _who_disagrees(self) -> str:
        self.drawers.open_one(say.WHO)
        return ""

    def _take(self, choice: say.Choice) -> None:
        self.letter.take(choice)

    # drawing

    def draw_first(self) -> None:
        """The one sentence, before anything else of the page is made."""
        self._draw_sentence(self.desk.plan, hero(self.desk.plan, self.desk.step, self.desk.zone))

    def draw(self) -> None:
        if self.shown != self.desk.case_id:
            self.shown = self.desk.case_id
            self.drawers.shut(), self.beside.shut()
        plan, step = self.desk.plan, self.desk.step
        told = hero(plan, step, self.desk.zone)
        self._draw_sentence(plan, told)
        self.top.value = self._top(plan)
        self._draw_which()
        mark(self.columns, "fu-held-back", shut := self.first.draw())
        mark(self.sent.box, "fu-held-back", shut)
        show(self.aside, plan is not None)
        agreed = agreement(step) if step is not None else None
        self._draw_hero(plan, step, told, agreed)
        self._draw_main(plan, step, told, agreed)
        self.made_of = self._made_of(plan, step, told)
        if plan is not None:
            self._draw_call(plan, step)
            counted = (plan.step(ANSWER) if self.offer.box in self.main.children else None) or step
            days = counted is not None and _has_days(plan, counted, told, self.desk.zone)
            heading = "h4" if self.stage else "h3"
            self.strip.value = fortnight(plan, counted, self.desk.zone, heading) if counted and days else EMPTY
            show(self.strip, bool(self.strip.value))
            self.drawers.draw(list(self._drawers(plan, step, told, agreed)))
            self.beside.draw()
        if self.letter.box in self.main.children:
            self.letter.read()

    def turn(self) -> None:
        """The clocks, how long it is still open, and at an edge all of it, but not under somebody who types."""
        plan, step = self.desk.plan, self.desk.step
        told = hero(plan, step, self.desk.zone)
        if self._made_of(plan, step, told) != self.made_of and not self.letter.touched:
            self.draw()
        elif plan is not None:
            agreed = agreement(step) if step is not None else None
            self.top.value = self._top(plan)
            self._draw_sentence(plan, told)
            self._draw_hero(plan, step, told, agreed)
            self._draw_call(plan, step)

    def _made_of(self, plan: Plan | None, step: Step | None, told: Hero) -> tuple[object, ...]:
        """What this page is put together from: as long as it is the same, only clocks go on."""
        days = plan.as_of.date() if plan else None
        return (days, plan and plan.stage, step and (step.id, step.to, step.status, step.open_now), told.kind)

    def _draw_call(self, plan: Plan, step: Step | None) -> None:
        if step is not None and self.card in self.main.children:
            self.card.value = call_card(plan, step)
        if words := self.minutes.words(plan, step):
            self.spoken.value = tag("p", words, role="status", class_="fu-unseen")

    def _draw_which(self) -> None:
        """In a notebook, which case it is about; the app has its own list."""
        cases = self.desk.cases
        if self.which is not None:
            self.which.offer([(case_words(case), case_id) for case_id, case in cases.items()], self.desk.case_id)
            show(self.which.box, len(cases) > 1)

    def _top(self, plan: Plan | None) -> Markup:
        if plan is None:
            return EMPTY
        heading = "h2" if self.stage else "h1"
        name = tag(heading, f"{plan.case.employer.name} · {plan.case.role.title}", class_="fu-whose")
        clocks = tag("p", two_clocks(plan, self.desk.zone), class_="fu-quiet")
        return tag("div", name, clocks, stage_line(plan), self._elsewhere(plan), class_="fu-page-top")

    def _elsewhere(self, plan: Plan) -> Markup:
        """On the page of one stage: that the case is at another."""
        if self.stage is None or not self.stage.stages:
            return EMPTY
        there = page_named(_page_of(plan))
        return EMPTY if there == self.stage else lead("This case is further on, or not so far. Its page:", there)

    def _draw_sentence(self, plan: Plan | None, told: Hero) -> None:
        heading = "h3" if self.stage else "h2"
        extra = say.countdown(plan) if plan is not None and plan.stage == OFFER else EMPTY
        sentence = tag(heading, told.sentence, class_=f"fu-sentence fu-kind-{told.kind}")
        self.hero.value = tag("div", sentence, tag("p", extra, told.lead, class_="fu-saying-more"), aria_live="polite")

    def _draw_hero(self, plan: Plan | None, step: Step | None, told: Hero, agreed: Agreement | None) -> None:
        """Beside the sentence: for the calendar, and who agrees."""
        ahead = told.kind in ("later", "soon") or _at_the_talk(step)
        calendar = calendar_link(self.desk, plan) if plan and ahead else EMPTY
        self.calendar.value = calendar
        show(self.calendar, bool(calendar))
        mark(self.lead_row, "fu-with-outs", bool(calendar))
        show(self.agree, agreed is not None and told.kind not in ("rest", "none"))
        if agreed is not None:
            self.agree.description = agreed.words
            self.agree.tooltip = f"{agreed.words}: who disagrees, and what they would do"

    def _draw_main(self, plan: Plan | None, step: Step | None, told: Hero, agreed: Agreement | None) -> None:
        """Below the sentence: what this step needs, and nothing else."""
        below: list[widgets.Widget] = []
        looked = self.desk.looking is not None
        ways, events = EMPTY, None
        if plan is not None and step is not None:
            offered = plan.stage == OFFER
            writes = (looked or (told.kind in ("open", "overdue", "soon") and not offered)) and self.letter.draw(
                plan, step, tabs=not offered
            )
            if step.channel == "phone" and (writes or told.kind in ("open", "soon", "overdue")):
                below.append(self.card)
            if offered:
                self.offer.draw(plan, self.letter.text.chosen if looked else None)
                below.append(self.offer.box)
                events = events_of(plan, step, self.letter.text.chosen if looked else None)
            if not writes and (told.kind in ("later", "soon", "rest") or _at_the_talk(step)):
                self.wait.value = self._waiting(plan, step, agreed)
                below += [self.wait] if self.wait.value else []
            if writes:
                below.append(self.letter.box)
                ways = self.letter.ways(plan.case)
            if (told.kind == "later" and not looked) or (offered and not writes):
                events = []
        hold(self.main, [self.lead_row, *below])
        self.sent.draw(step, ways, events)

    def _draw_ways(self) -> None:
        """Mail and copy take the words as they stand now."""
        case = self.desk.case
        if case is not None and self.letter.box in self.main.children:
            self.sent.offer(self.letter.ways(case))

    def _waiting(self, plan: Plan, step: Step, agreed: Agreement | None) -> Markup:
        if _at_the_talk(step):
            return tag("div", tag("h3", "While you are there"), say.keep_in_mind(plan), class_="fu-calm fu-there")
        line = waiting_line(plan, step, agreed.counted if agreed else [])
        quiet = silence(plan) if plan.stage in WAITS else EMPTY
        return tag("div", line, quiet, class_="fu-calm") if line or quiet else EMPTY

    # the drawers

    def _drawers(self, plan: Plan, step: Step | None, told: Hero, agreed: Agreement | None) -> Iterator[Drawer]:
        if fresh_interview(plan, self.desk.book):
            yield Drawer("debrief", "Debrief", "ten minutes, while it is fresh", self._debrief)
        if plan.stage in AHEAD and (learned := last_time(plan)):
            yield Drawer("learned", "From last time", "their questions, your answers", lambda: learned)
        if step is not None and step.because:
            yield Drawer("why", "Why", step.because[0]["says"], lambda: join(say.why(step), known_of(plan)))
        if plan.stage == OFFER:
            yield Drawer("yes", "Before you say yes", say.settle(plan), lambda: before_yes(plan))
            if key := offer_key(self.desk, plan):
                yield Drawer("terms", "Their terms", "fill in or change", lambda: self._terms(plan, key))
        if agreed is not None and agreed.dissent:
            yield Drawer(say.WHO, "Who disagrees", say.dissent_line(agreed), lambda: say.who_disagrees(agreed))
        if plan.avoid:
            yield Drawer("avoid", "Take care", plan.avoid[0]["says"], lambda: say.left_alone(plan))
        yield from self._more(plan, step)

    def _more(self, plan: Plan, step: Step | None) -> Iterator[Drawer]:
        written = self.letter.box in self.main.children
        if written:
            yield Drawer("words", "Other words", "wording, length, aloud", self.letter.other_words)
        if plan.questions:
            yield Drawer("ask", "One question", plan.questions[0]["asks"], self._ask)
        steps = others_of(plan, step, written)
        yield Drawer("more", "More", say.steps_line(steps), lambda: self._steps(plan, steps))
        yield Drawer("advice", "Whose advice", say.policy_line(plan), self._advice)

    def _part(
        self, kind: type[WhoseAdvice] | type[MoreSteps] | type[Ask] | type[Debrief]
    ) -> WhoseAdvice | MoreSteps | Ask | Debrief:
        if kind not in self.parts:
            self.parts[kind] = kind(self)
        return self.parts[kind]

    def _ask(self) -> widgets.Widget:
        part = self._part(Ask)
        part.draw()
        return part.box

    def _debrief(self) -> widgets.Widget:
        part = self._part(Debrief)
        part.draw()
        return part.box

    def _advice(self) -> widgets.Widget:
        part = self._part(WhoseAdvice)
        part.draw()
        return part.box

    def _steps(self, plan: Plan, steps: list[Step]) -> widgets.Widget:
        part = self._part(MoreSteps)
        shown = _at_the_talk(self.desk.step)  # what to keep in mind stands on the page
        part.draw(steps, join(EMPTY if shown else say.keep_in_mind(plan), paper_links(self.desk, plan)))
        return part.box

    def _terms(self, plan: Plan, key: str) -> widgets.Widget:
        held = offer_held(self.desk, plan, key)
        asked, place = terms_asked(held), (plan.case.id, key)
        if place not in self.terms or self.terms[place][0] != asked:
            self.terms[place] = asked, FactForm(self, asked, ("events", key))
        self.terms[place][1].draw(held, plan.case.zone)
        return self.terms[place][1].box


def _page_of(plan: Plan) -> str:
    step = follow_up(plan)
    return page_for(plan.stage, step.channel if step else None).name


def _has_days(plan: Plan, step: Step, told: Hero, own: tzinfo | None) -> bool:
    """Whether the strip of days says more than the sentence: not on the waiting line, nor where any day will do."""
    if told.kind not in ("open", "soon") or _at_the_talk(step):
        return False
    zone = zone_of(plan, step, own)
    last = last_day(step, zone)
    return last > plan.now.astimezone(zone).date() if last else bool(step.channel)


def _at_the_talk(step: Step | None) -> bool:
    """Whether it is done in the room of the interview: no day before it is open for it."""
    return step is not None and step.id == AT_THE_TALK
