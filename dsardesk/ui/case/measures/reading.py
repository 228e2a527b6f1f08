"""What was carried out for each right, system by system, in words, and what may be recorded next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from dsardesk.domain.access import instructions, systems_for
from dsardesk.domain.activities import Activity
from dsardesk.domain.case import RESTRICTED, Case, Role
from dsardesk.domain.consent import erasure_offered, resting_on_consent
from dsardesk.domain.consent import running as consented
from dsardesk.domain.erasure import copies_to_secure
from dsardesk.domain.measures import systems_left
from dsardesk.domain.objection import objectionable
from dsardesk.domain.objection import running as objected
from dsardesk.domain.portability import portable_systems
from dsardesk.domain.processor import forwarded_on
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.recipients import NOT_TOLD, TOLD, others_may_be_told, recipients_for, tell_by
from dsardesk.domain.records import Measure
from dsardesk.domain.rectification import RECTIFIED
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.restriction import EXAMINED_MEANWHILE, in_force, noticed_on, proposed
from dsardesk.domain.rights import RightType
from dsardesk.domain.steps import MEASURES
from dsardesk.reports.decisions import measure_ground
from dsardesk.services.case_page import CasePage
from dsardesk.ui.case.measures.after_death import DeathPart, death_notes, death_part
from dsardesk.ui.case.measures.questions import QuestionPart, instruction_question, item_questions
from dsardesk.ui.case.reading import MEASURED, system_name
from dsardesk.wording import Catalogue


class Gesture(StrEnum):
    """What may be recorded of one system."""

    ERASE = "erase"
    KEEP = "keep"
    CORRECT = "correct"
    NOT_HELD = "not_held"
    RESTRICT = "restrict"
    USE = "use"
    STOP = "stop"
    NOT_CONCERNED = "not_concerned"
    CLOSE_ACCOUNT = "close_account"
    NOTE_DEATH = "note_death"
    GIVE = "give"
    LEAVE_OUT = "leave_out"


GESTURES: dict[RightType, tuple[Gesture, ...]] = {
    RightType.ERASURE: (Gesture.ERASE, Gesture.KEEP),
    RightType.RECTIFICATION: (Gesture.CORRECT, Gesture.NOT_HELD),
    RightType.RESTRICTION: (Gesture.RESTRICT, Gesture.USE),
    RightType.OBJECTION: (Gesture.STOP, Gesture.NOT_CONCERNED),
    RightType.CONSENT_WITHDRAWAL: (Gesture.STOP, Gesture.NOT_CONCERNED),
    RightType.AUTOMATED_DECISION: (),
    RightType.HEIR_REQUEST: (Gesture.CLOSE_ACCOUNT, Gesture.NOTE_DEATH, Gesture.GIVE),
    RightType.PORTABILITY: (Gesture.LEAVE_OUT,),
}
"""What each right lets a system do."""


STOPPING: dict[RightType, Callable[[Case, ControllerProfile], tuple[Activity, ...]]] = {
    RightType.OBJECTION: objectionable,
    RightType.CONSENT_WITHDRAWAL: resting_on_consent,
}
"""Rights that stop processings, and which."""


@dataclass(frozen=True, slots=True)
class SystemPart:
    """One system, and what it did for one item.

    Attributes:
        id: of the system.
        name: what the company calls it.
        said: what it did, in words.
        waits: True while something is still to be recorded of it.
        gestures: what may be recorded.
    """

    id: str
    name: str
    said: tuple[str, ...]
    waits: bool
    gestures: tuple[Gesture, ...]


@dataclass(frozen=True, slots=True)
class RecipientPart:
    """Somebody to whom the data were disclosed; *said* is "" until they were told, or why they cannot be."""

    name: str
    said: str


@dataclass(frozen=True, slots=True)
class ItemPart:
    """What was carried out for one item.

    Attributes:
        number: of the item.
        kind: which right.
        right: in words.
        notes: what is good to know first.
        locked: why nothing may be erased yet; "" when it may.
        systems: systems that may hold the data.
        recipients: those to be told.
        open: True while something may be recorded.
        questions: what is examined before deciding.
        offered: what the person may be offered beside it, in a sentence; "" where there is nothing.
        others: True where recipients that the profile does not name may have been given the data.
        tell_by: day by which recipients are to be told; "" until something changed.
        may_lift: True where a restriction is in force and the person was told of its end.
        death: what the directives of the deceased call for; None where nobody died.
    """

    number: int
    kind: RightType
    right: str
    notes: tuple[str, ...]
    locked: str
    systems: tuple[SystemPart, ...]
    recipients: tuple[RecipientPart, ...]
    open: bool
    questions: tuple[QuestionPart, ...] = ()
    offered: str = ""
    others: bool = False
    tell_by: str = ""
    may_lift: bool = False
    death: DeathPart | None = None


@dataclass(frozen=True, slots=True)
class ForwardPart:
    """To whom a processor forwards: their name, when it left, "" for what is not known yet; its instruction.

    *reachable* is True once it is known where to write to them.
    """

    controller: str
    left_on: str
    open: bool
    instruction: QuestionPart | None = None
    reachable: bool = True


@dataclass(frozen=True, slots=True)
class MeasuresPart:
    """What was carried out for the case; *forward* where the data are processed for somebody else."""

    forward: ForwardPart | None
    items: tuple[ItemPart, ...]


def measures_part(page: CasePage, words: Catalogue) -> MeasuresPart:
    """What was carried out for the case."""
    theirs = page.case.role is Role.PROCESSOR and not instructions(page.case)
    items = () if theirs else page.case.items_of(*MEASURED)
    carried = (item for item in items if item.right in GESTURES)
    return MeasuresPart(_forward(page, words), tuple(_Item(page, item, words).part() for item in carried))


def _forward(page: CasePage, words: Catalogue) -> ForwardPart | None:
    case = page.case
    if case.role is not Role.PROCESSOR and not case.items_of(RightType.PROCESSOR_REDIRECT):
        return None
    left_on = forwarded_on(case)
    return ForwardPart(
        controller=case.principal.name if case.principal else "",
        left_on=words.date(left_on) if left_on else "",
        open=case.closed_on is None and left_on is None,
        instruction=instruction_question(page, words),
        reachable=case.principal is not None and case.principal.reachable,
    )


class _Item:
    """What was carried out for one item."""

    def __init__(self, page: CasePage, item: RequestItem, words: Catalogue) -> None:
        self._page = page
        self._case = page.case
        self._item = item
        self._words = words
        self._measures = [measure for measure in page.case.measures if measure.item == item.number]

    def part(self) -> ItemPart:
        """All of it."""
        erasing = self._item.right is RightType.ERASURE
        waiting = copies_to_secure(self._case) if erasing else ()
        return ItemPart(
            number=self._item.number,
            kind=self._item.right,
            right=self._words.say(f"right.{self._item.right}"),
            notes=tuple(self._notes()),
            locked=self._words.say("error.erasure.answer_first", item=waiting[0].number) if waiting else "",
            systems=tuple(self._system(system, locked=bool(waiting)) for system in self._systems()),
            recipients=tuple(
                self._recipient(name) for name in recipients_for(self._case, self._page.profile, self._item.number)
            ),
            open=self._case.closed_on is None,
            questions=item_questions(self._page, self._item, self._words),
            offered=self._offered(),
            others=self._case.closed_on is None
            and others_may_be_told(self._case, self._page.profile, self._item.number),
            tell_by=self._tell_by(),
            may_lift=self._case.closed_on is None
            and bool(in_force(self._case, self._item.number))
            and noticed_on(self._case, self._item.number) is not None,
            death=death_part(self._page, self._words) if self._item.right is RightType.HEIR_REQUEST else None,
        )

    def _offered(self) -> str:
        """What the person may be offered beside this right; proposed, never imposed."""
        if self._item.right in EXAMINED_MEANWHILE and proposed(self._case):
            return self._words.say("offer.restriction")
        if self._item.right is RightType.CONSENT_WITHDRAWAL and erasure_offered(self._case, self._page.profile):
            return self._words.say("offer.erasure")
        return ""

    def _tell_by(self) -> str:
        by = tell_by(self._case, self._item.number, self._page.rules)
        return self._words.date(by) if by else ""

    def _systems(self) -> tuple[str, ...]:
        measured = tuple(measure.system for measure in self._measures if measure.system)
        if self._item.right is RightType.PORTABILITY:
            concerned = portable_systems(self._case, self._page.profile, self._item.number)
        elif self._item.right in STOPPING:
            activities = STOPPING[self._item.right](self._case, self._page.profile)
            concerned = tuple(system for each in activities for system in each.systems)
        elif self._item.right is RightType.AUTOMATED_DECISION:
            concerned = ()
        else:
            concerned = systems_for(self._case, self._page.profile)
        return tuple(dict.fromkeys((*concerned, *measured)))

    def _system(self, system: str, *, locked: bool) -> SystemPart:
        gestures = GESTURES[self._item.right] if self._case.closed_on is None else ()
        return SystemPart(
            id=system,
            name=system_name(self._page, system, self._words),
            said=tuple(self._sentence(measure) for measure in self._measures if measure.system == system),
            waits=system in self._waiting(),
            gestures=tuple(gesture for gesture in gestures if self._fits(gesture, system, locked=locked)),
        )

    def _fits(self, gesture: Gesture, system: str, *, locked: bool) -> bool:
        """False for an erasure before the copy, and for what a restriction in force, or its absence, rules out."""
        restricted = (self._item.number, system) in self._case.restricted()
        ruled_out = {Gesture.ERASE: locked, Gesture.RESTRICT: restricted, Gesture.USE: not restricted}
        return not ruled_out.get(gesture, False)

    def _waiting(self) -> tuple[str, ...]:
        """Systems of which something is still to be recorded."""
        if self._item.right in STOPPING:
            goes_on = objected if self._item.right is RightType.OBJECTION else consented
            return goes_on(self._case, self._page.profile, self._item.number)
        if self._item.right is RightType.RESTRICTION:
            restricted = any(measure.kind == RESTRICTED for measure in self._measures)
            return () if restricted else systems_for(self._case, self._page.profile)
        _, kinds = MEASURES.get(self._item.right, (None, frozenset()))
        return systems_left(self._case, self._page.profile, self._item.number, kinds) if kinds else ()

    def _recipient(self, name: str) -> RecipientPart:
        told = (each for each in self._measures if each.kind in {TOLD, NOT_TOLD} and each.what == name)
        return RecipientPart(name, next((self._sentence(measure) for measure in told), ""))

    def _sentence(self, measure: Measure) -> str:
        """What was done, or what is kept, on which ground and until when."""
        otherwise = "_how" if measure.kind == RECTIFIED and measure.reason else ""
        return self._words.say(
            f"measure.{measure.kind}{otherwise}",
            system=system_name(self._page, measure.system, self._words),
            on=measure.done_on,
            by=measure.by,
            what=measure.what,
            reason=measure.reason,
            ground=measure_ground(measure, self._words),
            until=measure.until or "",
        )

    def _notes(self) -> Iterator[str]:
        say = self._words.say
        for correction in self._case.corrections:
            if correction.item == self._item.number:
                key = "evidence.correction" if correction.old_value else "evidence.correction_added"
                yield say(key, label=correction.label, old=correction.old_value, new=correction.new_value)
        deceased = self._case.deceased
        if self._item.right is RightType.HEIR_REQUEST and deceased is not None:
            yield say("about_case.deceased", name=deceased.name, on=deceased.died_on)
            for key, section, seen in (
                ("proof", "death_proof", deceased.proof),
                ("quality", "heir_quality", deceased.quality),
                ("directive", "directive", deceased.directive),
            ):
                yield f"{say(f'evidence.{key}')} – {say(f'{section}.{seen}') if seen else say('about_case.not_seen')}"
            yield from death_notes(self._page, deceased, self._words)
