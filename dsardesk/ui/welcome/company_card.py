"""The card on which the company is described: typed, read from a file, or taken from those that ship."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QButtonGroup, QLabel, QLineEdit, QPlainTextEdit, QRadioButton, QWidget

from dsardesk.ui.program import Company
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.welcome.progress import Fields, Problem, Progress, Way
from dsardesk.ui.widgets.fields import Choice
from dsardesk.ui.widgets.layout import Card, column
from dsardesk.ui.widgets.paths import PathField, Wanted
from dsardesk.ui.widgets.text import paragraph

ADDRESS_LINES = 3


class CompanyForm(QWidget):
    """A few fields, each with a place for what is wrong with it."""

    def __init__(self, fields: Fields) -> None:
        """Show what was typed already."""
        super().__init__()
        self._body = column(self, gap=4)
        self.faults: dict[str, QLabel] = {}
        self.name, self.city = QLineEdit(fields.name), QLineEdit(fields.city)
        self.contact, self.email = QLineEdit(fields.contact), QLineEdit(fields.email)
        self.address = QPlainTextEdit(fields.address)
        self.address.setTabChangesFocus(True)
        self.address.setFixedHeight(self.address.fontMetrics().lineSpacing() * ADDRESS_LINES + 18)
        self.calendar = Choice(value=fields.calendar)
        self._wanted = fields.calendar
        for key, label, field in (
            ("name", self.tr("Legal name"), self.name),
            ("address", self.tr("Postal address"), self.address),
            ("city", self.tr("City where letters are dated"), self.city),
            ("contact", self.tr("Data protection officer or contact (optional)"), self.contact),
            ("email", self.tr("E-mail address for requests (optional)"), self.email),
            ("calendar", self.tr("Public holidays of"), self.calendar),
        ):
            self._add(key, label, field)
        self.setFocusProxy(self.name)

    def _add(self, key: str, label: str, field: QWidget) -> None:
        caption, fault = QLabel(label), paragraph("", Tone.DANGER)
        caption.setBuddy(field)
        field.setAccessibleName(label)
        fault.hide()
        self.faults[key] = fault
        for widget in (caption, field, fault):
            self._body.addWidget(widget)
        self._body.addSpacing(6)

    def offer(self, calendars: tuple[tuple[str, str], ...]) -> None:
        """Places to choose from."""
        self.calendar.offer(calendars, self.calendar.value or self._wanted)

    @property
    def typed(self) -> Fields:
        """What stands in the fields."""
        return Fields(
            self.name.text(),
            self.address.toPlainText(),
            self.city.text(),
            self.contact.text(),
            self.email.text(),
            self.calendar.value or self._wanted,
        )

    def show_problems(self, problems: Mapping[str, Problem]) -> None:
        """Say what is wrong beside each field, and go to the first."""
        words = {
            Problem.MISSING: self.tr("This cannot stay empty: letters need it."),
            Problem.NOT_EMAIL: self.tr("This is not an e-mail address."),
        }
        for key, fault in self.faults.items():
            found = problems.get(key)
            fault.setText(words[found] if found else "")
            fault.setVisible(found is not None)
            field: QWidget = getattr(self, key)
            field.setAccessibleDescription(fault.text())
        if problems:
            first: QWidget = getattr(self, next(key for key in self.faults if key in problems))
            first.setFocus()


class CompanyCard(Card):
    """Three ways to describe a company, one at a time."""

    def __init__(self, progress: Progress) -> None:
        """Show what was chosen already."""
        super().__init__()
        self._shipped = progress.shipped
        self.form = CompanyForm(progress.fields)
        profiles = self.tr("Profiles (*.toml)")
        self.file = PathField(Wanted.FILE, self.tr("Profile file"), filters=(profiles, self.tr("All files (*)")))
        self.file.show_path(progress.file)
        self.company = Choice()
        self.company.setAccessibleName(self.tr("Company"))
        self.refusals: dict[Way, QLabel] = {}
        self._group = QButtonGroup(self)
        self.ways: dict[Way, QRadioButton] = {}
        self._panels: dict[Way, QWidget] = {}
        self._add(Way.FORM, self.tr("Describe my company &here"), self.form)
        self._add(Way.FILE, self.tr("Use a profile &file (TOML)"), self.file)
        self._add(Way.SHIPPED, self.tr("Start from a profile that &ships with DSARDesk"), self._shipped_panel())
        self.body.addWidget(
            paragraph(
                self.tr(
                    "What is not said here stays open: systems, processings and retention periods can be added later, "
                    "on the Company page."
                ),
                Tone.MUTED,
            )
        )
        self.choose(progress.way)

    def _add(self, way: Way, text: str, panel: QWidget) -> None:
        made = self.ways[way] = QRadioButton(text)
        made.setAccessibleName(text.replace("&", ""))
        made.clicked.connect(lambda _checked=False, way=way: self.choose(way))
        self._group.addButton(made)
        self._panels[way] = panel
        self.refusals[way] = paragraph("", Tone.DANGER)
        for widget in (made, panel, self.refusals[way]):
            self.body.addWidget(widget)

    def _shipped_panel(self) -> QWidget:
        panel = QWidget()
        body = column(panel, gap=6)
        body.addWidget(self.company)
        body.addWidget(
            paragraph(
                self.tr(
                    "The training example is invented, people included. The others were read from the privacy policy "
                    "that the company published: take one only if it is yours."
                ),
                Tone.MUTED,
            )
        )
        panel.setFocusProxy(self.company)
        return panel

    def offer(self, calendars: tuple[tuple[str, str], ...], companies: tuple[Company, ...]) -> None:
        """What there is to choose from."""
        self.form.offer(calendars)
        self.company.offer([(each.profile.id, self._describe(each)) for each in companies], self._shipped)

    def _describe(self, company: Company) -> str:
        profile = company.profile
        if company.invented:
            return self.tr("{name} – training example, invented").format(name=profile.name)
        if not profile.policy_dated:
            return self.tr("{name} – from its privacy policy").format(name=profile.name)
        return self.tr("{name} – from its privacy policy of {date}").format(
            name=profile.name, date=profile.policy_dated
        )

    def choose(self, way: Way) -> None:
        """Show the fields of one way."""
        self.way = way
        self.ways[way].setChecked(True)
        self.setFocusProxy(self.ways[way])
        for each, panel in self._panels.items():
            panel.setVisible(each is way)
        self.refuse("")

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with the company."""
        for way, label in self.refusals.items():
            label.setText(sentence if way is self.way else "")
            label.setVisible(bool(label.text()))
        self.ways[self.way].setAccessibleDescription(sentence)
