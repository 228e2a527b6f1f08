"""A register kept so far in a spreadsheet, taken in: looked at first, then written at one go."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.errors import DeskError
from dsardesk.domain.findings import Watch, unwatched
from dsardesk.domain.ids import CaseId
from dsardesk.domain.importing.differences import DueDifference, Why, is_late, why_other
from dsardesk.domain.importing.rows import ImportedRequest, Problem, read_rows
from dsardesk.domain.importing.sheet import Plan, Sheet
from dsardesk.domain.joint import joint_at_first
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.requests import Receipt, Requester, RequestItem
from dsardesk.domain.retention import retention
from dsardesk.services.context import Context, found_by
from dsardesk.services.import_batches import IMPORTED, OF_CASE, Batch
from dsardesk.services.notes import NOTE
from dsardesk.services.ports import CaseIndex, Entry, FoundIn, Transaction

PAGE = 500
AT_ONCE = 100
"""Cases whose events are recorded together."""


class NothingToImport(DeskError):
    """No row of the sheet can become a case."""

    code = "register.nothing_to_import"
    exit_code = 2


class ImportStopped(DeskError):
    """Whoever watched the import ended it; nothing was written."""

    code = "register.import_stopped"
    exit_code = 2


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do; nothing is written yet.

    Attributes:
        requests: what becomes cases, in the order of the sheet.
        problems: what a person should know of rows.
        differences: requests whose day is another here, or which are late.
        known: rows that an earlier import, or this vault, holds already.
        rows: how many rows were read.
        closed: how many of the requests are closed.
    """

    requests: tuple[ImportedRequest, ...]
    problems: tuple[Problem, ...]
    differences: tuple[DueDifference, ...]
    known: tuple[int, ...]
    rows: int
    closed: int

    @property
    def left_out(self) -> int:
        """How many rows become no case because of a problem."""
        return len({problem.row for problem in self.problems if problem.left_out})


