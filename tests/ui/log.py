"""A journal of which screens are told what a test wants."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from dsardesk.domain.anchors import Doubt
from dsardesk.domain.audit import AuditVerdict
from dsardesk.services.doubts import LogState, NoReasons
from dsardesk.services.evidence import record_verification, verify_audit
from dsardesk.services.whole_check import WholeCheck
from tests.makers import DPO
from tests.services.conftest import Bench

QUIET = LogState(None, (("cache", 3), ("keyring", None)), None, None)


@dataclass
class PlainLog:
    """The journal of a bench; what was asked is remembered."""

    bench: Bench
    state: LogState = field(default=QUIET)
    asked: list[object] = field(default_factory=list)

    def log_state(self) -> LogState:
        return self.state

    def verify_log(self) -> AuditVerdict:
        verdict = verify_audit(self.bench.context, DPO)
        record_verification(self.bench.context, DPO, verdict)
        return verdict

    def whole_check(self) -> WholeCheck:
        return WholeCheck(self.bench.context, DPO, found=self._found)

    def _found(self, verdict: AuditVerdict) -> None:
        if not verdict.ok:
            self.state = replace(self.state, doubt=Doubt.EVENT_CHANGED)

    def accept_log(self, reasons: str) -> None:
        if not reasons.strip():
            raise NoReasons
        self.asked.append(reasons)
        self.state = replace(self.state, doubt=None)

    def keep_anchor_in(self, file: Path | None) -> None:
        self.asked.append(file)
