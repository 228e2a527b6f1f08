"""One case: one requester, several request items, each with its own right, clock, outcome and reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from dsardesk.domain.assessments import Assessment
from dsardesk.domain.clock_records import Clarification, Course, Extension, Reminder, Silence
from dsardesk.domain.deadlines import ClockFact
from dsardesk.domain.deceased import Deceased
from dsardesk.domain.errors import DeskError
from dsardesk.domain.holds import Hold
from dsardesk.domain.identity import Identity
from dsardesk.domain.ids import CaseId
from dsardesk.domain.mandates import AuthorityProof, Representation
from dsardesk.domain.papers import CaseDocument, LetterRecord, LetterState, PackageRecord
from dsardesk.domain.reasons import Fee, SignOff, StatedGround
from dsardesk.domain.records import CaseFact, Correction, Measure, Promise, SystemSearch
from dsardesk.domain.requests import ItemState, Principal, Receipt, Requester, RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.terms import Regime
from dsardesk.domain.wishes import PlannedWish


class Role(StrEnum):
    """What the company is for the data asked about."""

    CONTROLLER = "controller"
    PROCESSOR = "processor"
    JOINT_CONTROLLER = "joint_controller"


class CaseKind(StrEnum):
    """What reached the company."""

    REQUEST = "request"
    COMPLAINT = "complaint"  # About how the company handles data or answered; it may hide a request.
    AUTHORITY_LETTER = "authority_letter"  # The supervisory authority writes: it sets its own time.


class CaseState(StrEnum):
    """Where a case stands; read from its facts, never set by hand. Identity and search run beside it."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    IN_PROGRESS = "in_progress"
    IN_REVIEW = "in_review"
    RESPONDED = "responded"
    PROVISIONALLY_CLOSED = "provisionally_closed"  # Until the person answers what was asked.
    CLOSED = "closed"


RESTRICTED = "restricted"
LIFTED = "restriction_lifted"


class UnknownItem(DeskError):
    """The case has no request item of that number."""

    code = "case.unknown_item"
    exit_code = 2


class CaseIsClosed(DeskError):
    """Nothing is added to a closed case; it is reopened first."""

    code = "case.closed"


class CannotClose(DeskError):
    """Something is still open; `blockers` holds the keys of their sentences, separated by spaces."""

    code = "case.cannot_close"


class ReasonsMissing(DeskError):
    """A refusal, whole or partial, needs its reasons (GDPR 12(4))."""

    code = "case.reasons_missing"


