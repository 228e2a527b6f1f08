"""What a person answers in the dialogs of the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dsardesk.domain.designated import Absence


@dataclass(frozen=True, slots=True)
class AbsenceAnswer:
    """What a person answered; *proof* is a file, None where there is none."""

    name: str
    why: Absence
    happened_on: date
    how_known: str
    proof: Path | None
    without_identity_pages: bool