def preview_import(context: Context, actor: Actor, sheet: Sheet, plan: Plan, watch: Watch = unwatched) -> Preview:
    """What importing *sheet* would do; *watch* is told how many requests were counted."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.read() as transaction:
        return _Import(context, transaction).preview(sheet, plan, watch)


def import_register(
    context: Context, actor: Actor, sheet: Sheet, plan: Plan, *, sha256: str = "", watch: Watch = unwatched
) -> Batch:
    """Every request of *sheet* that is not here yet, as a case: all of them, or none.

    *sha256* is that of the file; *watch* is told how many were written, and what it raises leaves the vault as it was.
    """
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.write() as transaction:
        importing = _Import(context, transaction)
        preview = importing.preview(sheet, plan)
        if not preview.requests:
            raise NothingToImport
        batch = str(context.new_id())
        references: list[str] = []
        for start in range(0, len(preview.requests), AT_ONCE):
            references += importing.write(actor, batch, preview.requests[start : start + AT_ONCE], watch, start)
        made = Batch(batch, context.now(), actor.name, len(references), references[0], references[-1])
        facts = {
            "batch": batch,
            "cases": made.cases,
            "first": made.first,
            "last": made.last,
            "rows": preview.rows,
            "left_out": preview.left_out,
            "known": len(preview.known),
            "sha256": sha256,
        }
        transaction.audit.append(actor, IMPORTED, None, facts)
    return made


class _Import:
    """One look at a sheet, inside a transaction."""

    def __init__(self, context: Context, transaction: Transaction) -> None:
        self._context, self._transaction = context, transaction
        self._profile_id, text = transaction.profiles.current()
        self._profile: ControllerProfile = context.read_profile(text)
        self._today = context.today(self._profile)
        self._decision = transaction.retention.decision()

    def preview(self, sheet: Sheet, plan: Plan, watch: Watch = unwatched) -> Preview:
        reading = read_rows(sheet, plan, self._today)
        marks, here = _marks(self._transaction), self._here(reading.requests)
        new = tuple(
            each
            for each in reading.requests
            if each.mark not in marks and (each.reference, each.received_on) not in here
        )
        known = {row for each in reading.requests for row in each.rows} - {row for each in new for row in each.rows}
        differences: list[DueDifference] = []
        for number, request in enumerate(new):
            watch(number)
            differences += self._differences(request)
        closed = sum(each.closed_on is not None for each in new)
        return Preview(new, reading.problems, tuple(differences), tuple(sorted(known)), reading.rows, closed)

    def write(
        self, actor: Actor, batch: str, requests: Sequence[ImportedRequest], watch: Watch, done: int
    ) -> list[str]:
        """Keep some cases, each with what its rows said as a note; their references."""
        entries: list[Entry] = []
        kept = []
        for number, request in enumerate(requests, done):
            watch(number)
            case, index = self._counted(request)
            kept.append((case, index))
            entries += [(OF_CASE, case.id, _facts(batch, case, request)), (NOTE, case.id, {"text": request.text})]
        self._transaction.cases.add_all(kept)
        # Of the two events of each case, the second is the note.
        notes = self._transaction.audit.append_all(actor, entries)[1::2]
        said = [
            (case.id, FoundIn.NOTE, str(note), found_by(request.text))
            for (case, _), request, note in zip(kept, requests, notes, strict=True)
        ]
        self._transaction.cases.add_words(said)
        return [case.reference for case, _ in kept]

    def _counted(self, request: ImportedRequest) -> tuple[Case, CaseIndex]:
        """The case of a request, under the next number, and how it is listed."""
        year = self._today.year
        reference = f"DSR-{year}-{self._transaction.next_number(f'case.{year}'):04d}"
        case = self._context.counted(self._case(request, reference))
        kept = retention(case, self._profile, self._decision, self._context.rules)
        return case, replace(self._context.index(case, self._profile), purge_on=kept.next_on)

    def _case(self, request: ImportedRequest, reference: str = "") -> Case:
        profile = self._profile
        return Case(
            id=CaseId(self._context.new_id()),
            version=1,
            reference=reference,
            profile=self._profile_id,
            calendar=profile.calendar,
            role=profile.role_for(""),
            controllers=joint_at_first(profile, ""),
            receipt=Receipt(request.received_on, None, request.channel, "", self._today),
            requester=Requester(request.name, request.email, profile.language, postal_address=request.address),
            items=tuple(self._items(request)),
            closed_on=request.closed_on,
        )

    def _items(self, request: ImportedRequest) -> Iterator[RequestItem]:
        for number, item in enumerate(request.items, 1):
            yield RequestItem(
                number=number,
                right=item.right,
                quote=item.quote,
                outcome=item.outcome,
                reasons=item.reasons,
                decided_on=(item.answered_on or request.closed_on) if item.outcome else None,
                answered_on=item.answered_on,
            )

    def _differences(self, request: ImportedRequest) -> Iterator[DueDifference]:
        case = self._case(request)
        limits = self._context.time_limits(case, self._profile)
        first = min(limits.values(), key=lambda limit: limit.effective_due or date.max)
        why, late = why_other(request.due_on, first), is_late(case, limits, self._today)
        if late or why not in {Why.SAME, Why.NOT_SAID}:
            yield DueDifference(request.rows[0], request.reference, request.due_on, first.effective_due, why, late)

    def _here(self, requests: tuple[ImportedRequest, ...]) -> set[tuple[str, date]]:
        """Reference and day of receipt of the cases of this vault, where the sheet may name any."""
        if not any(each.reference.startswith("DSR-") for each in requests):
            return set()
        cases = self._transaction.cases
        pages = (cases.page(offset=start, limit=PAGE) for start in range(0, cases.count(), PAGE))
        return {(line.reference, line.received_on) for page in pages for line in page}


def _facts(batch: str, case: Case, request: ImportedRequest) -> dict[str, object]:
    return {
        "reference": case.reference,
        "batch": batch,
        "rows": list(request.rows),
        "mark": request.mark,
        "rights": [item.right for item in case.items],
        "received_on": request.received_on.isoformat(),
        "closed_on": request.closed_on.isoformat() if request.closed_on else None,
    }


def _marks(transaction: Transaction) -> set[str]:
    """Marks of the requests that were imported, those that were taken back or purged left out."""
    facts = (event.payload for event in transaction.audit.events() if event.action == OF_CASE and event.payload)
    return {json.loads(each)["mark"] for each in facts}
