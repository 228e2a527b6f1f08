"""The way back, after the vault was unlocked, to what somebody was in the midst of writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from dsardesk.services.drafts import drafts_of
from dsardesk.services.ports import KeptDraft
from dsardesk.ui.case.reading import Part
from dsardesk.ui.case.view import CaseView
from dsardesk.ui.drafts.presenter import OPENER
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.widgets.gestures import find_gesture, make_gesture

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
        self._gesture = ""
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
        place, _, self._gesture = draft.text.get(OPENER, "").partition("|")
        if draft.reference:
            self._desk.show_case(draft.reference)
        elif self._gesture:
            self._desk.go(place)
        else:
            self._desk.new_request()
            self._desk.intake().presenter.bring_back(draft.text)
            self._desk.say(self.tr("Your draft is back."))
            return
        self._waiting, self._looks = draft, 0
        self._clock.start()

    def _look(self) -> None:
        """Once the screen shows it, make the gesture again that opened the form; the screen alone without one."""
        self._looks += 1
        draft, front = self._waiting, self._desk.stack.currentWidget()
        if draft is None or front is None or self._looks > LOOKS:
            self._clock.stop()
        elif not draft.reference or self._desk.reference() == draft.reference:
            self._try_to_open(draft, front)

    def _try_to_open(self, draft: KeptDraft, front: QWidget) -> None:
        kind, _, subject = draft.screen.partition(":")
        if isinstance(front, CaseView) and self._opened_by_name(front, kind, subject):
            self._arrived(draft)
            return
        if isinstance(front, CaseView):
            _ = front.parts  # All of them, made by now.
        source = find_gesture(front, self._gesture) if self._gesture else None
        if not self._gesture or (source is not None and make_gesture(source)):
            self._arrived(draft)

    def _arrived(self, draft: KeptDraft) -> None:
        self._clock.stop()
        if draft.reference:
            self._desk.say(self.tr("Your draft is back: {reference}.").format(reference=draft.reference))
        else:
            self._desk.say(self.tr("Your draft is back."))

    def _opened_by_name(self, case: CaseView, kind: str, subject: str) -> bool:
        """Forms that keys open too: they are known by name."""
        if kind == "_NoteDialog":
            case.timeline.ask_note()
        elif kind == "DecisionDialog" and subject.isdecimal():
            case.go_to(Part.ITEMS)
            case.ask_to_decide(int(subject))
        else:
            return False
        return True
