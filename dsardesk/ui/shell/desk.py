"""The desk over an open vault: rail, message bar, and the screen in front."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from dsardesk.domain.needs import needs
from dsardesk.services.roles import HANDLERS
from dsardesk.ui.alarm.presenter import AlarmPresenter
from dsardesk.ui.case.view import CaseView
from dsardesk.ui.directives.view import DirectivesView
from dsardesk.ui.drafts.keeper import DraftKeeper
from dsardesk.ui.intake.view import IntakeView
from dsardesk.ui.journal.view import JournalView
from dsardesk.ui.preferences import Preferences
from dsardesk.ui.program import Program
from dsardesk.ui.session import Session
from dsardesk.ui.settings.view import SettingsView
from dsardesk.ui.shell.alarm_bar import AlarmBar, CheckLine
from dsardesk.ui.shell.coming_back import ComingBack
from dsardesk.ui.shell.rail import Rail
from dsardesk.ui.shell.screens import CASE, IMPORT, INTAKE, PLACES, Place, Screen
from dsardesk.ui.shell.unfinished import UnfinishedBar
from dsardesk.ui.shell.ways import WaysIntoVault
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.gestures import gesture_in
from dsardesk.ui.widgets.messages import MessageBar
from dsardesk.wording import sentence

SETTLED_MS = 2_000
"""Milliseconds without a further change after which the reminder file is written."""


class DeskView(QWidget):
    """Where the person works; it is the way from one screen to another."""

    def __init__(self, session: Session, preferences: Preferences, parent: QWidget, program: Program) -> None:
        """Nothing is in front yet."""
        super().__init__(parent)
        self.program = program
        self.session = session
        self._preferences = preferences
        self._screens: dict[str, QWidget] = {}
        self._places = {place.id: place for place in (*PLACES, CASE, INTAKE, IMPORT)}
        self.rail = Rail(self.go, preferences.used, needs(session.desk.profile), session.desk.actor.role)
        self.stack = QStackedWidget()
        self.messages = MessageBar()
        self.draft_keeper = DraftKeeper(session, self.reference, self, gesture=self._gesture)
        self.unfinished = UnfinishedBar()
        self.coming_back = ComingBack(self)
        self.alarm = AlarmBar(self._go_for_alarm)
        self._watch = AlarmPresenter(self, for_owner(session, self))
        self.check = CheckLine(self._watch.stop)
        self.busy = QProgressBar(textVisible=False, maximum=0, minimum=0)
        self.busy.setObjectName("busy")
        self.busy.setAccessibleName(self.tr("Working"))
        self._remind = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._remind.timeout.connect(self._write_reminders)
        session.news.listen(lambda _reference: self._remind.start())
        self._lay_out()
        self._watch.start()

    def _lay_out(self) -> None:
        self.show_busy(busy=False)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.rail)
        front = QVBoxLayout()
        front.setContentsMargins(0, 0, 0, 0)
        front.setSpacing(0)
        for widget in (self.busy, self.check, self.alarm, self.unfinished, self.messages):
            front.addWidget(widget)
        front.addWidget(self.stack, 1)
        line.addLayout(front, 1)

    def _write_reminders(self) -> None:
        """Keep the reminder file true, for whoever finds the vault locked."""
        runner = for_owner(self.session, self).runner
        runner.run(
            self.session.desk.remind,
            lambda _nothing: None,
            lambda error: self.warn(sentence(error, self.session.words)),
        )

    def look_at_ways_in(self) -> None:
        """Say to the officer who opens more of the vault than their role gives them."""
        session, keys = for_owner(self.session, self), self.program.vaults.keys
        WaysIntoVault(session, keys, lambda sentence: self.messages.say(sentence, Tone.WARNING)).look()

    def show_busy(self, *, busy: bool) -> None:
        """Show that work lasts; the line keeps its place, so that nothing jumps."""
        policy = self.busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.busy.setSizePolicy(policy)
        self.busy.setVisible(busy)

    def show_alarm(self, sentence: str, ways: tuple[str, ...] = ()) -> None:
        """Something that stays in sight until it is settled; *ways* are the screens where one does something of it."""
        if self.alarm.show_alarm(sentence, ways) and isinstance(self.stack.currentWidget(), JournalView):
            # Found while one was looking at it.
            self.refresh()

    def _go_for_alarm(self, place: str) -> None:
        screen = self.go(place)
        if isinstance(screen, SettingsView):
            screen.show_taking()

    def show_check(self, sentence: str, seen: int, total: int) -> None:
        """How far the check of a long journal is."""
        self.check.show_check(sentence, seen, total)

    def hide_check(self) -> None:
        """Nothing is checked any more."""
        self.check.hide()

    def tell_of_upgrade(self) -> None:
        """Say where the backup lies that was made before the vault took another form, if it just did."""
        kept = self.session.desk.upgraded
        if kept is not None:
            self.messages.say(self.session.words.say("backups.before_upgrade", place=str(kept)), Tone.ACCENT)

    def hide_alarm(self) -> None:
        """Nothing is wrong any more."""
        self.alarm.hide()

    def knows(self, name: str) -> bool:
        """True if there is a place of that name."""
        return name in self._places

    def go(self, name: str) -> QWidget:
        """Bring a screen to the front, made when it is first asked for."""
        place = self._places[name]
        screen = self._screens.get(name) or self._make(place)
        self.messages.hide()
        self.stack.setCurrentWidget(screen)
        self.rail.mark("requests" if place in {CASE, IMPORT} else name)
        if not place.always:
            self._preferences.used |= {name}
        cast("Screen", screen).activate()
        return screen

    def reference(self) -> str:
        """The case in front; "" where none is."""
        front = self.stack.currentWidget()
        page = front.presenter.page if isinstance(front, CaseView) else None
        return page.case.reference if page is not None else ""

    def _keep_message(self, intake: IntakeView) -> None:
        """What is made of the message in hand is kept with what brings that message back."""
        self._leave_message(intake)
        sheet, presenter = intake.sheet, intake.presenter
        key = f"SheetPage:{presenter.mark()}"
        self.draft_keeper.watch(sheet, sheet, key, way=presenter.origin())

    def _leave_message(self, intake: IntakeView) -> None:
        """What became a case, or was put aside, is no draft any more."""
        sheet = intake.sheet
        sheet.show_draft_back(None)
        self.draft_keeper.over(sheet, used=True)

    def _gesture(self) -> str:
        """The screen in front, and what was pressed there just now, if anything was."""
        front = self.stack.currentWidget()
        place = next((id_ for id_, screen in self._screens.items() if screen is front), "")
        return f"{place}|{gesture_in(front)}" if front is not None else ""

    def _make(self, place: Place) -> QWidget:
        screen = self._screens[place.id] = place.make(self.session, self)
        if isinstance(screen, IntakeView):
            self.draft_keeper.watch(screen.start, screen.start, "StartPage")
            screen.shown.connect(partial(self._keep_message, screen))
            screen.put_away.connect(partial(self._leave_message, screen))
        screen.setAccessibleName(place.title())
        self.stack.addWidget(screen)
        return screen

    def step(self, by: int) -> None:
        """Go to the place *by* further down the rail."""
        shown = self.rail.shown()
        self.go(shown[(shown.index(self.place()) + by) % len(shown)])

    def place(self) -> str:
        """Id of the place on the rail that is in front; the first one while a page beside the rail is."""
        shown, front = self.rail.shown(), self.stack.currentWidget()
        return next((name for name in shown if self._screens.get(name) is front), shown[0])

    def refresh(self) -> None:
        """Show anew what the screen in front shows."""
        cast("Screen", self.stack.currentWidget()).activate()

    @property
    def handles_cases(self) -> bool:
        """True if whoever is at the desk opens cases."""
        return self.session.desk.actor.role in HANDLERS

    def show_first(self) -> None:
        """Today; what is first on the rail of whoever has no business with it."""
        self.go(self.rail.shown()[0])

    def show_today(self) -> None:
        """What is due today."""
        self.go("today")

    def show_requests(self) -> None:
        """The list of cases."""
        self.go("requests")

    def show_case(self, reference: str) -> None:
        """The page of one case."""
        screen = self._screens.get("case") or self._make(CASE)
        cast("CaseView", screen).open_case(reference)
        self.go("case")

    def show_company(self) -> None:
        """What the company does with personal data."""
        self.go("company")

    def show_retention(self) -> None:
        """What is to be purged, and how long cases are kept."""
        self.go("retention")

    def register_directive(self, request: str) -> None:
        """The register of directives, asking for the one that a request gives."""
        cast("DirectivesView", self.go("directives")).register_for(request)

    def new_request(self) -> None:
        """The page on which a case is opened."""
        self.go("intake")

    def open_messages(self, files: Sequence[Path]) -> None:
        """What the messages in *files* say, on the page on which a case is opened."""
        self.intake().presenter.open_files(list(files))

    def paste_message(self) -> None:
        """What the clipboard holds, on the page on which a case is opened."""
        self.intake().paste()

    def import_register(self) -> None:
        """The page on which a register kept in a spreadsheet is imported."""
        self.go("import")

    def intake(self) -> IntakeView:
        """The page on which a case is opened, brought to the front."""
        return cast("IntakeView", self.go("intake"))

    def say(self, sentence: str) -> None:
        """A confirmation in the message bar."""
        self.messages.say(sentence, Tone.GOOD)

    def warn(self, sentence: str) -> None:
        """What went wrong, in the message bar."""
        self.messages.say(sentence, Tone.DANGER)
