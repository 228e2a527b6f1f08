"""What was searched, done, written, packed and promised on a case, as the JSON that CONTRACT promises."""

from __future__ import annotations

import json
from typing import Any

from dsardesk.cli.clocks import plain
from dsardesk.domain.case import Case
from dsardesk.domain.papers import CaseDocument, LetterRecord, PackageRecord
from dsardesk.domain.records import Measure, Promise, SystemSearch


def work_json(case: Case) -> dict[str, Any]:
    """The lists of a case that its work fills."""
    return {
        "searches": [_search(each) for each in case.searches],
        "measures": [_measure(each) for each in case.measures],
        "documents": [_document(each) for each in case.documents],
        "letters": [_letter(each) for each in case.letters],
        "packages": [_package(each) for each in case.packages],
        "promises": [_promise(each) for each in case.promises],
    }


def _search(search: SystemSearch) -> dict[str, Any]:
    return {
        "system": search.system,
        "outcome": search.outcome,
        "findings": search.findings,
        "answered_on": plain(search.answered_on),
    }


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "item": measure.item,
        "kind": measure.kind,
        "system": measure.system or None,
        "what": measure.what or None,
        "ground": measure.ground or None,
        "reason": measure.reason or None,
        "done_on": plain(measure.done_on),
        "until": plain(measure.until),
    }


def _document(document: CaseDocument) -> dict[str, Any]:
    return {
        "id": str(document.id),
        "kind": document.kind,
        "name": document.name,
        "size_bytes": document.size_bytes,
        "sha256": document.sha256,
    }


def _letter(letter: LetterRecord) -> dict[str, Any]:
    return {"kind": letter.kind, "lang": letter.language, "state": letter.state, "sent_on": plain(letter.sent_on)}


def _package(package: PackageRecord) -> dict[str, Any]:
    return {
        "kind": package.kind,
        "made_on": plain(package.made_on),
        "files": package.files,
        "delivered_on": plain(package.delivered_on),
        "reduced_on": plain(package.reduced_on),
        "manifest": json.loads(package.manifest) if package.manifest else None,
    }


def _promise(promise: Promise) -> dict[str, Any]:
    return {
        "kind": promise.kind,
        "due_on": plain(promise.due_on),
        "item": promise.item,
        "kept_on": plain(promise.kept_on),
    }
