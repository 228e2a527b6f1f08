"""What every scenario plays with, and the steps that all of them share."""

from __future__ import annotations

from dataclasses import dataclass

from dsardesk.demo.clock import ScriptedClock
from dsardesk.demo.samples import Sample
from dsardesk.desk.context import folders
from dsardesk.desk.opened import Desk
from dsardesk.desk.reading import read_message
from dsardesk.domain.access import systems_for
from dsardesk.domain.case import Case
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.recipients import untold
from dsardesk.services.erasure import tell_recipient
from dsardesk.services.letters import approve_letter, draft_letter, send_letter
from dsardesk.services.open_case import Opening, open_case, take_in
from dsardesk.services.searches import search_system


@dataclass(frozen=True, slots=True)
class Stage:
    """An open desk, its clock and the sample.

    Attributes:
        desk: the desk of the throw-away vault.
        clock: its clock.
        sample: the message and the files.
        package_password: password of the package, if the scenario makes one.
    """

    desk: Desk
    clock: ScriptedClock
    sample: Sample
    package_password: str

    def open(self, category: str) -> Case:
        """The case that the message opens."""
        context, actor = self.desk.context, self.desk.actor
        waiting = take_in(context, actor, self.sample.message)
        return open_case(context, actor, read_message(self.sample.message), Opening(category=category), waiting)

    def profile(self, case: Case) -> ControllerProfile:
        """The profile under which the case was opened."""
        with self.desk.context.work.read() as transaction:
            return self.desk.context.profile_of(transaction, case)

    def search(self, case: Case, month: int, day: int) -> None:
        """Search every system that may hold the person's data, one after the other on an afternoon."""
        context, actor = self.desk.context, self.desk.actor
        for minute, system in enumerate(systems_for(case, self.profile(case))):
            self.clock.set(month, day, 14 + minute // 10, 6 * (minute % 10) + 5)
            search_system(context, actor, case.reference, system, self.sample.folder(system), using=folders)

    def tell_recipients(self, case: Case, *items: int) -> None:
        """Tell everybody to whom what changed for some items was disclosed, one after the other."""
        context, actor = self.desk.context, self.desk.actor
        with context.work.read() as transaction:
            changed = transaction.cases.get(case.reference)
        for item in items:
            for name in untold(changed, self.profile(case), item):
                tell_recipient(context, actor, case.reference, item, name)

    def letter(self, case: Case, kind: LetterKind, *, told_by: str = "") -> None:
        """Draft, approve and send one letter."""
        context, actor = self.desk.context, self.desk.actor
        draft_letter(context, actor, case.reference, kind, told_by=told_by)
        approve_letter(context, actor, case.reference, kind)
        send_letter(context, actor, case.reference, kind)
