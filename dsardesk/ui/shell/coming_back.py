"""The way back, after the vault was unlocked, to what somebody was in the midst of writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from dsardesk.services.drafts import drafts_of
from dsardesk.services.ports import KeptDraft
from dsardesk.ui.case.reading import Part
from dsardesk.ui.case.view import CaseView
from dsardesk.ui.tasks import for_owner

if TYPE_CHECKING:
    from dsardesk.ui.shell.desk import DeskView

LOOK_MS, LOOKS = 100, 100


def unfinished(drafts: tuple[KeptDraft, ...]) -> KeptDraft | None:
    """What was being written when the vault was locked: the newest draft in whose form one still was."""
    return next((draft for draft in drafts if draft.focus), None)


class ComingBack(QObject):
    """Shows the case, or the page of a new request, and opens the form again where it can."""

    def __init__(self, desk: DeskView) -> None:
        """Go nowhere yet."""
        super().__init__(desk)
        self._desk = desk
        self._looks = 0
        self._waiting: KeptDraft | None = None
        self._clock = QTimer(self, interval=LOOK_MS)
        self._clock.timeout.connect(self._look)

    def start(self) -> None:
        """Ask the vault what was left unfinished."""
        session = for_owner(self._desk.session, self)
        desk = session.desk
        session.runner.run(
            lambda: drafts_of(desk.context, desk.actor),
            lambda drafts: self.go(unfinished(drafts)),
            lambda _error: None,
        )

    def go(self, draft: KeptDraft | None) -> None:
        """Show where *draft* was being written."""
        if draft is None:
            return
        if not draft.reference:
            self._desk.new_request()
            self._desk.say(self.tr("Your draft is back."))
            return
        self._desk.show_case(draft.reference)
        self._waiting, self._looks = draft, 0
        self._clock.start()

    def _look(self) -> None:
        """Once the case is shown, open the form; the case alone where it is not one of those."""
        self._looks += 1
        draft, front = self._waiting, self._desk.stack.currentWidget()
        if draft is None or not isinstance(front, CaseView) or self._looks > LOOKS:
            self._clock.stop()
        elif self._desk.reference() == draft.reference:
            self._clock.stop()
            kind, _, subject = draft.screen.partition(":")
            self._open(front, kind, subject)
            self._desk.say(self.tr("Your draft is back: {reference}.").format(reference=draft.reference))

    def _open(self, case: CaseView, kind: str, subject: str) -> None:
        if kind == "_NoteDialog":
            case.timeline.ask_note()
        elif kind == "DecisionDialog" and subject.isdecimal():
            case.go_to(Part.ITEMS)
            case.ask_to_decide(int(subject))
