"""The systems searched for a person, and what an access reply still lacks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from dsardesk.domain.records import SearchOutcome
from dsardesk.services.case_page import CasePage
from dsardesk.ui.case.pieces import titled
from dsardesk.ui.case.reading import Part
from dsardesk.ui.case.search.dialogs import NothingDialog, NotSearchedDialog, UnreadDialog
from dsardesk.ui.case.search.presenter import SearchPresenter
from dsardesk.ui.case.search.reading import Completeness, GapLine, Lead, SystemLine
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.asking import Asking
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.flow import flow
from dsardesk.ui.widgets.layout import Card, Page, clear, column, row
from dsardesk.ui.widgets.paths import Wanted, choose_path
from dsardesk.ui.widgets.text import Chip, paragraph

POLL_MS = 200
OUTCOMES = {
    None: ("circle", Tone.WARNING),
    SearchOutcome.FOUND: ("checkmark_circle", Tone.GOOD),
    SearchOutcome.NOTHING: ("checkmark_circle", Tone.MUTED),
    SearchOutcome.NOT_SEARCHED: ("warning", Tone.WARNING),
}


class SearchTab(Page):
    """What each system answered.

    Signals:
        wanted: another part of the page is asked for.
    """

    wanted = Signal(str)

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """No case is shown yet."""
        super().__init__()
        self.setAccessibleName(self.tr("Search"))
        self.asking = Asking(navigator.say, navigator.warn)
        self.presenter = SearchPresenter(self, for_owner(session, self), navigator)
        self._systems, self._lacking = column(), column()
        self._buttons: dict[str, QWidget] = {}
        self._shown: tuple[SystemLine, ...] = ()
        self._running = _Running(self.presenter.stop)
        self._clock = QTimer(self, interval=POLL_MS)
        self._clock.timeout.connect(self._count)
        for part in (self._lacking, self._systems):
            self.body.addLayout(part)
        self.body.insertWidget(0, self._running)
        self.body.addStretch(1)
        # A screen that goes, because the vault is locked, stops what it started.
        self.destroyed.connect(self.presenter.stop)

    def show_page(self, page: CasePage) -> None:
        """Show what the systems of the case answered."""
        self.presenter.show(page)

    def show_systems(self, lines: tuple[SystemLine, ...]) -> None:
        """Show what each system answered; what did not change is left alone."""
        if lines != self._shown:
            self._shown = lines
            clear(self._systems)
            self._buttons.clear()
            for line in lines:
                self._systems.addWidget(self._card(line))

    def _card(self, line: SystemLine) -> Card:
        card = Card()
        card.setAccessibleName(line.name)
        chip = Chip(line.answer or self.tr("not asked yet"), *OUTCOMES[line.outcome])
        card.body.addLayout(titled(line.name, 2, chip))
        if line.owner:
            card.body.addWidget(paragraph(self.tr("Answers for it: {owner}").format(owner=line.owner), Tone.MUTED))
        for text in self._said(line):
            card.body.addWidget(paragraph(text))
        if line.open:
            card.body.addWidget(self._gestures(line))
        return card

    def _said(self, line: SystemLine) -> list[str]:
        said = []
        if line.outcome is SearchOutcome.FOUND:
            said.append(self.tr("%n place(s) speak(s) of the person.", "", line.findings))
        if line.reason:
            said.append(self.tr("Left out, because: {reason}").format(reason=line.reason))
        if line.by:
            said.append(self.tr("Recorded by {who} on {day}.").format(who=line.by, day=line.on))
        return said

    def _gestures(self, line: SystemLine) -> QWidget:
        again = line.outcome is not None
        search = button(
            self.tr("Search its files again…") if again else self.tr("Search its files…"),
            partial(self.choose_folder, line.id),
            icon_name="search",
            kind="" if again else "primary",
        )
        given = button(self.tr("Files it gave…"), partial(self.choose_files, line.id), icon_name="attach")
        nothing = button(self.tr("Nothing found…"), partial(self.ask_nothing, line), kind="link")
        not_searched = button(self.tr("Not searched…"), partial(self.ask_not_searched, line), kind="link")
        for made in (search, given, nothing, not_searched):
            made.setAccessibleName(f"{made.text()} {line.name}")
        self._buttons[line.id] = search
        return flow(search, given, nothing, not_searched)

    def show_completeness(self, found: Completeness | None) -> None:
        """Show what the access reply lacks; nothing where none is due."""
        clear(self._lacking)
        if found is None:
            return
        card = Card(self.tr("Is the access reply complete?"))
        if found.profile_changed:
            text = self.tr("The company’s profile has changed since this case was opened.")
            card.body.addWidget(paragraph(text, Tone.WARNING))
            card.body.addLayout(row(button(self.tr("Use the present profile"), self.presenter.adopt_profile)))
        self._layer(card, self.tr("The copy of the data (Article 15(3))"), found.copy)
        self._layer(card, self.tr("The information on the processing (Article 15(1))"), found.information)
        self._lacking.addWidget(card)

    def _layer(self, card: Card, title: str, gaps: tuple[GapLine, ...]) -> None:
        missing = Chip(self.tr("%n thing(s) missing", "", len(gaps)), "warning", Tone.WARNING)
        complete = Chip(self.tr("complete"), "checkmark_circle", Tone.GOOD)
        card.body.addLayout(titled(title, 3, missing if gaps else complete))
        for gap in gaps:
            line = row(paragraph(gap.text), stretch=False)
            made = button(self._lead(gap.lead), partial(self.presenter.mend, gap), kind="link")
            made.setAccessibleName(f"{gap.text} {made.text()}")
            line.addWidget(made)
            card.body.addLayout(line)

    def _lead(self, lead: Lead) -> str:
        return {
            Lead.SEARCH: self.tr("Record its answer"),
            Lead.PAPERS: self.tr("Make the package"),
            Lead.COMPANY: self.tr("Complete the profile"),
        }[lead]

    def choose_folder(self, system: str) -> None:
        """Ask where the files of a system lie."""
        title = self.tr("Folder with the files of “{system}”").format(system=self.presenter.name(system))
        choose_path(self, Wanted.FOLDER, title, partial(self.presenter.search, system))

    def choose_files(self, system: str) -> None:
        """Ask which files the owner of a system gave."""
        dialog = QFileDialog(self, self.tr("Files that “{system}” gave").format(system=self.presenter.name(system)))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda paths: self.presenter.files_given(system, tuple(map(Path, paths))))
        dialog.open()

    def ask_nothing(self, line: SystemLine) -> None:
        """Ask whether a system holds nothing about the person."""
        self.asking.open(NothingDialog(self, line, self.presenter.nothing_found))

    def ask_not_searched(self, line: SystemLine) -> None:
        """Ask why a system was not searched."""
        self.asking.open(NotSearchedDialog(self, line, self.presenter.not_searched))

    def ask_about_unread(self, system: str, folder: Path, unread: tuple[tuple[str, str], ...]) -> None:
        """Ask why files that could not be read are left out."""
        again = partial(self._search_on, system, folder)
        self.asking.open(UnreadDialog(self, self.presenter.name(system), unread, again))

    def _search_on(self, system: str, folder: Path, because: str) -> None:
        self.asking.close()
        self.presenter.search(system, folder, unread_because=because)

    def show_searching(self, system: str) -> None:
        """Show that the files of a system are being searched; "" when none are."""
        self._running.show_search(system)
        if system:
            self._clock.start()
            self.ensureWidgetVisible(self._running)
        else:
            self._clock.stop()

    def _count(self) -> None:
        if self.presenter.progress is not None:
            self._running.show_seen(self.presenter.progress.seen)

    def go_to_system(self, system: str) -> None:
        """Bring one system to the front."""
        made = self._buttons.get(system)
        if made is not None:
            self.ensureWidgetVisible(made)
            made.setFocus()

    def go_to(self, part: Part) -> None:
        """Bring another part of the page to the front."""
        self.wanted.emit(part)

    def tell_found(self, system: str, places: int) -> None:
        """The search of a system ended."""
        text = self.tr("{system} searched: %n place(s) found. It can be searched again.", "", places)
        self.asking.done(text.format(system=system))

    def tell_recorded(self, system: str) -> None:
        """What a system answered was recorded."""
        self.asking.done(
            self.tr("Answer of {system} recorded. It can be replaced by a later one.").format(system=system)
        )

    def tell_adopted(self) -> None:
        """The case is under the present profile now."""
        self.asking.done(self.tr("The case now answers under the present profile."))

    def refuse(self, sentence: str) -> None:
        """Something was not done, and why."""
        self.asking.refuse(sentence)


class _Running(Card):
    """A search that runs, with the number of files looked at, and a button that ends it."""

    def __init__(self, stop: Callable[[], object]) -> None:
        super().__init__()
        self._text = paragraph()
        self._seen = paragraph("", Tone.MUTED)
        bar = QProgressBar(textVisible=False, maximum=0, minimum=0)
        bar.setAccessibleName(self.tr("Searching"))
        self.stop_button = button(self.tr("Stop the search"), stop, icon_name="dismiss")
        for widget in (self._text, bar, self._seen):
            self.body.addWidget(widget)
        self.body.addLayout(row(self.stop_button))
        self.hide()

    def show_search(self, system: str) -> None:
        """Show a search; hide once there is none."""
        self._text.setText(self.tr("Searching the files of {system}…").format(system=system))
        self.show_seen(0)
        self.setVisible(bool(system))

    def show_seen(self, seen: int) -> None:
        """So many files were looked at."""
        self._seen.setText(self.tr("%n file(s) looked at", "", seen))
