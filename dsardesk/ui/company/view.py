"""The screen that tells what the company's profile says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from dsardesk.ui.company.joint import JointDialog
from dsardesk.ui.company.presenter import CompanyPresenter
from dsardesk.ui.company.sections import Row, Section
from dsardesk.ui.program import Company, DeskNavigator
from dsardesk.ui.session import Session
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.layout import Card, Page, clear, column, row
from dsardesk.ui.widgets.paths import Wanted, choose_path
from dsardesk.ui.widgets.text import heading, paragraph

LABEL_WIDTH = 200


class CompanyView(Page):
    """The profile is a text with versions, not a form; joint controllers alone are written into it from here."""

    def __init__(self, session: Session, navigator: DeskNavigator) -> None:
        """Nothing shown yet."""
        super().__init__()
        self.presenter = CompanyPresenter(self, for_owner(session, self), navigator)
        self.form: JointDialog | None = None
        self.title = heading("", 1)
        self.body.addWidget(self.title)
        self.body.addWidget(
            paragraph(
                self.tr("What the company is, promised and does. Letters take their facts from here."), Tone.MUTED
            )
        )
        self.body.addLayout(
            row(
                button(self.tr("&Replace by a newer version…"), self._choose, icon_name="arrow_clockwise"),
                button(self.tr("&Save the profile as a file…"), self._export, icon_name="save"),
                button(self.tr("&Joint controllers…"), self.ask_joint, kind="link"),
            )
        )
        self._sections = column()
        self.body.addLayout(self._sections)
        self.body.addStretch(1)

    def activate(self) -> None:
        """Show what stands now."""
        self.presenter.activate()

    def show_sections(self, name: str, sections: tuple[Section, ...]) -> None:
        """The company, section by section."""
        self.title.setText(name)
        clear(self._sections)
        for section in sections:
            self._sections.addWidget(_card(section))

    def ask(self, name: str, in_force_from: str, company: Company) -> None:
        """Ask whether that version is to be used from now on."""
        text = self.tr(
            "{name}: version in force since {date}. It serves for cases to come; cases that are open keep the version "
            "under which they were opened."
        )
        dialog = FormDialog(
            self,
            self.tr("Replace the profile?"),
            self.tr("Replace"),
            explanation=text.format(name=name, date=in_force_from),
        )
        dialog.accepted.connect(lambda: self.presenter.replace(company))
        dialog.open()

    def ask_joint(self) -> None:
        """Ask which companies decide together with this one."""
        presenter = self.presenter
        self.form = JointDialog(
            self, presenter.joint_controllers, lambda each, ended: presenter.change_joint(each, ended=ended)
        )
        self.form.open()

    def close_form(self) -> None:
        """What was asked is done."""
        if self.form is not None:
            self.form.accept()
            self.form = None

    def refuse(self, sentence: str) -> None:
        """Say what is wrong; nothing typed is lost."""
        if self.form is not None:
            self.form.refuse(sentence)

    def _choose(self) -> None:
        filters = (self.tr("Profiles (*.toml)"), self.tr("All files (*)"))
        choose_path(
            self, Wanted.FILE, self.tr("Newer version of the profile"), self.presenter.consider, filters=filters
        )

    def _export(self) -> None:
        filters = (self.tr("Profiles (*.toml)"),)
        title = self.tr("Save the profile")
        choose_path(self, Wanted.NEW_FILE, title, self.presenter.export, filters=filters, name="profile.toml")


def _card(section: Section) -> Card:
    card = Card(section.title)
    if section.note:
        card.body.addWidget(paragraph(section.note, Tone.WARNING if section.warns else Tone.MUTED))
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, LABEL_WIDTH)
    for number, line in enumerate(section.rows):
        _add(grid, number, line)
    card.body.addLayout(grid)
    return card


def _add(grid: QGridLayout, number: int, line: Row) -> None:
    text = paragraph(line.text, Tone.WARNING if line.missing else Tone.PLAIN, selectable=True)
    text.setAccessibleName(f"{line.label}: {line.text}" if line.label else line.text)
    if not line.label:
        grid.addWidget(text, number, 0, 1, 2)
        return
    label = paragraph(line.label, Tone.MUTED)
    label.setMaximumWidth(LABEL_WIDTH)
    for widget, place in ((label, 0), (text, 1)):
        grid.addWidget(widget, number, place, Qt.AlignmentFlag.AlignTop)
