"""Small stand-ins for what the use cases need outside: everything in memory, honest about failures."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.annual import Annual
from dsardesk.domain.audit import GENESIS, AuditEvent, link
from dsardesk.domain.backups import BackupPlan, BackupRecord, Burial, BurialKind
from dsardesk.domain.case import Case
from dsardesk.domain.checkpoints import Checkpoint
from dsardesk.domain.delegation import Delegation
from dsardesk.domain.directives import Directive, UnknownDirective
from dsardesk.domain.endings import Suppressed
from dsardesk.domain.evidence import Evidence
from dsardesk.domain.findings import SearchResult, Target, Watch
from dsardesk.domain.identity import Destruction, IdentityDocument
from dsardesk.domain.ids import CaseId, DocumentId, UserId
from dsardesk.domain.letters import LetterPlan
from dsardesk.domain.marketing import suppression_form
from dsardesk.domain.namesakes import keys_of
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.purging import DirectiveFigures, Figures
from dsardesk.domain.requests import Principal
from dsardesk.domain.retention_term import RetentionDecision
from dsardesk.domain.terms import HEALTH_RECORDS
from dsardesk.services.ports import (
    EVERY_CASE,
    CaseIndex,
    CaseLine,
    CaseOrder,
    CaseQuery,
    ChangedMeanwhile,
    Counting,
    Entry,
    FoundIn,
    HeldDocument,
    KeptDraft,
    KeptMessage,
    LogLine,
    MadePackage,
    OpenPromise,
    PackageRequest,
    PrintedLetter,
    Standing,
    Tombstone,
    Transaction,
    UnitOfWork,
    UnknownCase,
    User,
    YearFigures,
)


@dataclass
class Kept:
    """Everything a store holds; every value in it is frozen."""

    cases: dict[str, tuple[Case, CaseIndex]] = field(default_factory=dict)
    events: list[AuditEvent] = field(default_factory=list)
    blobs: dict[DocumentId, bytes] = field(default_factory=dict)
    suppressed: dict[str, tuple[str, date, str | None]] = field(default_factory=dict)
    profiles: dict[str, tuple[date, str]] = field(default_factory=dict)
    users: dict[UUID, User] = field(default_factory=dict)
    counters: dict[str, int] = field(default_factory=dict)
    directives: dict[str, Directive] = field(default_factory=dict)
    decisions: list[RetentionDecision] = field(default_factory=list)
    figures: list[Figures] = field(default_factory=list)
    directive_figures: list[DirectiveFigures] = field(default_factory=list)
    backup_plan: BackupPlan = field(default_factory=BackupPlan)
    backups: dict[str, BackupRecord] = field(default_factory=dict)
    burials: set[Burial] = field(default_factory=set)
    drafts: dict[tuple[UUID, str, str], KeptDraft] = field(default_factory=dict)
    words: dict[tuple[UUID, FoundIn, str], tuple[str, ...]] = field(default_factory=dict)

    def copy(self) -> Kept:
        """The same values in containers of their own."""
        return Kept(
            dict(self.cases),
            list(self.events),
            dict(self.blobs),
            dict(self.suppressed),
            dict(self.profiles),
            dict(self.users),
            dict(self.counters),
            dict(self.directives),
            list(self.decisions),
            list(self.figures),
            list(self.directive_figures),
            self.backup_plan,
            dict(self.backups),
            set(self.burials),
            dict(self.drafts),
            dict(self.words),
        )

    def bury(self, kind: BurialKind, thing: UUID) -> None:
        """Remember what is destroyed for good."""
        self.burials.add(Burial(kind, thing.hex))

    def forget(self, document: DocumentId) -> None:
        """Leave no content of that id, if there is one."""
        if self.blobs.pop(document, None) is not None:
            self.bury(BurialKind.DOCUMENT, document)


class MemoryCases:
    """Cases of one transaction."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._cases = kept.cases

    def without_confidential(self) -> MemoryCases:
        shown = {name: entry for name, entry in self._cases.items() if not entry[0].confidential}
        return MemoryCases(Kept(cases=shown, figures=self._kept.figures, words=self._kept.words))

    def add(self, case: Case, index: CaseIndex) -> None:
        if case.reference in self._cases:
            raise ValueError("unique reference")
        self._cases[case.reference] = case, index

    def add_all(self, cases: Sequence[tuple[Case, CaseIndex]]) -> None:
        for case, index in cases:
            self.add(case, index)

    def get(self, reference: str) -> Case:
        if reference not in self._cases:
            raise UnknownCase(reference=reference)
        return self._cases[reference][0]

    def save(self, case: Case, index: CaseIndex) -> Case:
        if self.get(case.reference).version != case.version:
            raise ChangedMeanwhile(reference=case.reference)
        saved = replace(case, version=case.version + 1)
        self._cases[case.reference] = saved, index
        return saved

    def page(self, query: CaseQuery = EVERY_CASE, *, offset: int, limit: int) -> tuple[CaseLine, ...]:
        found = [
            replace(_line(case, index), found_in=self._found_in(case, index, query))
            for case, index in self._cases.values()
            if self._matches(case, index, query)
        ]
        found.sort(key=lambda line: self._sort_key(line, query.order), reverse=query.descending)
        return tuple(found[offset : offset + limit])

    def kept_messages(self, message_ids: Collection[str], sha256: str) -> tuple[KeptMessage, ...]:
        ids = set(message_ids) - {""}
        return tuple(
            KeptMessage(reference, each.message_id, each.sha256)
            for reference, (case, _) in sorted(self._cases.items())
            for each in case.documents
            if each.message_id in ids or each.sha256 == sha256
        )

    def having(
        self, words: Collection[str], *, email: str = "", closed_after: date | None = None, limit: int
    ) -> tuple[str, ...]:
        found = [
            case
            for case, index in self._cases.values()
            if words and set(words) <= set(index.terms)
            if not email or any(email.lower() == address.lower() for address in _addresses(case))
            if closed_after is None or case.closed_on is None or case.closed_on > closed_after
        ]
        found.sort(key=lambda case: (bool(case.closed_on), -case.receipt.received_on.toordinal(), case.reference))
        return tuple(case.reference for case in found[:limit])

    def _sort_key(self, line: CaseLine, order: CaseOrder) -> tuple[object, ...]:
        due = (line.due_on or date.max, line.reference)
        return {
            CaseOrder.DUE: due,
            CaseOrder.REFERENCE: (line.reference,),
            CaseOrder.PERSON: (self._cases[line.reference][1].person_key, line.reference),
            CaseOrder.RECEIVED: (line.received_on, line.reference),
            CaseOrder.STEP: (str(line.next_step), *due),
            CaseOrder.ALERT: (line.alert_on, line.reference),
        }[order]

    def count(self, query: CaseQuery = EVERY_CASE) -> int:
        return sum(self._matches(case, index, query) for case, index in self._cases.values())

    def keep_words(self, case: CaseId, place: FoundIn, source: str, words: tuple[str, ...]) -> None:
        self._kept.words[case, place, source] = words

    def add_words(self, texts: Sequence[tuple[CaseId, FoundIn, str, tuple[str, ...]]]) -> None:
        for case, place, source, words in texts:
            self.keep_words(case, place, source, words)

    def words_are_due(self) -> bool:
        return False

    def words_were_read(self) -> None:
        """Nothing is ever due here."""

    def _said(self, case: Case, index: CaseIndex) -> Iterator[tuple[FoundIn, str]]:
        yield from ((FoundIn.REQUEST, word) for word in index.asked)
        for (owner, place, _), words in self._kept.words.items():
            yield from ((place, word) for word in words if owner == case.id)

    def _matches(self, case: Case, index: CaseIndex, query: CaseQuery) -> bool:
        said = tuple(self._said(case, index))
        return _matches(case, index, query) and all(
            _begins(term, index.terms) or any(_says(term, word) for _, word in said) for term in query.terms
        )

    def _found_in(self, case: Case, index: CaseIndex, query: CaseQuery) -> tuple[FoundIn, ...]:
        missing = [term for term in query.terms if not _begins(term, index.terms)]
        found = {place for place, word in self._said(case, index) if any(_says(term, word) for term in missing)}
        return tuple(place for place in FoundIn if place in found)

    def in_restricted_archive(self, document: DocumentId) -> bool:
        proofs = {proof.document for case, _ in self._cases.values() for proof in case.proofs}
        absent = {each.proof for entry in self._kept.directives.values() for each in entry.absences}
        return document in proofs | absent

    def health_record_of(self, document: DocumentId) -> CaseId | None:
        return next(
            (c.id for c, _ in self._cases.values() if c.regime in HEALTH_RECORDS and document in set(_ids_in(c))), None
        )

    def _to_purge(self, until: date) -> list[str]:
        dated = [(index.purge_on, reference) for reference, (_, index) in self._cases.items() if index.purge_on]
        return [reference for on, reference in sorted(dated) if on <= until]

    def to_purge(self, until: date, *, limit: int) -> tuple[str, ...]:
        return tuple(self._to_purge(until)[:limit])

    def count_to_purge(self, until: date) -> int:
        return len(self._to_purge(until))

    def purge(self, case: Case) -> None:
        del self._cases[case.reference]
        for words in [words for words in self._kept.words if words[0] == case.id]:
            del self._kept.words[words]
        self._kept.bury(BurialKind.CASE, case.id)
        for key in [key for key in self._kept.drafts if key[2] == case.reference]:
            del self._kept.drafts[key]
        for named in _ids_in(case):
            self._kept.forget(DocumentId(named))

    def purge_all(self, cases: Collection[CaseId]) -> None:
        for case in [case for case, _ in self._cases.values() if case.id in cases]:
            self.purge(case)

    def countings(self) -> tuple[Counting, ...]:
        return tuple(dict.fromkeys(_counting(case) for case, _ in self._cases.values() if case.closed_on is None))

    def counted_as(self, counting: Counting) -> tuple[tuple[str, date | None], ...]:
        counted = [(case, index) for case, index in self._cases.values() if case.closed_on is None]
        return tuple(sorted((c.reference, index.due_on) for c, index in counted if _counting(c) == counting))

    def clients(self) -> tuple[Principal, ...]:
        named = (self._cases[reference][0].principal for reference in sorted(self._cases))
        return tuple(dict.fromkeys(each for each in named if each is not None))

    def with_held_documents(self) -> tuple[str, ...]:
        return tuple(sorted(case.reference for case, _ in self._cases.values() if case.identity.held()))

    def held_documents(self) -> tuple[HeldDocument, ...]:
        found = [
            HeldDocument(
                case.reference,
                case.requester.name,
                each.destroy_by,
                each.requested,
                each.hold_until,
                case.identity.waits_for_a_decision(each),
                each.store,
                each.computer,
            )
            for case, _ in self._cases.values()
            for each in case.identity.held()
        ]
        return tuple(sorted(found, key=lambda each: (each.destroy_by, each.reference)))

    def to_clean(self) -> tuple[tuple[str, str], ...]:
        found = [(str(case.id), case) for case, index in self._cases.values() if index.to_clean]
        return tuple((case.reference, case.requester.name) for _, case in sorted(found, key=lambda each: each[0]))

    def destructions(self) -> dict[DocumentId, Destruction]:
        documents = [each for case, _ in self._cases.values() for each in case.identity.documents]
        return {each.id: each.destruction for each in documents if each.destruction}

    def open_promises(self, until: date) -> tuple[OpenPromise, ...]:
        found = [
            OpenPromise(case.reference, case.requester.name, each.kind, each.due_on)
            for case, _ in self._cases.values()
            for each in case.promises
            if each.kept_on is None and each.due_on <= until
        ]
        return tuple(sorted(found, key=lambda each: (each.due_on, each.reference)))

    def year(self, year: int) -> YearFigures:
        closed = [index.answered_late for case, index in self._cases.values() if _year(case.closed_on) == year]
        received = sum(case.receipt.received_on.year == year for case, _ in self._cases.values())
        closed += [each.answered_late for each in self._kept.figures if each.closed_month.startswith(f"{year}-")]
        received += sum(each.received_month.startswith(f"{year}-") for each in self._kept.figures)
        return YearFigures(received, len(closed), closed.count(False), closed.count(True))


