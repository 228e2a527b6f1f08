"""Recording what was carried out, system by system, and who was told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol

from dsardesk.domain.assessments import AssessmentKind
from dsardesk.domain.days import read_day
from dsardesk.domain.deceased import Deceased
from dsardesk.domain.erasure import KeepGround
from dsardesk.domain.portability import NotPortable
from dsardesk.domain.requests import Principal
from dsardesk.domain.restriction import RestrictedUse
from dsardesk.services.assessments import note_assessment
from dsardesk.services.case_page import CasePage
from dsardesk.services.erasure import erase_in_system, keep_in_system, tell_recipient
from dsardesk.services.execution import Result, carry_out_wish, confirm_directives
from dsardesk.services.heirs import give_to_heirs, note_death, note_death_in_system
from dsardesk.services.objection import leave_in_system, stop_in_system
from dsardesk.services.portability import leave_system_out
from dsardesk.services.processor import forward_to
from dsardesk.services.rectification import note_correction, rectify_in_system
from dsardesk.services.restriction import lift_restriction, note_restricted_use, restrict_in_system
from dsardesk.ui.case.doing import Doer, Doing
from dsardesk.ui.case.measures.reading import MeasuresPart, measures_part
from dsardesk.ui.session import Session

BACKUPS = "design.erasure.backups"
"""Rule that gives the days proposed for the replacement of a backup."""


class MeasuresScreen(Protocol):
    """What the presenter asks of the part."""

    def show_measures(self, part: MeasuresPart) -> None:
        """Show what was carried out."""
        ...

    def tell_recorded(self) -> None:
        """It was recorded."""
        ...

    def refuse(self, sentence: str) -> None:
        """It was not, and why."""
        ...


class MeasuresPresenter:
    """Keeps the part true to the case, and records measures."""

    page: CasePage

    def __init__(self, screen: MeasuresScreen, session: Session) -> None:
        """No case is shown yet."""
        self._screen = screen
        self._words = session.words
        self._doer = Doer(session, screen.refuse)

    def show(self, page: CasePage) -> None:
        """Show what was carried out for the case."""
        self.page = page
        self._screen.show_measures(measures_part(page, self._words))

    def _do(self, doing: Doing) -> None:
        self._doer.do(self.page.case.reference, doing, self._screen.tell_recorded)

    def backups_replaced_on(self) -> date:
        """Day proposed for the end of what backups still hold."""
        return self.page.today + timedelta(days=self.page.rules.days(BACKUPS))

    def erase(self, item: int, system: str, *, anonymised: bool, method: str = "", backups_until: date | None) -> None:
        """Record that a system erased the data, or made them anonymous."""
        self._do(
            lambda context, actor, reference: erase_in_system(
                context,
                actor,
                reference,
                item,
                system,
                anonymised=anonymised,
                method=method,
                backups_until=backups_until,
            )
        )

    def keep(self, item: int, system: str, *, what: str, ground: KeepGround, reason: str, until: date) -> None:
        """Record what a system keeps."""
        self._do(
            lambda context, actor, reference: keep_in_system(
                context, actor, reference, item, system, what=what, ground=ground, reason=reason, until=until
            )
        )

    def correct(self, item: int, system: str, *, held: bool, how: str = "") -> None:
        """Record that a system bears the right values, or never held the wrong ones."""
        self._do(
            lambda context, actor, reference: rectify_in_system(
                context, actor, reference, item, system, held=held, how=how
            )
        )

    def restrict(self, item: int, system: str) -> None:
        """Record that a system uses the data no more."""
        self._do(lambda context, actor, reference: restrict_in_system(context, actor, reference, item, system))

    def answer(self, kind: AssessmentKind, item: int | None, *, ground: str, words: str, who: str) -> None:
        """Record the answer to one question."""
        self._do(
            lambda context, actor, reference: note_assessment(
                context, actor, reference, kind, item=item, ground=ground, words=words, who=who
            )
        )

    def use(self, item: int, system: str, *, use: RestrictedUse, what: str, reason: str) -> None:
        """Record a use of restricted data."""
        self._do(
            lambda context, actor, reference: note_restricted_use(
                context, actor, reference, item, system, use=use, what=what, reason=reason
            )
        )

    def lift(self, item: int) -> None:
        """Record that a restriction was lifted."""
        self._do(lambda context, actor, reference: lift_restriction(context, actor, reference, item))

    def stop(self, item: int, system: str) -> None:
        """Record that a system stopped the processing."""
        self._do(lambda context, actor, reference: stop_in_system(context, actor, reference, item, system))

    def leave_running(self, item: int, system: str, reason: str) -> None:
        """Record why a system is not concerned."""
        self._do(
            lambda context, actor, reference: leave_in_system(context, actor, reference, item, system, reason=reason)
        )

    def take_death_into_account(self, item: int, system: str, *, closed: bool) -> None:
        """Record that a system closed the account, or notes the death."""
        self._do(
            lambda context, actor, reference: note_death_in_system(
                context, actor, reference, item, system, closed=closed
            )
        )

    def give(self, item: int, system: str, what: str) -> None:
        """Record what is given for the estate."""
        self._do(lambda context, actor, reference: give_to_heirs(context, actor, reference, item, system, what=what))

    def leave_out(self, item: int, system: str, *, why: NotPortable, what: str) -> None:
        """Record what portability does not cover."""
        self._do(
            lambda context, actor, reference: leave_system_out(
                context, actor, reference, item, system, why=why, what=what
            )
        )

    def tell(self, item: int, name: str, *, impossible: str = "") -> None:
        """Record that a recipient was told, or why that is impossible."""
        self._do(
            lambda context, actor, reference: tell_recipient(
                context, actor, reference, item, name, impossible=impossible
            )
        )

    def add_correction(self, item: int, label: str, *, old: str, new: str) -> None:
        """Record which value is wrong and which is right."""
        self._do(
            lambda context, actor, reference: note_correction(context, actor, reference, item, label, old=old, new=new)
        )

    def record_death(self, deceased: Deceased, born_on: str = "") -> None:
        """Record who died, and what was seen; *born_on* is a day as it was typed, "" if it is not known."""
        day = read_day(born_on, self.page.today, past=True) if born_on.strip() else None
        if born_on.strip() and day is None:
            self._screen.refuse(self._words.say("standing.bad_day", text=born_on.strip()))
            return
        if day is not None and day > deceased.died_on:
            self._screen.refuse(self._words.say("standing.born_after_death"))
            return
        deceased = replace(deceased, born_on=day)
        self._do(lambda context, actor, reference: note_death(context, actor, reference, deceased))

    def confirm_directives(self, directives: tuple[str, ...], *, contrary: bool) -> None:
        """Record which directives are those of the deceased."""
        self._do(
            lambda context, actor, reference: confirm_directives(
                context, actor, reference, directives, contrary=contrary
            )
        )

    def carry_out(self, result: Result) -> None:
        """Record what became of one wish of the deceased."""
        self._do(lambda context, actor, reference: carry_out_wish(context, actor, reference, result))

    @property
    def principal(self) -> Principal | None:
        """For whom the data are processed, as it is known."""
        return self.page.case.principal

    def forward(self, principal: Principal) -> None:
        """Record for whom the data are processed."""
        self._do(lambda context, actor, reference: forward_to(context, actor, reference, principal))
