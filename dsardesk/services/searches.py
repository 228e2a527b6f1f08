"""What each system answered when it was searched for the person, and the files it gave."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.entitlement import subject_of
from dsardesk.domain.errors import DeskError
from dsardesk.domain.findings import Finding, Match, SearchResult, Target, Watch, unwatched
from dsardesk.domain.processor import must_be_instructed
from dsardesk.domain.records import SearchOutcome, SystemSearch
from dsardesk.domain.words import Words
from dsardesk.services.context import Context, OnCase, change_case
from dsardesk.services.ports import FolderSearch

SEARCHED = "system.searched"
"""What the log calls an answer of a system."""
RECORDS = "application/vnd.dsardesk.records+json"
"""A gathered document that holds the person's own records of one file: [{file, locator, matched_on, value, record}]."""


class FilesNotSearched(DeskError):
    """Some files of the system could not be searched; `files` says how many: say why, or mend them first.

    Attributes:
        unread: each of them with the code of its reason; file names may be personal, so they are no fact of the error.
    """

    code = "search.files_not_searched"

    def __init__(self, unread: tuple[tuple[str, str], ...], **facts: str | int) -> None:
        """Name the files beside the *facts* of the sentence."""
        super().__init__(**facts)
        self.unread = unread


class UnknownSystem(DeskError):
    """The profile under which the case was opened has no system of that id."""

    code = "search.unknown_system"
    exit_code = 2


@dataclass(frozen=True, slots=True)
class SearchQuestion:
    """What whoever answers for a system is asked: whom to look for, and nothing of what the case is about.

    Attributes:
        task: the reference of the case with the system behind it, by which the answer is recognised.
        system: name of the system, by language.
        owner: who answers for it; "" if not known.
        name: of the person whose data are asked about.
        email: their address; "" if none is known.
        identifiers: what the company may know them by.
    """

    task: str
    system: Words
    owner: str
    name: str
    email: str
    identifiers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class GatheredFile:
    """A file with the person's own data, as a system gave it."""

    name: str
    media_type: str
    content: bytes


def search_question(context: Context, actor: Actor, reference: str, system: str) -> SearchQuestion:
    """What to ask whoever answers for one system."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.read() as transaction:
        case = transaction.cases.get(reference)
        found = context.profile_of(transaction, case).system(system)
    if found is None:
        raise UnknownSystem(system=system)
    must_be_instructed(case)
    person = case.deceased or subject_of(case)
    task = f"{case.reference}/{found.id}"
    return SearchQuestion(task, found.name, found.owner, person.name, person.email, person.identifiers)


def record_search(
    context: Context,
    actor: Actor,
    reference: str,
    answer: SystemSearch,
    files: tuple[GatheredFile, ...] = (),
) -> Case:
    """Record what one system answered; its files enter the vault, in place of those of an earlier answer."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        return search_answered(on, actor, answer, files)

    return change_case(context, actor, reference, SEARCHED, change)


def search_answered(
    on: OnCase, actor: Actor, answer: SystemSearch, files: tuple[GatheredFile, ...]
) -> tuple[Case, dict[str, object]]:
    """The case once one system answered, and the facts that the log keeps of it."""
    must_be_instructed(on.case)
    earlier = [d for d in on.case.documents if d.kind == "gathered" and d.system == answer.system]
    for document in earlier:
        on.transaction.blobs.forget(document.id)
    given = tuple(on.keep("gathered", f.name, f.media_type, f.content, answer.system) for f in files)
    searched = on.case.searched(replace(answer, answered_on=on.today, by=actor.name))
    facts: dict[str, object] = {
        "system": answer.system,
        "outcome": answer.outcome,
        "findings": answer.findings,
        "files": len(files),
        "reason": answer.reason,
    }
    others = (document for document in searched.documents if document not in earlier)
    return replace(searched, documents=(*others, *given)), facts


def search_system(
    context: Context,
    actor: Actor,
    reference: str,
    system: str,
    folder: Path,
    *,
    using: FolderSearch,
    unread_because: str = "",
    watch: Watch = unwatched,
) -> Case:
    """Search the files of one system, and record its answer with the person's own data; namesakes are left out.

    Files that cannot be read refuse the search, unless *unread_because* says why they are left out. *watch* is told
    before each file how many were looked at; what it raises ends the search, and nothing is recorded.
    """
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.read() as transaction:
        case = transaction.cases.get(reference)
    must_be_instructed(case)
    # After a death, or where somebody writes for another, the data are not those of whoever writes.
    person = case.deceased or subject_of(case)
    target = Target(
        names=(person.name,),
        emails=(person.email,) if person.email else (),
        identifiers=tuple(person.identifiers.values()),
    )
    result = using.search(folder, target, watch)
    left_out = unread_because.strip() if result.not_searched else ""
    if result.not_searched and not left_out:
        raise FilesNotSearched(result.not_searched, system=system, files=len(result.not_searched))
    files = tuple(_own_files(result, system, folder, using))
    own = [finding for finding in result.findings if finding.match is Match.EXACT]
    outcome = SearchOutcome.FOUND if own else SearchOutcome.NOTHING
    answer = SystemSearch(system, outcome, findings=len({(f.file, f.locator) for f in own}), reason=left_out)
    return record_search(context, actor, reference, answer, files)


def _own_files(result: SearchResult, system: str, folder: Path, using: FolderSearch) -> Iterator[GatheredFile]:
    """The person's own records of each table, and each whole document that is the person's."""
    own: dict[str, list[Finding]] = {}
    for finding in result.findings:
        if finding.match is Match.EXACT:
            own.setdefault(finding.file, []).append(finding)
    for file, findings in own.items():
        name = f"{system}/{file}"
        records = [replace(finding, file=name) for finding in findings if finding.record]
        if records:
            content = json.dumps([_as_json(finding) for finding in records], ensure_ascii=False).encode()
            yield GatheredFile(name, RECORDS, content)
        else:
            media_type = mimetypes.guess_type(PurePosixPath(file).name)[0] or "application/octet-stream"
            yield GatheredFile(name, media_type, using.read(folder, file))


def _as_json(finding: Finding) -> dict[str, object]:
    return {
        "file": finding.file,
        "locator": finding.locator,
        "matched_on": finding.matched_on,
        "value": finding.value,
        "record": [list(pair) for pair in finding.record],
    }


def findings_from_json(content: bytes) -> tuple[Finding, ...]:
    """The findings kept in a document of type `RECORDS`."""
    return tuple(
        Finding(
            file=table["file"],
            locator=table["locator"],
            matched_on=table["matched_on"],
            value=table["value"],
            match=Match.EXACT,
            record=tuple((column, value) for column, value in table["record"]),
        )
        for table in json.loads(content)
    )