def _ids_in(value: object) -> Iterator[UUID]:
    """Every id that a frozen value names, however deep."""
    if isinstance(value, UUID):
        yield value
    elif is_dataclass(value):
        for each in fields(value):
            yield from _ids_in(getattr(value, each.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _ids_in(each)


def _addresses(case: Case) -> tuple[str, ...]:
    people = (case.requester, case.representation, case.deceased)
    return tuple(person.email for person in people if person)


def _counting(case: Case) -> Counting:
    return Counting(case.calendar, case.calendar_version, case.rules_version)


def _year(day: date | None) -> int | None:
    return day.year if day else None


def _begins(term: str, words: Iterable[str]) -> bool:
    return any(word.startswith(term) for word in words)


def _says(term: str, word: str) -> bool:
    """A letter or a note says a word that begins so; one or two letters are a word of their own."""
    return word == term if len(term) < 3 else word.startswith(term)


def _matches(case: Case, index: CaseIndex, query: CaseQuery) -> bool:
    due = index.due_on or date.max
    return (
        query.closed in {None, case.closed_on is not None}
        and (query.closed_after is None or case.closed_on is None or case.closed_on > query.closed_after)
        and (query.closed_until is None or (case.closed_on is not None and case.closed_on <= query.closed_until))
        and (query.right is None or bool(case.items_of(query.right)))
        and (query.due_from is None or query.due_from <= due < date.max)
        and (query.due_until is None or due <= query.due_until)
        and (query.alert_until is None or (index.alert_on or date.max) <= query.alert_until)
        and (not query.waiting or index.waiting_since is not None)
        and query.step in {"", index.next_step}
        and (not query.to_approve or index.to_approve)
    )


def _line(case: Case, index: CaseIndex) -> CaseLine:
    return CaseLine(
        reference=case.reference,
        person=case.requester.name,
        rights=tuple(item.right for item in case.items),
        state=case.state,
        received_on=case.receipt.received_on,
        due_on=index.due_on,
        alert_on=index.alert_on,
        next_step=index.next_step,
        waiting_for=index.waiting_for,
        waiting_since=index.waiting_since,
        remind_on=index.remind_on,
    )


class MemoryLog:
    """The log of one transaction."""

    def __init__(self, kept: Kept, now: Callable[[], datetime]) -> None:
        self._kept = kept
        self._events = kept.events
        self._now = now

    def append(self, actor: Actor, action: str, case: CaseId | None, facts: Mapping[str, object]) -> None:
        seq, previous = self.head()
        event = link(
            previous,
            seq=seq + 1,
            at=self._now(),
            actor=actor.id,
            action=action,
            case=case,
            facts=actor.stating(facts),
            salt=secrets.token_hex(16),
        )
        self._events.append(event)

    def append_all(self, actor: Actor, entries: Sequence[Entry]) -> tuple[int, ...]:
        for action, case, facts in entries:
            self.append(actor, action, case, facts)
        return tuple(event.seq for event in self._events[len(self._events) - len(entries) :])

    def forget(self, case: CaseId) -> None:
        for place, event in enumerate(self._events):
            if event.case == case:
                self._events[place] = replace(event, payload=None, salt=None)

    def forget_all(self, cases: Collection[CaseId]) -> None:
        for case in cases:
            self.forget(case)

    def checkpoint(self) -> None:
        """Nobody signs here."""

    def checkpoints(self, after: int = 0, until: int | None = None) -> Iterator[Checkpoint]:
        return iter(())

    def last_checkpoint(self) -> Checkpoint | None:
        return None

    def keys(self, until: int) -> tuple[tuple[UUID, str], ...]:
        return ()

    def events(self, case: CaseId | None = None, *, after: int = 0, until: int | None = None) -> Iterator[AuditEvent]:
        asked = (event for event in self._events if after < event.seq and (until is None or event.seq <= until))
        return (event for event in asked if case is None or event.case == case)

    def newest(self, *, limit: int, before: int | None = None, confidential: bool = True) -> tuple[LogLine, ...]:
        seen = {None, *(case.id for case, _ in self._kept.cases.values() if not case.confidential)}
        shown = [self._line(event) for event in self._events if confidential or event.case in seen]
        if not confidential:
            shown = [replace(line, seq=number) for number, line in enumerate(shown, 1)]
        return tuple([line for line in reversed(shown) if before is None or line.seq < before][:limit])

    def count(self, *, confidential: bool = True) -> int:
        return len(self.newest(limit=len(self._events), confidential=confidential))

    def newest_of(self, action: str) -> LogLine | None:
        return next((self._line(event) for event in reversed(self._events) if event.action == action), None)

    def _line(self, event: AuditEvent) -> LogLine:
        reference = next((case.reference for case, _ in self._kept.cases.values() if case.id == event.case), "")
        user = self._kept.users.get(event.actor)
        return LogLine(event.seq, event.at, user.actor.name if user else "", event.action, reference, event.payload)

    def last(self, action: str) -> datetime | None:
        return next((event.at for event in reversed(self._events) if event.action == action), None)

    def head(self) -> tuple[int, str]:
        return (self._events[-1].seq, self._events[-1].hash) if self._events else (0, GENESIS)


class MemoryBlobs:
    """Contents of one transaction."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._blobs = kept.blobs

    def put(self, document: DocumentId, content: bytes) -> None:
        self._blobs[document] = content

    def get(self, document: DocumentId) -> bytes:
        return self._blobs[document]

    def forget(self, document: DocumentId) -> None:
        self._kept.bury(BurialKind.DOCUMENT, document)
        del self._blobs[document]


class MemoryDrafts:
    """Half-written work of one transaction."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def put(self, draft_id: UUID, user: UUID, draft: KeptDraft) -> None:
        self.forget(user, draft.screen, draft.reference)
        if not draft.reference or draft.reference in self._kept.cases:
            self._kept.drafts[user, draft.screen, draft.reference] = draft

    def get(self, user: UUID, screen: str, reference: str) -> KeptDraft | None:
        return self._kept.drafts.get((user, screen, reference))

    def every(self, user: UUID) -> tuple[KeptDraft, ...]:
        mine = [draft for (owner, _, _), draft in self._kept.drafts.items() if owner == user]
        return tuple(sorted(mine, key=lambda draft: draft.updated)[::-1])

    def forget(self, user: UUID, screen: str, reference: str) -> None:
        self._kept.drafts.pop((user, screen, reference), None)


class MemorySuppressions:
    """The suppression list of one transaction."""

    def __init__(self, kept: Kept) -> None:
        self._suppressed = kept.suppressed

    def add(self, address: str, channel: str, on: date, *, in_clear: bool = False) -> None:
        form, clear = suppression_form(address), address.strip() if in_clear else None
        known = self._suppressed.get(form)
        if known is None:
            self._suppressed[form] = channel, on, clear
        else:
            self._suppressed[form] = (channel, on, clear) if clear else (known[0], on, known[2])

    def count_old(self, until: date) -> tuple[int, date | None]:
        old = [on for _, on, _ in self._suppressed.values() if on <= until]
        return len(old), min(old, default=None)

    def purge_old(self, until: date) -> int:
        gone = [form for form, (_, on, _) in self._suppressed.items() if on <= until]
        for form in gone:
            del self._suppressed[form]
        return len(gone)

    def clear(self, channel: str) -> tuple[str, ...]:
        kept = [(on, clear) for kind, on, clear in self._suppressed.values() if kind == channel and clear]
        return tuple(clear for _, clear in sorted(kept))

    def holds(self, address: str) -> bool:
        return suppression_form(address) in self._suppressed

    def every(self) -> frozenset[Suppressed]:
        return frozenset(Suppressed(form, channel, on) for form, (channel, on, _) in self._suppressed.items())

    def join(self, entries: Collection[Suppressed]) -> int:
        missing = [each for each in entries if each.hash not in self._suppressed]
        for each in entries:
            channel, on, clear = self._suppressed.get(each.hash, (each.channel, each.on, None))
            self._suppressed[each.hash] = channel, max(on, each.on), clear
        return len(missing)


class MemoryRetention:
    """Decisions and figures of one transaction."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def decide(self, decision_id: UUID, decision: RetentionDecision) -> None:
        self._kept.decisions.append(decision)

    def decision(self) -> RetentionDecision | None:
        return self._kept.decisions[-1] if self._kept.decisions else None

    def add_figures(self, figures_id: UUID, figures: Figures) -> None:
        self._kept.figures.append(figures)

    def add_directive_figures(self, figures_id: UUID, figures: DirectiveFigures) -> None:
        self._kept.directive_figures.append(figures)

    def directive_figures(self) -> tuple[DirectiveFigures, ...]:
        return tuple(sorted(self._kept.directive_figures, key=lambda each: each.ended_month))

    def figures(self) -> tuple[Figures, ...]:
        return tuple(sorted(self._kept.figures, key=lambda each: each.received_month))


class MemoryProfiles:
    """Profile versions of one transaction."""

    def __init__(self, kept: Kept) -> None:
        self._profiles = kept.profiles

    def add(self, profile_id: str, text: str, in_force_from: date) -> None:
        self._profiles[profile_id] = in_force_from, text

    def current(self) -> tuple[str, str]:
        newest = max(self._profiles, key=lambda profile_id: (self._profiles[profile_id][0], profile_id))
        return newest, self.get(newest)

    def get(self, profile_id: str) -> str:
        return self._profiles[profile_id][1]


class MemoryUsers:
    """Users of one transaction."""

    def __init__(self, kept: Kept) -> None:
        self._users = kept.users

    def add(self, actor: Actor) -> None:
        self._users[actor.id] = User(actor)

    def get(self, user_id: UUID) -> Actor:
        return self._users[user_id].actor

    def count(self) -> int:
        return sum(user.left_at is None for user in self._users.values())

    def every(self) -> tuple[User, ...]:
        return tuple(sorted(self._users.values(), key=lambda user: user.actor.id))

    def leave(self, user_id: UUID, at: datetime) -> None:
        self._users[user_id] = replace(self._users[user_id], left_at=at)

    def change_role(self, user_id: UUID, role: UserRole) -> None:
        user = self._users[user_id]
        self._users[user_id] = replace(user, actor=replace(user.actor, role=role))

    def delegate(self, officer: UserId, given: Delegation | None) -> None:
        self._users[officer] = replace(self._users[officer], delegation=given)


class MemoryKeyholders:
    """Whose password opens a vault that there is not."""

    def __init__(self, *users: UUID) -> None:
        self.passwords: dict[UUID, str] = dict.fromkeys(users, "")
        self.roles: dict[UUID, UserRole] = {}
        self.wide: frozenset[UUID] = frozenset()
        self.bound: dict[UUID, frozenset[str]] = {}
        self.seen: dict[UUID, datetime] = {}
        self.signing_keys = 1

    def last_seen(self) -> dict[UUID, datetime]:
        return self.seen

    def too_wide(self) -> frozenset[UUID]:
        return self.wide

    def to_renew(self) -> dict[UUID, frozenset[str]]:
        return self.bound

    def present(self) -> frozenset[UUID]:
        return frozenset(self.passwords)

    def admit(self, user: UUID, role: UserRole, password: str) -> None:
        self.passwords[user], self.roles[user] = password, role

    def change_signing_key(self) -> None:
        self.signing_keys += 1

    def dismiss(self, user: UUID) -> None:
        del self.passwords[user]


class MemoryDirectives:
    """The register of directives of one transaction."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._directives = kept.directives

    def add(self, directive: Directive) -> None:
        if directive.reference in self._directives:
            raise ValueError("unique reference")
        self._directives[directive.reference] = directive

    def get(self, reference: str) -> Directive:
        if reference not in self._directives:
            raise UnknownDirective(reference=reference)
        return self._directives[reference]

    def save(self, directive: Directive) -> Directive:
        if self.get(directive.reference).version != directive.version:
            raise ChangedMeanwhile(reference=directive.reference)
        saved = replace(directive, version=directive.version + 1)
        self._directives[directive.reference] = saved
        return saved

    def purge(self, directive: Directive) -> None:
        del self._directives[directive.reference]
        self._kept.bury(BurialKind.DIRECTIVE, directive.id)
        for named in _ids_in(directive):
            self._kept.forget(DocumentId(named))

    def every(self) -> tuple[Directive, ...]:
        return tuple(sorted(self._directives.values(), key=lambda each: each.reference, reverse=True))

    def sharing(self, keys: Collection[str]) -> tuple[Directive, ...]:
        return tuple(each for each in self.every() if keys_of(each.author) & set(keys))


class MemoryBackups:
    """Backups and burials of one transaction."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def plan(self) -> BackupPlan:
        return self._kept.backup_plan

    def decide(self, plan: BackupPlan) -> None:
        self._kept.backup_plan = plan

    def every(self) -> tuple[BackupRecord, ...]:
        return tuple(sorted(self._kept.backups.values(), key=lambda each: (-each.made_at.timestamp(), each.id)))

    def add(self, record: BackupRecord) -> None:
        self._kept.backups[record.id] = record

    def verified(self, backup: str, at: datetime) -> None:
        self._change(backup, verified_at=at)

    def ended(self, backup: str, at: datetime) -> None:
        self._change(backup, ended_at=at)

    def _change(self, backup: str, **changes: datetime) -> None:
        self._kept.backups[backup] = replace(self._kept.backups[backup], **changes)  # type: ignore[arg-type]

    def burials(self) -> frozenset[Burial]:
        return frozenset(self._kept.burials)

    def standing(self, burials: Iterable[Burial]) -> Standing:
        gone = {(each.kind, each.id) for each in burials}
        documents = tuple(sorted(each for each in self._kept.blobs if (BurialKind.DOCUMENT, each.hex) in gone))
        cases = [case for case, _ in self._kept.cases.values()]
        return Standing(
            tuple(sorted(case.reference for case in cases if (BurialKind.CASE, case.id.hex) in gone)),
            tuple(
                sorted(e.reference for e in self._kept.directives.values() if (BurialKind.DIRECTIVE, e.id.hex) in gone)
            ),
            documents,
            tuple(sorted(case.reference for case in cases if {d.id for d in case.documents} & set(documents))),
        )

    def bury(self, burials: Iterable[Burial]) -> None:
        self._kept.burials |= set(burials)


class MemoryTransaction:
    """One transaction."""

    def __init__(self, kept: Kept, now: Callable[[], datetime]) -> None:
        self._kept = kept
        self.cases = MemoryCases(kept)
        self.audit = MemoryLog(kept, now)
        self.blobs = MemoryBlobs(kept)
        self.drafts = MemoryDrafts(kept)
        self.retention = MemoryRetention(kept)
        self.suppression = MemorySuppressions(kept)
        self.profiles = MemoryProfiles(kept)
        self.users = MemoryUsers(kept)
        self.directives = MemoryDirectives(kept)
        self.backups = MemoryBackups(kept)

    def next_number(self, counter: str) -> int:
        self._kept.counters[counter] = self._kept.counters.get(counter, 0) + 1
        return self._kept.counters[counter]


class MemoryWork:
    """Transactions on what is kept: a writer works on a copy, which takes its place when all went well."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._kept = Kept()
        self._now = now
        self._writing = False

    @contextlib.contextmanager
    def write(self) -> Iterator[Transaction]:
        if self._writing:
            raise RuntimeError("a second writer would wait for the first for ever")
        self._writing = True
        copy = self._kept.copy()
        try:
            yield MemoryTransaction(copy, self._now)
            self._kept = copy
        finally:
            self._writing = False

    @contextlib.contextmanager
    def read(self) -> Iterator[Transaction]:
        yield MemoryTransaction(self._kept.copy(), self._now)


class LastWriteFails(Exception):
    """What `FailingWork` raises."""


class FailingWork:
    """The same transactions, but whatever is recorded last cannot be."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self.read = work.read

    @contextlib.contextmanager
    def write(self) -> Iterator[Transaction]:
        with self._work.write() as transaction:
            yield transaction
            raise LastWriteFails


class MemoryIdentityStore:
    """Copies of identity documents in memory."""

    def __init__(self, *, lasts: bool = True) -> None:
        self.lasts = lasts
        self.id = "ici"
        self.computer = "poste-1"
        self.contents: dict[DocumentId, bytes] = {}
        self.tombstones: dict[DocumentId, Tombstone] = {}

    def put(self, document: DocumentId, content: bytes) -> None:
        self.contents[document] = content

    def get(self, document: DocumentId) -> bytes:
        return self.contents[document]

    def destroy(self, document: DocumentId, at: datetime, cause: str) -> None:
        self.contents.pop(document, None)
        self.tombstones.setdefault(document, Tombstone(at, str(cause)))

    def holds(self, document: DocumentId) -> bool:
        return document in self.contents

    def documents(self) -> tuple[DocumentId, ...]:
        return tuple(self.contents)

    def tombstone(self, document: DocumentId) -> Tombstone | None:
        return self.tombstones.get(document)


class PlainLetters:
    """Letters whose paper is the name of their kind; what was planned is remembered."""

    def __init__(self) -> None:
        self.plans: list[tuple[LetterPlan, str]] = []

    def print_letter(self, plan: LetterPlan, language: str) -> PrintedLetter:
        self.plans.append((plan, language))
        number = len(self.plans)
        return PrintedLetter(plan.kind, f"{plan.kind} {number} PDF".encode(), f"{plan.kind} {number} DOCX".encode())

    def read_letter(self, docx: bytes) -> str:
        return docx.decode()


class PlainPackages:
    """Packages whose content is the list of their sources; what was asked is remembered."""

    def __init__(self) -> None:
        self.requests: list[tuple[PackageRequest, str]] = []

    def make(self, request: PackageRequest, password: str) -> MadePackage:
        self.requests.append((request, password))
        return MadePackage(f"sealed {len(self.requests)}".encode(), len(request.sources))

    def new_password(self, language: str) -> str:
        return f"four words in {language}"


class PlainSearch:
    """A search that gives what it was told to."""

    def __init__(self, result: SearchResult, files: Mapping[str, bytes] | None = None) -> None:
        self.result = result
        self.files = dict(files or {})
        self.targets: list[Target] = []

    def search(self, folder: Path, target: Target, watch: Watch) -> SearchResult:
        for seen in range(len(self.result.searched)):
            watch(seen)
        self.targets.append(target)
        return self.result

    def read(self, folder: Path, file: str) -> bytes:
        return self.files[file]


class PlainReports:
    """Reports whose paper is a word; what was printed is remembered."""

    def __init__(self) -> None:
        self.evidences: list[Evidence] = []
        self.annuals: list[Annual] = []

    def evidence(self, evidence: Evidence, language: str) -> bytes:
        self.evidences.append(evidence)
        return f"evidence in {language}".encode()

    def annual(self, report: Annual, profile: ControllerProfile, made_on: date, language: str) -> bytes:
        self.annuals.append(report)
        return f"annual report of {report.year} in {language}".encode()

    def certificate(self, case: Case, profile: ControllerProfile, document: IdentityDocument, language: str) -> bytes:
        return f"certificate for {case.reference} in {language}".encode()
