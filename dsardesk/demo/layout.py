"""What the demo leaves for a person to look at, and the summary that CONTRACT promises."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dsardesk.demo.welcome import start_page
from dsardesk.desk.opened import Desk
from dsardesk.desk.places import write_file
from dsardesk.desk.printing import reports
from dsardesk.domain.case import Case
from dsardesk.domain.papers import LetterRecord
from dsardesk.domain.partial import owed_lines, owed_on
from dsardesk.domain.profile import ControllerProfile
from dsardesk.services.evidence import certificate, evidence_file, verify_audit
from dsardesk.services.log_export import export_audit
from dsardesk.services.packages import content_of
from dsardesk.texts import messages


@dataclass(frozen=True, slots=True)
class Places:
    """Where the demo leaves what it made.

    Attributes:
        out: the folder that holds everything.
    """

    out: Path

    @property
    def vault(self) -> Path:
        """The throw-away vault."""
        return self.out / "vault"

    def write(self, name: str, content: bytes) -> str:
        """One file written; its path relative to the folder."""
        write_file(self.out / name, content)
        return name


def lay_out(desk: Desk, case: Case, places: Places, lang: str) -> dict[str, Any]:
    """Files for a person to look at, and the promised summary; paths relative to the folder."""
    context, actor, reference = desk.context, desk.actor, case.reference
    evidence = places.write("proof/evidence.pdf", evidence_file(context, actor, reports(), reference, lang))
    certified = _certificate(desk, case, places, lang)
    verdict = verify_audit(context, actor)
    places.write("proof/audit.jsonl", "".join(export_audit(context, actor)).encode())
    original = next(document for document in case.documents if document.kind == "original")
    places.write("proof/message-as-kept.eml", content_of(context, actor, original.id))
    with context.work.read() as transaction:
        profile = context.profile_of(transaction, case)
    made = {
        "out": str(places.out),
        "vault": "vault",
        "password_file": "vault-password.txt",
        "package_password_file": "package-password.txt",
        "case": {
            "reference": reference,
            "state": case.state,
            "rights": [item.right for item in case.items],
            "received_on": case.receipt.received_on.isoformat(),
            "due_on": _iso(_due_on(desk, case, profile)),
        },
        "identity": {
            "checked": case.identity.check is not None,
            "copies_held": len(case.identity.held()),
            "certificate": certified,
        },
        "letters": [_letter(desk, letter, places) for letter in case.sent_letters()],
        "package": _package(desk, case, places),
        "evidence": evidence,
        "audit": {"events": verdict.events, "verified": verdict.ok},
        "open_lines": [{"line": each.line, "where": each.where} for each in owed_lines(case, profile)],
    }
    welcome = start_page(made, profile, min(owed_on(case), default=None), lang)
    places.write(messages(lang).say("demo.start_page"), welcome)
    return made


def _due_on(desk: Desk, case: Case, profile: ControllerProfile) -> date | None:
    """The last day to answer that the acknowledgement promised: of the items, the earliest that had one."""
    limits = desk.context.time_limits(case, profile)
    return min((limit.effective_due for limit in limits.values() if limit.effective_due), default=None)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _certificate(desk: Desk, case: Case, places: Places, lang: str) -> str | None:
    """The certificate of the identity document that was destroyed; None if none was ever received."""
    if not case.identity.documents:
        return None
    destroyed = case.identity.documents[0].id
    content = certificate(desk.context, desk.actor, reports(), case.reference, destroyed, language=lang)
    return places.write("proof/destruction-certificate.pdf", content)


def _package(desk: Desk, case: Case, places: Places) -> str | None:
    if not case.packages:
        return None
    content = content_of(desk.context, desk.actor, case.packages[-1].id)
    return places.write(f"package/{case.reference}.zip", content)


def _letter(desk: Desk, letter: LetterRecord, places: Places) -> dict[str, str]:
    paths = {
        form: places.write(f"letters/{letter.kind}.{form}", content_of(desk.context, desk.actor, document))
        for form, document in (("pdf", letter.pdf), ("docx", letter.docx))
    }
    return {"kind": str(letter.kind), "lang": letter.language, **paths}
