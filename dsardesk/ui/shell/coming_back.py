"""The way back, after the vault was unlocked, to what somebody was in the midst of writing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from dsardesk.services.drafts import drafts_of, forget_draft
from dsardesk.services.ports import KeptDraft
from dsardesk.ui.case.view import CaseView
from dsardesk.ui.drafts.presenter import OPENER, SAID
from dsardesk.ui.shell.unfinished import KeptWordsDialog
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.widgets.gestures import find_gesture, make_gesture

if TYPE_CHECKING:
    from dsardesk.ui.shell.desk import DeskView

LOOK_MS, LOOKS = 100, 100


def unfinished(drafts: tuple[KeptDraft, ...]) -> KeptDraft | None:
    """What was being written when the vault was locked: the newest draft in whose form one still was."""
    return next((draft for draft in drafts if draft.focus), None)


class ComingBack(QObject):
    """Shows the screen, and opens the form again by the gesture that opened it; offers its words where it cannot."""

    def __init__(self, desk: DeskView) -> None:
        """Go nowhere yet."""
        super().__init__(desk)
        self._desk = desk
        self._looks = 0
        self._waiting: KeptDraft | None = None
        self._gesture = ""
        self._pressed = False
        self._again = False
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

    def go(self, draft: KeptDraft | None, *, again: bool = False) -> None:
        """Show where *draft* was being written; *again* where somebody asked for it, having seen that it failed."""
        if draft is None:
            return
        place, _, self._gesture = draft.text.get(OPENER, "").partition("|")
        self._waiting, self._again, self._looks, self._pressed = draft, again, 0, False
        if not draft.reference and not place:
            self._desk.new_request()
            self._desk.intake().presenter.bring_back(draft.text)
            self._desk.say(self.tr("Your draft is back."))
            return
        if draft.reference:
            self._desk.show_case(draft.reference)
        elif self._desk.knows(place):
            self._desk.go(place)
        if self._gesture:
            self._clock.start()
        else:
            self._give_up(draft)

    def _look(self) -> None:
        """Once the screen shows what it showed, make the gesture that opened the form, and wait for the form."""
        self._looks += 1
        draft, front = self._waiting, self._desk.stack.currentWidget()
        if draft is None or front is None or self._looks > LOOKS:
            self._clock.stop()
            if draft is not None:
                self._give_up(draft)
            return
        if not self._pressed and (not draft.reference or self._desk.reference() == draft.reference):
            self._pressed = self._press(front)
        if self._desk.draft_keeper.is_open(draft.screen):
            self._arrived(draft)

    def _press(self, front: QWidget) -> bool:
        if isinstance(front, CaseView):
            front.fill_parts()
        source = find_gesture(front, self._gesture)
        return source is not None and make_gesture(source)

    def _arrived(self, draft: KeptDraft) -> None:
        self._clock.stop()
        if draft.reference:
            self._desk.say(self.tr("Your draft is back: {reference}.").format(reference=draft.reference))
        else:
            self._desk.say(self.tr("Your draft is back."))

    def _give_up(self, draft: KeptDraft) -> None:
        """Lose no word: offer to try once more, then the words themselves; what was only chosen is chosen again."""
        if not draft.text.get(SAID):
            return
        if self._again:
            self._show_words(draft)
        elif self._gesture:
            self._offer(draft, partial(self.go, draft, again=True))
        else:
            self._offer(draft, partial(self._show_words, draft))

    def _offer(self, draft: KeptDraft, go_on: Callable[[], object]) -> None:
        self._desk.unfinished.offer(draft, go_on, partial(self._leave, draft))

    def _show_words(self, draft: KeptDraft) -> None:
        dialog = KeptWordsDialog(self._desk, draft)
        # Read or copied, it stays kept until somebody says otherwise.
        dialog.finished.connect(lambda _result: self._offer(draft, partial(self._show_words, draft)))
        dialog.open()

    def _leave(self, draft: KeptDraft) -> None:
        session = for_owner(self._desk.session, self)
        desk = session.desk
        session.runner.run(
            lambda: forget_draft(desk.context, desk.actor, draft.screen, draft.reference),
            lambda _nothing: None,
            lambda _error: None,
        )
