"""What was carried out for each right, system by system, in words, and what may be recorded next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dsardesk.domain.access import systems_for
from dsardesk.domain.case import Measure, RequestItem, Role
from dsardesk.domain.erasure import copies_to_secure
from dsardesk.domain.measures import systems_left
from dsardesk.domain.portability import portable_systems
from dsardesk.domain.processor import forwarded_on
from dsardesk.domain.recipients import NOT_TOLD, TOLD, recipients_for
from dsardesk.domain.rectification import RECTIFIED, RESTRICTED
from dsardesk.domain.rights import RightType
from dsardesk.domain.steps import MEASURES
from dsardesk.services.case_page import CasePage
from dsardesk.ui.case.reading import MEASURED, system_name
from dsardesk.wording import Catalogue


class Gesture(StrEnum):
    """What may be recorded of one system."""

    ERASE = "erase"
    KEEP = "keep"
    CORRECT = "correct"
    NOT_HELD = "not_held"
    RESTRICT = "restrict"
    CLOSE_ACCOUNT = "close_account"
    NOTE_DEATH = "note_death"
    GIVE = "give"
    LEAVE_OUT = "leave_out"


GESTURES: dict[RightType, tuple[Gesture, ...]] = {
    RightType.ERASURE: (Gesture.ERASE, Gesture.KEEP),
    RightType.RECTIFICATION: (Gesture.CORRECT, Gesture.NOT_HELD),
    RightType.RESTRICTION: (Gesture.RESTRICT,),
    RightType.HEIR_REQUEST: (Gesture.CLOSE_ACCOUNT, Gesture.NOTE_DEATH, Gesture.GIVE),
    RightType.PORTABILITY: (Gesture.LEAVE_OUT,),
}
"""What each right lets a system do."""


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
    """

    number: int
    kind: RightType
    right: str
    notes: tuple[str, ...]
    locked: str
    systems: tuple[SystemPart, ...]
    recipients: tuple[RecipientPart, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class ForwardPart:
    """To whom a processor forwards: their name, when it left, "" for what is not known yet."""

    controller: str
    left_on: str
    open: bool


@dataclass(frozen=True, slots=True)
class MeasuresPart:
    """What was carried out for the case; *forward* where the data are processed for somebody else."""

    forward: ForwardPart | None
    items: tuple[ItemPart, ...]


def measures_part(page: CasePage, words: Catalogue) -> MeasuresPart:
    """What was carried out for the case."""
    items = () if page.case.role is Role.PROCESSOR else page.case.items_of(*MEASURED)
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
        )

    def _systems(self) -> tuple[str, ...]:
        measured = tuple(measure.system for measure in self._measures if measure.system)
        if self._item.right is RightType.PORTABILITY:
            concerned = portable_systems(self._case, self._page.profile, self._item.number)
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
            gestures=tuple(gesture for gesture in gestures if not (locked and gesture is Gesture.ERASE)),
        )

    def _waiting(self) -> tuple[str, ...]:
        """Systems of which something is still to be recorded."""
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
            ground=self._words.name("keep_ground", measure.ground),
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
