"""The export package of a case: what will be in it, its password, its making and its delivery."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dsardesk.services.case_page import CasePage
from dsardesk.ui.papers.package.presenter import Contents, PackageLine, PackagePresenter, Password
from dsardesk.ui.papers.sending import SendingDialog
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.asking import Asking
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.clipboard import copy_secret
from dsardesk.ui.widgets.fields import Choice
from dsardesk.ui.widgets.flow import flow
from dsardesk.ui.widgets.layout import Card, clear
from dsardesk.ui.widgets.paths import Wanted, choose_path
from dsardesk.ui.widgets.text import Chip, paragraph

LARGE = 1.5


class PackageCard(Card):
    """What will be handed over, and what was."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """No case is shown yet."""
        super().__init__(self.tr("Export package"))
        self._session = for_owner(session, self)
        self.presenter = PackagePresenter(self, self._session)
        self.asking = Asking(navigator.say, navigator.warn)
        self._say = navigator.say
        self._reference = ""
        self._ready = False
        self._sealing = False
        self._contents = QVBoxLayout()
        self._contents.setSpacing(4)
        self._lines = QVBoxLayout()
        self.kinds = Choice()
        self.kinds.setAccessibleName(self.tr("Kind of package"))
        self.build_button = button(self.tr("Make the pac&kage"), self._build, kind="primary", icon_name="box")
        self.password = QLabel()
        self._password_says = paragraph("", Tone.MUTED)
        self.copy_button = button(self.tr("Cop&y for 30 s"), self._copy, icon_name="copy")
        self.other_button = button(self.tr("Another password"), self.presenter.propose, icon_name="arrow_clockwise")
        self._lay_out()

    def _lay_out(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF() * LARGE)
        self.password.setFont(font)
        self.password.setTextFormat(Qt.TextFormat.PlainText)
        self.password.setWordWrap(True)
        self.password.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.body.addLayout(self._contents)
        self.body.addWidget(self.password)
        self.body.addWidget(self._password_says)
        self._making = flow(self.kinds, self.build_button, self.copy_button, self.other_button)
        self.body.addWidget(self._making)
        self.body.addLayout(self._lines)

    def show_page(self, page: CasePage) -> None:
        """Show the case as it stands."""
        if page.case.reference != self._reference:
            self._reference = page.case.reference
            self.asking.close()
        self.presenter.show(page)

    def show_package(self, contents: Contents, lines: tuple[PackageLine, ...]) -> None:
        """Show what a package would hold, and those that were made, newest first."""
        self._ready = contents.ready
        clear(self._contents)
        for text, tone in self._said(contents):
            self._contents.addWidget(paragraph(text, tone))
        names = {"access": self.tr("for reading (access)"), "portability": self.tr("for machines (portability)")}
        self.kinds.offer([(kind, names[kind]) for kind in contents.kinds], self.kinds.value)
        self.kinds.setVisible(len(contents.kinds) > 1 and contents.ready)
        self.build_button.setVisible(contents.ready)
        again = bool(lines) and lines[0].waits
        self.build_button.setText(self.tr("Make it ag&ain") if again else self.tr("Make the pac&kage"))
        clear(self._lines)
        for line in lines:
            self._lines.addWidget(self._row(line))

    def _said(self, contents: Contents) -> list[tuple[str, Tone]]:
        words = self._session.words
        said = [(f"{system} – {', '.join(files)}", Tone.PLAIN) for system, files in contents.gathered]
        if not contents.gathered:
            said = [(words.say("papers.nothing_gathered"), Tone.MUTED)]
        if contents.nothing_in:
            systems = words.listing(list(contents.nothing_in))
            said.append((self.tr("Nothing found in: {systems}").format(systems=systems), Tone.MUTED))
        if contents.unsearched and contents.open:
            systems = words.listing(list(contents.unsearched))
            said.append((self.tr("Not searched yet: {systems}").format(systems=systems), Tone.WARNING))
        return said

    def _row(self, line: PackageLine) -> QWidget:
        about = paragraph(line.about)
        what = self.tr("Save the manifest…") if line.reduced else self.tr("Save the package…")
        save = button(what, partial(self._ask_where, line), icon_name="save")
        gestures: list[QWidget] = [self._state(line), save]
        if line.waits:
            gestures.append(button(self.tr("&Delivered…"), self.ask_delivered, icon_name="send"))
        made = QWidget()
        body = QVBoxLayout(made)
        body.setContentsMargins(0, 4, 0, 0)
        body.addWidget(about)
        body.addWidget(flow(*gestures))
        return made

    def _state(self, line: PackageLine) -> Chip:
        if line.reduced:
            return Chip(self.tr("manifest only"), "archive", Tone.MUTED)
        if line.waits:
            return Chip(self.tr("to be delivered"), "clock", Tone.WARNING)
        return Chip(self.tr("delivered"), "checkmark_circle", Tone.GOOD)

    def show_password(self, password: Password) -> None:
        """Show the password, if there is one."""
        shown = bool(password.text)
        self.password.setText(password.text)
        self.password.setAccessibleName(self.tr("Password of the package: {password}").format(password=password.text))
        self._password_says.setText(password.says)
        self._password_says.setVisible(bool(password.says))
        for widget in (self.password, self.copy_button):
            widget.setVisible(shown)
        self.other_button.setVisible(shown and not password.sealed)
        self._making.setVisible(shown or self._ready)
        # A package is sealed under a password that was seen.
        self.build_button.setEnabled(shown and not self._sealing)

    def show_sealing(self, *, sealing: bool) -> None:
        """Say that the package is being made, or that it may be."""
        self._sealing = sealing
        self.build_button.setEnabled(not sealing)
        self.other_button.setEnabled(not sealing)
        self.build_button.setText(self.tr("Making the package…") if sealing else self.tr("Make the pac&kage"))
        self.build_button.setAccessibleName(self.build_button.text().replace("&", ""))

    def _build(self) -> None:
        self.presenter.build(self.kinds.value)

    def _copy(self) -> None:
        copy_secret(self.password.text())
        self._say(self.tr("Copied. The clipboard forgets it in 30 seconds."))

    def _ask_where(self, line: PackageLine) -> None:
        title = self.tr("Save the manifest") if line.reduced else self.tr("Save the package")
        name = f"{self._reference}.{'json' if line.reduced else 'zip'}"
        choose_path(self, Wanted.NEW_FILE, title, partial(self.presenter.save, line.id), name=name)

    def ask_delivered(self) -> None:
        """Ask how the package left, and how its password did."""
        self.asking.open(DeliveredDialog(self, self.presenter))

    def done(self, sentence: str) -> None:
        """What was asked for was done."""
        self.asking.done(sentence)

    def refuse(self, sentence: str) -> None:
        """It was not done."""
        self.asking.refuse(sentence)


class DeliveredDialog(SendingDialog):
    """How the package left, and by what other way its password did."""

    def __init__(self, parent: QWidget, presenter: PackagePresenter) -> None:
        """Propose what the case knows."""
        super().__init__(
            parent,
            self.tr("The package was delivered"),
            sending=presenter.sending(),
            compare=presenter.compare,
            explanation=self.tr("It counts as delivered today. The password takes another way than the package."),
        )
        self._presenter = presenter
        self.told_by = Choice(presenter.ways())
        self.add(self.tr("Password given by"), self.told_by)

    def submit(self) -> None:
        """Record it."""
        self._presenter.deliver(self.sent, self.told_by.value)
