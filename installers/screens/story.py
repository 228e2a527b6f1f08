"""What the pictures show: invented people's requests at every stage, on a clock that a script sets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

from installers.private_python import ROOT

if TYPE_CHECKING:
    from dsardesk.services.ports import MadePackage, PackageMaker, PackageRequest
    from dsardesk.ui.session import Opened

PASSWORD = "sept-huitres-sous-un-parapluie"  # noqa: S105 -- of a vault that lasts as long as the pictures are made


class Clock:
    """A clock that a script sets."""

    def __init__(self) -> None:
        """Start in the autumn of the samples."""
        self.instant = datetime(2026, 10, 26, 8, 12, tzinfo=UTC)

    def now(self) -> datetime:
        """A second later at each look."""
        self.instant += timedelta(seconds=1)
        return self.instant

    def go(self, month: int, day: int, hour: int) -> None:
        """A moment of 2026."""
        self.instant = datetime(2026, month, day, hour, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class SamePassword:
    """Seals packages as *real* does, and proposes the same password every time."""

    real: PackageMaker

    def make(self, request: PackageRequest, password: str) -> MadePackage:
        """The package of *request*."""
        return self.real.make(request, password)

    def new_password(self, language: str) -> str:
        """Words that can be said on the telephone."""
        return PASSWORD


def fill(opened: Opened, clock: Clock) -> dict[str, str]:
    """Cases at every stage, by the story that each tells."""
    from dsardesk.domain.identity import Rung, Verdict  # noqa: PLC0415
    from dsardesk.domain.letters import LetterKind  # noqa: PLC0415
    from dsardesk.services.identity import check_identity, request_identity  # noqa: PLC0415
    from dsardesk.services.letters import approve_letter, draft_letter, send_letter  # noqa: PLC0415
    from dsardesk.services.marketing import stop_marketing  # noqa: PLC0415
    from dsardesk.services.open_case import Opening, open_at_once  # noqa: PLC0415
    from dsardesk.services.packages import create_package  # noqa: PLC0415
    from dsardesk.services.searches import search_system  # noqa: PLC0415

    context, actor = opened.context, opened.actor
    folder = ROOT / "resources" / "samples" / "alto"
    references: dict[str, str] = {}

    def take_in(story: str, category: str = "customer") -> str:
        raw = (folder / f"request-{story}.eml").read_bytes()
        draft = opened.read_message(raw, None)
        references[story] = open_at_once(context, actor, raw, draft, Opening(category=category)).reference
        return references[story]

    def acknowledge(reference: str) -> None:
        draft_letter(context, actor, reference, LetterKind.ACKNOWLEDGEMENT)
        approve_letter(context, actor, reference, LetterKind.ACKNOWLEDGEMENT)
        send_letter(context, actor, reference, LetterKind.ACKNOWLEDGEMENT)

    access = take_in("access")
    stop_marketing(context, actor, access)
    check_identity(
        context, actor, access, rung=Rung.DATA_POINTS, verdict=Verdict.CONFIRMED, matched=("email", "customer_number")
    )
    acknowledge(access)
    clock.go(11, 3, 14)
    for system in opened.profile.systems:
        search_system(context, actor, access, system.id, folder / "systems" / system.id, using=opened.folders)
    create_package(context, actor, opened.packages, access, kind="access", password=PASSWORD)
    clock.go(11, 16, 9)
    for story in ("erasure", "portability", "heirs"):
        take_in(story)
    acknowledge(references["erasure"])
    check = {"rung": Rung.KNOWN_CHANNEL, "verdict": Verdict.CONFIRMED}
    check_identity(context, actor, references["erasure"], **cast("Any", check))
    request_identity(
        context,
        actor,
        references["portability"],
        rung=Rung.DATA_POINTS,
        doubt="L’adresse du message n’est pas celle du compte.",
        asked_on=clock.now().date(),
        promptly=True,
        late_reason="Le message nous a été transmis par le standard le 16 novembre.",
    )
    clock.go(11, 20, 8)
    take_in("processor", "participant")
    _leave_directives(opened)
    return references


def _leave_directives(opened: Opened) -> None:
    from dsardesk.domain.designated import Designated  # noqa: PLC0415
    from dsardesk.domain.directives import (  # noqa: PLC0415
        Author,
        Consent,
        DirectiveKind,
        Instruction,
        Wording,
    )
    from dsardesk.domain.wishes import Wish  # noqa: PLC0415
    from dsardesk.services.directives import Entry, register_directive  # noqa: PLC0415

    given_on = date(2026, 11, 6)
    wording = Wording(
        given_on,
        "Après ma mort, effacez tout ce qui sert à la prospection et remettez mes contrats à ma sœur.",
        instructions=(Instruction(Wish.ERASE, "marketing"), Instruction(Wish.COMMUNICATE, "contract")),
        designated=(Designated("Rose Duvernay", "rose.duvernay@courriel.example"),),
        consent=Consent.SIGNED_LETTER,
        consented_on=given_on,
    )
    author = Author("Alcide Duvernay", "alcide.duvernay@courriel.example", born_on=date(1951, 3, 2))
    register_directive(opened.context, opened.actor, Entry(DirectiveKind.SPECIFIC, author, wording))
