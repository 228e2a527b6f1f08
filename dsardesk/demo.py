"""The whole job without a window, on a throw-away vault and a scripted clock: from the e-mail to the closed case."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from dsardesk import resources
from dsardesk.desk import (
    Desk,
    checked_profile,
    folders,
    make_vault,
    messages,
    open_desk,
    package_maker,
    profile_text,
    read_message,
    reports,
    write_file,
)
from dsardesk.domain.case import Case, LetterRecord, LetterState
from dsardesk.domain.errors import DeskError
from dsardesk.domain.identity import Rung, Verdict
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.marketing import CHECK
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.exports.markup import element, joined, page
from dsardesk.services.decide import close_case, decide_item
from dsardesk.services.evidence import certificate, evidence_file, export_audit, verify_audit
from dsardesk.services.identity import check_identity
from dsardesk.services.letters import approve_letter, draft_letter, send_letter
from dsardesk.services.marketing import keep_promise, stop_marketing
from dsardesk.services.open_case import Opening, open_case, take_in
from dsardesk.services.packages import content_of, create_package, deliver_package
from dsardesk.services.searches import search_system

SCENARIOS = ("access",)
SAMPLE = "alto"
ZONE = ZoneInfo("Europe/Paris")
PASSWORD_BYTES = 18


class UnknownScenario(DeskError):
    """The demo has no scenario of that name."""

    code = "usage.unknown_scenario"
    exit_code = 2


class NoSample(DeskError):
    """The sample company's files do not stand for the systems of this profile."""

    code = "usage.no_sample"
    exit_code = 2


class ScriptedClock:
    """A clock that shows what the script says, a second later at each look."""

    def __init__(self) -> None:
        """Start on the morning after the message arrived."""
        self._instant = datetime(2026, 10, 26, 9, 12, tzinfo=ZONE)

    def set(self, month: int, day: int, hour: int, minute: int = 0) -> None:
        """Go to a moment of 2026, in the controller's zone."""
        self._instant = datetime(2026, month, day, hour, minute, tzinfo=ZONE)

    def now(self) -> datetime:
        """The present instant of the script."""
        self._instant = datetime.fromtimestamp(self._instant.timestamp() + 1, UTC)
        return self._instant


@dataclass(frozen=True, slots=True)
class Places:
    """Where the demo leaves what it made."""

    out: Path
    vault: Path
    letters: Path
    package: Path
    proof: Path


def run_demo(out: Path, *, controller: str = SAMPLE, scenario: str = "access", lang: str = "fr") -> dict[str, Any]:
    """Run one scenario into the folder *out*; what was made, as CONTRACT promises it, paths relative to *out*."""
    if scenario not in SCENARIOS:
        raise UnknownScenario
    profile = profile_text(controller)
    _must_have_samples(profile, controller)
    places = Places(out, out / "vault", out / "letters", out / "package", out / "proof")
    clock = ScriptedClock()
    password, package_password = secrets.token_urlsafe(PASSWORD_BYTES), package_maker().new_password("fr")
    make_vault(places.vault, password, profile, now=clock.now)
    write_file(out / "vault-password.txt", f"{password}\n".encode())
    write_file(out / "package-password.txt", f"{package_password}\n".encode())
    # A throw-away vault leaves nothing in the person's keyring.
    with open_desk(places.vault, password, now=clock.now, use_keyring=False) as desk:
        case = _handle(desk, clock, package_password)
        made = _lay_out(desk, case, places, lang)
        outside = desk.outside
    _leave_nothing(outside)
    return made


def _must_have_samples(profile: str, name: str) -> None:
    """Refuse, before anything is made, a company whose systems have no sample files."""
    systems = checked_profile(profile).systems
    if not systems or not all(resources.folder("samples", SAMPLE, "systems", s.id).is_dir() for s in systems):
        raise NoSample(name=name, sample=SAMPLE)


def _handle(desk: Desk, clock: ScriptedClock, package_password: str) -> Case:
    """Every step that the company's DPO would take, each through the use case that the window calls."""
    context, actor = desk.context, desk.actor
    raw = resources.data("samples", SAMPLE, "request-access.eml")
    waiting = take_in(context, actor, raw)
    case = open_case(context, actor, read_message(raw), Opening(category="customer"), waiting)
    reference = case.reference
    clock.set(10, 26, 9, 21)
    stop_marketing(context, actor, reference)
    clock.set(10, 26, 9, 34)
    check_identity(
        context,
        actor,
        reference,
        rung=Rung.DATA_POINTS,
        verdict=Verdict.CONFIRMED,
        matched=("email", "customer_number"),
        attested=("mailbox", "deleted_items"),
    )
    clock.set(10, 26, 9, 41)
    _write_and_send(desk, reference, LetterKind.ACKNOWLEDGEMENT)
    with context.work.read() as transaction:
        systems = context.profile_of(transaction, case).systems
    for minute, system in enumerate(systems):
        clock.set(10, 27, 14, 5 + 6 * minute)
        folder = resources.folder("samples", SAMPLE, "systems", system.id)
        search_system(context, actor, reference, system.id, folder, using=folders)
    clock.set(11, 10, 10, 30)
    keep_promise(context, actor, reference, CHECK)
    clock.set(11, 12, 9, 5)
    create_package(context, actor, package_maker(), reference, kind="access", password=package_password)
    clock.set(11, 12, 9, 40)
    for item in case.items:
        decide_item(context, actor, reference, item.number, Outcome.GRANTED)
    _write_and_send(desk, reference, LetterKind.ACCESS_REPLY, told_by="phone")
    clock.set(11, 12, 10, 15)
    deliver_package(context, actor, reference, channel="email", told_by="phone")
    return close_case(context, actor, reference)


