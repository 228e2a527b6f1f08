"""One scenario from beginning to end, in a folder that holds nothing else."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dsardesk.demo.clock import ScriptedClock
from dsardesk.demo.layout import Places, lay_out
from dsardesk.demo.samples import SAMPLE, sample_of
from dsardesk.demo.scenarios import access, erasure, heirs, portability, processor, rectification
from dsardesk.demo.stage import Stage
from dsardesk.desk.opening import make_vault, open_desk
from dsardesk.desk.printing import package_maker
from dsardesk.desk.profiles import checked_profile, profile_text
from dsardesk.domain.case import Case
from dsardesk.domain.errors import DeskError

SCENARIOS: dict[str, Callable[[Stage], Case]] = {
    "access": access.play,
    "erasure": erasure.play,
    "rectification": rectification.play,
    "portability": portability.play,
    "heirs": heirs.play,
    "processor": processor.play,
}
PASSWORD_BYTES = 18


class UnknownScenario(DeskError):
    """The demo has no scenario of that name."""

    code = "usage.unknown_scenario"
    exit_code = 2


def run_demo(out: Path, *, controller: str = SAMPLE, scenario: str = "access", lang: str = "fr") -> dict[str, Any]:
    """Run one scenario into the folder *out*; what was made, as CONTRACT promises it, paths relative to *out*."""
    if scenario not in SCENARIOS:
        raise UnknownScenario
    profile = profile_text(controller)
    sample = sample_of(checked_profile(profile), controller, scenario)
    places, clock = Places(out), ScriptedClock()
    password, package_password = secrets.token_urlsafe(PASSWORD_BYTES), package_maker().new_password("fr")
    make_vault(places.vault, password, profile, now=clock.now)
    places.write("vault-password.txt", f"{password}\n".encode())
    places.write("package-password.txt", f"{package_password}\n".encode())
    # A throw-away vault leaves nothing in the person's keyring.
    with open_desk(places.vault, password, now=clock.now, use_keyring=False) as desk:
        case = SCENARIOS[scenario](Stage(desk, clock, sample, package_password))
        made = lay_out(desk, case, places, lang)
        outside = desk.outside
    _leave_nothing(outside)
    return made


def _leave_nothing(outside: Path) -> None:
    """The throw-away vault's folder outside it holds tombstones and an anchor that nobody will ask for."""
    for path in sorted(outside.rglob("*"), reverse=True):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()
    outside.rmdir()