@dataclass(frozen=True, slots=True)
class Case:
    """One request of one person, from receipt to closing.

    Attributes:
        id: UUIDv7.
        version: grows with every save; a save on an older one is refused.
        reference: what people quote, e.g. "DSR-2026-0042".
        profile: id of the controller profile version under which it was opened.
        calendar: id of the holiday table.
        role: controller, processor or joint controller.
        receipt: when and how it arrived.
        requester: who writes.
        items: what is asked, in order.
        facts: facts of the clocks, in order.
        identity: identity checks and documents.
        searches: systems searched.
        documents: files.
        measures: what was carried out, system by system.
        letters: letters.
        packages: export packages.
        promises: promises.
        corrections: values to correct.
        deceased: the person who died, on a request made after a death.
        principal: the controller to whom a processor forwards; None until it is known.
        closed_on: civil date; None while open.
        representation: for whom the requester writes; None for oneself, for the dead, and while it is not known.
        proofs: papers that show a right to act, kept apart.
        wishes: what the directives of the deceased ask for, and what became of it.
        kind: a request, a complaint or a letter of the supervisory authority.
        answer_by: day by which that letter asks for an answer; None where it gives none.
        linked: references of the cases it goes with, e.g. the one that a complaint is about.
        assessments: what was examined before deciding.
        holds: why nothing of it may be purged for a while.
        grounds: grounds given for decisions that refuse something.
        sign_offs: opinions and approvals on them, in order.
        fees: fees asked instead of refusing.
        confidential: True while those who only follow or approve see nothing of it.
        calendar_version: version of the holiday table with which its dates were last counted; "" if not known.
        rules_version: version of the rules with which they were.
        online_service: whether the data were collected for an online service (LIL 51 II); None while nobody said.
        minor_at_collection: whether the person was a minor then, and perhaps is no more; None while nobody said.
        regime: the law of its own under which access is asked; None for the GDPR.
        extensions: extensions decided.
        clarifications: what the person was asked to specify.
        calendar_reason: why its holiday table is another than the profile's; "" where it is not.
        controllers: ids of the joint controllers of the profile that it concerns beside the company.
        reminders: reminders of what was asked, in order.
        silences: what was chosen when the person did not answer, in order.
    """

    id: CaseId
    version: int
    reference: str
    profile: str
    calendar: str
    role: Role
    receipt: Receipt
    requester: Requester
    items: tuple[RequestItem, ...]
    facts: tuple[CaseFact, ...] = ()
    identity: Identity = field(default_factory=Identity)
    searches: tuple[SystemSearch, ...] = ()
    documents: tuple[CaseDocument, ...] = ()
    measures: tuple[Measure, ...] = ()
    letters: tuple[LetterRecord, ...] = ()
    packages: tuple[PackageRecord, ...] = ()
    promises: tuple[Promise, ...] = ()
    corrections: tuple[Correction, ...] = ()
    deceased: Deceased | None = None
    principal: Principal | None = None
    closed_on: date | None = None
    representation: Representation | None = None
    proofs: tuple[AuthorityProof, ...] = ()
    wishes: tuple[PlannedWish, ...] = ()
    kind: CaseKind = CaseKind.REQUEST
    answer_by: date | None = None
    linked: tuple[str, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    holds: tuple[Hold, ...] = ()
    grounds: tuple[StatedGround, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    fees: tuple[Fee, ...] = ()
    confidential: bool = False
    calendar_version: str = ""
    rules_version: str = ""
    online_service: bool | None = None
    minor_at_collection: bool | None = None
    regime: Regime | None = None
    extensions: tuple[Extension, ...] = ()
    clarifications: tuple[Clarification, ...] = ()
    calendar_reason: str = ""
    controllers: tuple[str, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    silences: tuple[Silence, ...] = ()

    @property
    def provisionally_closed(self) -> bool:
        """True from the letter that says so until the person answers."""
        last = self.silences[-1] if self.silences else None
        if last is None or last.course is not Course.CLOSE_FOR_NOW:
            return False
        return last.closed_on is not None and last.ended_on is None

    @property
    def state(self) -> CaseState:
        """Where the case stands."""
        if self.closed_on is not None:
            return CaseState.CLOSED
        if self.provisionally_closed:
            return CaseState.PROVISIONALLY_CLOSED
        states = {item.state for item in self.items}
        if states == {ItemState.ANSWERED}:
            return CaseState.RESPONDED
        if ItemState.OPEN not in states:
            return CaseState.IN_REVIEW
        if self.searches or self.measures or states != {ItemState.OPEN}:
            return CaseState.IN_PROGRESS
        acknowledged = any(letter.kind == "acknowledgement" for letter in self.sent_letters())
        return CaseState.ACKNOWLEDGED if acknowledged else CaseState.RECEIVED

    def sent_letters(self) -> tuple[LetterRecord, ...]:
        """Letters that left."""
        return tuple(letter for letter in self.letters if letter.state is LetterState.SENT)

    def item(self, number: int) -> RequestItem:
        """The request item of that number."""
        for item in self.items:
            if item.number == number:
                return item
        raise UnknownItem(item=number)

    def items_of(self, *rights: RightType) -> tuple[RequestItem, ...]:
        """Request items that exercise one of *rights*."""
        return tuple(item for item in self.items if item.right in rights)

    def facts_for(self, number: int) -> tuple[ClockFact, ...]:
        """Facts of one item's clock: its own, and those of the whole case."""
        return tuple(f.fact for f in self.facts if f.item in {None, number})

    def restricted(self) -> frozenset[tuple[int, str]]:
        """Item and system of every restriction in force (GDPR 18)."""
        last = {(m.item, m.system): m.kind for m in self.measures if m.kind in {RESTRICTED, LIFTED}}
        return frozenset(where for where, kind in last.items() if kind == RESTRICTED)

    def must_be_open(self) -> None:
        """Refuse a closed case."""
        if self.closed_on is not None:
            raise CaseIsClosed(reference=self.reference)

    def with_item(self, changed: RequestItem) -> Case:
        """The same case with one item replaced."""
        return replace(self, items=tuple(changed if i.number == changed.number else i for i in self.items))

    def decided(self, number: int, outcome: Outcome, *, reasons: str, on: date, by: str) -> Case:
        """The same case with the outcome of one item, which an earlier letter did not tell."""
        self.must_be_open()
        if outcome in {Outcome.REFUSED, Outcome.PARTLY_GRANTED} and not reasons.strip():
            raise ReasonsMissing(item=number)
        decision = replace(self.item(number), outcome=outcome, reasons=reasons.strip(), decided_on=on, decided_by=by)
        return self.with_item(replace(decision, answered_on=None))

    def letter_sent(self, letter: LetterRecord) -> Case:
        """The same case once *letter* left: the items whose outcome it tells are answered."""
        letters = tuple(letter if known.id == letter.id else known for known in self.letters)
        case = replace(self, letters=letters)
        for number in letter.items:
            # Told again beside something else, an item stays answered on the day it was first.
            item = case.item(number)
            case = case.with_item(replace(item, answered_on=item.answered_on or letter.sent_on))
        return case

    def searched(self, search: SystemSearch) -> Case:
        """The same case with what one system answered, replacing an earlier answer of the same system."""
        self.must_be_open()
        others = tuple(s for s in self.searches if s.system != search.system)
        return replace(self, searches=(*others, search))

    def blockers(self, today: date) -> tuple[str, ...]:
        """Keys of what prevents closing, in the order in which a person would mend it."""
        return tuple(dict.fromkeys(self._blockers(today)))

    def _blockers(self, today: date) -> Iterable[str]:
        for item in self.items:
            if item.outcome is None:
                yield "item_undecided"
            elif item.answered_on is None:
                yield "item_unanswered"
        if any(not document.may_stay(today) for document in self.identity.held()):
            yield "identity_document_held"
        if any(promise.kept_on is None for promise in self.promises):
            yield "promise_open"
        if any(package.delivered_on is None for package in self.packages):
            yield "package_undelivered"
        if self.restricted():
            yield "restriction_in_force"

    def closed(self, on: date, *, beside: tuple[str, ...] = ()) -> Case:
        """The same case, closed; refused while anything is open, *beside* being keys of what the case cannot see."""
        self.must_be_open()
        blockers = (*self.blockers(on), *beside)
        if blockers:
            raise CannotClose(blockers=" ".join(blockers))
        return replace(self, closed_on=on)