def _write_and_send(desk: Desk, reference: str, kind: LetterKind, *, told_by: str = "") -> None:
    draft_letter(desk.context, desk.actor, reference, kind, told_by=told_by)
    approve_letter(desk.context, desk.actor, reference, kind)
    send_letter(desk.context, desk.actor, reference, kind)


def _lay_out(desk: Desk, case: Case, places: Places, lang: str) -> dict[str, Any]:
    """Files for a person to look at, and the promised summary."""
    context = desk.context
    out = places.out
    evidence = places.proof / "evidence.pdf"
    write_file(evidence, evidence_file(context, desk.actor, reports(), case.reference, lang))
    destroyed = case.identity.documents[0]
    certified = places.proof / "destruction-certificate.pdf"
    write_file(certified, certificate(context, desk.actor, reports(), case.reference, destroyed.id, language=lang))
    write_file(places.proof / "audit.jsonl", "".join(export_audit(context, desk.actor)).encode())
    original = next(document for document in case.documents if document.kind == "original")
    write_file(places.proof / "message-as-kept.eml", content_of(context, desk.actor, original.id))
    package = places.package / f"{case.reference}.zip"
    write_file(package, content_of(context, desk.actor, case.packages[-1].id))
    verdict = verify_audit(context, desk.actor)
    with context.work.read() as transaction:
        limits = context.time_limits(case, context.profile_of(transaction, case))
    access = case.items_of(RightType.ACCESS)[0]
    made = {
        "out": str(out),
        "vault": "vault",
        "password_file": "vault-password.txt",
        "package_password_file": "package-password.txt",
        "case": {
            "reference": case.reference,
            "rights": [item.right for item in case.items],
            "received_on": case.receipt.received_on.isoformat(),
            "due_on": _iso(limits[access.number].effective_due),
        },
        "identity": {
            "checked": case.identity.check is not None,
            "copies_held": len(case.identity.held()),
            "certificate": certified.relative_to(out).as_posix(),
        },
        "letters": [_letter(desk, letter, places) for letter in case.letters if letter.state is LetterState.SENT],
        "package": package.relative_to(out).as_posix(),
        "evidence": evidence.relative_to(out).as_posix(),
        "audit": {"events": verdict.events, "verified": verdict.ok},
    }
    _start_page(out, made, lang)
    return made


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _letter(desk: Desk, letter: LetterRecord, places: Places) -> dict[str, str]:
    paths = {}
    for form, document in (("pdf", letter.pdf), ("docx", letter.docx)):
        path = places.letters / f"{letter.kind}.{form}"
        write_file(path, content_of(desk.context, desk.actor, document))
        paths[form] = path.relative_to(places.out).as_posix()
    return {"kind": str(letter.kind), "lang": letter.language, **paths}


def _start_page(out: Path, made: dict[str, Any], lang: str) -> None:
    """A page that tells a person what each file is."""
    words = messages(lang)
    case = made["case"]
    rights = words.listing([words.say(f"right.{right}") for right in case["rights"]])
    files = [(path, words.say(f"demo.{key}")) for key, path in _files(made)]
    rows = [element("li", element("a", path, href=path), " – ", text) for path, text in files]
    body = joined(
        element("h1", words.say("demo.title")),
        element("p", words.say("demo.intro", reference=case["reference"], rights=rights)),
        element(
            "p", words.say("demo.clock", **{day: date.fromisoformat(case[day]) for day in ("received_on", "due_on")})
        ),
        element("ul", *rows),
        element("p", words.say("demo.invented")),
    )
    write_file(out / words.say("demo.start_page"), page(lang, words.say("demo.title"), body))


def _files(made: dict[str, Any]) -> list[tuple[str, str]]:
    letters = [(f"letter_{letter['kind']}", letter[form]) for letter in made["letters"] for form in ("pdf", "docx")]
    return [
        *letters,
        ("package", made["package"]),
        ("package_password", made["package_password_file"]),
        ("evidence", made["evidence"]),
        ("certificate", made["identity"]["certificate"]),
        ("audit", "proof/audit.jsonl"),
        ("message", "proof/message-as-kept.eml"),
        ("vault", made["vault"]),
        ("vault_password", made["password_file"]),
    ]


def _leave_nothing(outside: Path) -> None:
    """The throw-away vault's folder outside it holds tombstones and an anchor that nobody will ask for."""
    for path in sorted(outside.rglob("*"), reverse=True):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()
    outside.rmdir()
