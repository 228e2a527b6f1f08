"""The whole log checked in the background, a part at a time, once a week."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.audit import AuditVerdict
from dsardesk.domain.checkpoints import LogCheck
from dsardesk.domain.findings import Watch, unwatched
from dsardesk.services.context import Context
from dsardesk.services.doubts import READING_ONLY, accepted_problems
from dsardesk.services.evidence import record_verification

STEP = 5000
"""Events read at a time: other work on the vault waits no longer than that takes."""
INTERVAL = timedelta(days=7)


class WholeCheck:
    """One check of the whole log, which other work may interrupt.

    Attributes:
        seen: events checked so far.
        total: events that there are; 0 before the first part.
    """

    def __init__(
        self,
        context: Context,
        actor: Actor,
        *,
        found: Callable[[AuditVerdict], object] = lambda _verdict: None,
        watch: Watch = unwatched,
    ) -> None:
        """Begin at the first event; *found* is told the verdict, and *watch* before each part how much was checked.

        What *watch* raises stops the check there: nothing is recorded, and it may go on later.
        """
        actor.must_be(UserRole.DPO, UserRole.ASSISTANT, UserRole.MANAGER, UserRole.ADMIN)
        self._context, self._actor = context, actor
        self._check = LogCheck(context.genuine)
        self._found, self._watch = found, watch
        self.seen, self.total = 0, 0

    def go_on(self) -> AuditVerdict | None:
        """Check the next part; what was found once the end was reached, which is recorded, and None before.

        Breaks that somebody answered for are not told again.
        """
        self._watch(self.seen)
        with self._context.work.read() as transaction:
            head = transaction.audit.head()
            until = min(self.seen + STEP, head[0])
            events = transaction.audit.events(after=self.seen, until=until)
            self._check.read(events, transaction.audit.checkpoints(after=self.seen, until=until))
        self.seen, self.total = until, head[0]
        if until < head[0]:
            return None
        verdict = without_accepted(self._context, self._check.verdict(head))
        with suppress(*READING_ONLY):
            record_verification(self._context, self._actor, verdict)
        self._found(verdict)
        return verdict


def without_accepted(context: Context, verdict: AuditVerdict) -> AuditVerdict:
    """*verdict* without the breaks that somebody answered for."""
    with context.work.read() as transaction:
        known = accepted_problems(transaction)
    return replace(verdict, problems=tuple(each for each in verdict.problems if each not in known))


def check_is_due(context: Context, actor: Actor) -> bool:
    """True once a week has passed since the whole log was checked, or since the vault was made."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT, UserRole.MANAGER, UserRole.ADMIN)
    with context.work.read() as transaction:
        last = transaction.audit.last("log.verified") or transaction.audit.last("vault.created")
    return last is None or context.now() - last >= INTERVAL
