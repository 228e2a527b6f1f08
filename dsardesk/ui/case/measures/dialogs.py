"""What is asked before a measure is recorded; each dialog hands over what was answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from dsardesk.domain.deceased import DeathProof, Deceased, HeirPurpose, HeirQuality
from dsardesk.domain.erasure import KeepGround
from dsardesk.domain.portability import NotPortable
from dsardesk.domain.requests import Principal
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Choice, Day, Ticks
from dsardesk.wording import Catalogue

LONG_AGO = date(1900, 1, 1)
LINES = 4
SHORT = QLocale.FormatType.ShortFormat
LONGEST_CONTRACT_DAYS = 30
"""Working days; a longer contract day would lie beyond the month itself."""


def _long(text: str = "") -> QPlainTextEdit:
    made = QPlainTextEdit(text)
    made.setTabChangesFocus(True)
    made.setFixedHeight(LINES * made.fontMetrics().lineSpacing() + 16)
    return made


def _options(section: str, members: Iterable[StrEnum], words: Catalogue, none: str = "") -> list[tuple[str, str]]:
    """Members of an enumeration, and the words for them; *none* stands for none of them."""
    found = [(member.value, words.say(f"{section}.{member}")) for member in members]
    return [("", none), *found] if none else found


class SureDialog(FormDialog):
    """Asks to confirm one thing that was done; `do` is called once it is."""

    def __init__(self, parent: QWidget, title: str, do_text: str, explanation: str, do: Callable[[], object]) -> None:
        """Ask *title*."""
        super().__init__(parent, title, do_text, explanation=explanation)
        self._do = do

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._do()


class WordsDialog(FormDialog):
    """Asks for a few words; *do* is given them."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        *,
        label: str,
        do_text: str,
        do: Callable[[str], object],
        explanation: str = "",
    ) -> None:
        """Ask *title*."""
        super().__init__(parent, title, do_text, explanation=explanation)
        self._do = do
        self.text = _long()
        self.add(label, self.text)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._do(self.text.toPlainText().strip())


class EraseDialog(FormDialog):
    """Asks how a system let the data go; *do* is given whether, how, and when backups end."""

    def __init__(
        self,
        parent: QWidget,
        system: str,
        today: date,
        replaced_on: date,
        do: Callable[[bool, str, date | None], object],
    ) -> None:
        """Ask about *system*; *replaced_on* is proposed for the end of its backups."""
        super().__init__(
            parent,
            self.tr("{system}: data erased").format(system=system),
            self.tr("Record for good"),
            explanation=self.tr(
                "Erase in the application first. This record cannot be undone: the files that this application gave"
                " for the case are destroyed too."
            ),
            kind="danger",
        )
        self._do = do
        self.how = Choice([("", self.tr("Erased")), ("anonymised", self.tr("Made anonymous"))])
        self.method = _long()
        self.backups = QCheckBox(self.tr("A backup still holds them"))
        self.backups.setAccessibleName(self.backups.text())
        self.until = Day(replaced_on, first=today)
        self.until.setEnabled(False)
        self.backups.toggled.connect(self.until.setEnabled)
        self.add(self.tr("How"), self.how)
        self.add(self.tr("By which method (the letter repeats it)"), self.method)
        self.form.addRow("", self.backups)
        self.add(self.tr("Last backup replaced on"), self.until)
        self.how.currentIndexChanged.connect(lambda _index: self._show_method())
        self._show_method()

    def _show_method(self) -> None:
        self.form.setRowVisible(self.method, bool(self.how.value))

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        anonymised = bool(self.how.value)
        method = self.method.toPlainText().strip() if anonymised else ""
        self._do(anonymised, method, self.until.value if self.backups.isChecked() else None)


class KeepDialog(FormDialog):
    """Asks what a system keeps, on which ground, why and until when; *do* is given that."""

    def __init__(
        self,
        parent: QWidget,
        system: str,
        today: date,
        words: Catalogue,
        do: Callable[[str, KeepGround, str, date], object],
    ) -> None:
        """Ask about *system*."""
        super().__init__(
            parent,
            self.tr("{system}: what is kept").format(system=system),
            self.tr("Record what is kept"),
            explanation=self.tr("The reply tells the person what is kept, why and until when."),
        )
        self._do = do
        self.what, self.reason = QLineEdit(), _long()
        self.ground = Choice(_options("keep_ground", KeepGround, words), KeepGround.LEGAL_OBLIGATION)
        self.until = Day(today, first=today)
        self.add(self.tr("Which data"), self.what)
        self.add(self.tr("Ground"), self.ground)
        self.add(self.tr("Reason"), self.reason, self.tr("The text or the facts, e.g. the article that obliges."))
        self.add(self.tr("Kept until"), self.until)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._do(self.what.text(), KeepGround(self.ground.value), self.reason.toPlainText(), self.until.value)


class LeaveOutDialog(FormDialog):
    """Asks what portability does not cover in a system; *do* is given why and what."""

    def __init__(self, parent: QWidget, system: str, do: Callable[[NotPortable, str], object]) -> None:
        """Ask about *system*."""
        super().__init__(
            parent, self.tr("{system}: outside portability").format(system=system), self.tr("Leave out of the package")
        )
        self._do = do
        self.why = Choice(
            [
                (NotPortable.NOT_PROVIDED, self.tr("made or inferred by us, not provided by the person")),
                (NotPortable.NOT_AUTOMATED, self.tr("on paper")),
            ]
        )
        self.what = QLineEdit()
        self.add(self.tr("Because"), self.why)
        self.add(self.tr("Which data"), self.what)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._do(NotPortable(self.why.value), self.what.text())


class CorrectionDialog(FormDialog):
    """Asks which value is wrong and which is right; *do* is given the field and both."""

    def __init__(self, parent: QWidget, do: Callable[[str, str, str], object]) -> None:
        """Ask for one value."""
        super().__init__(parent, self.tr("A value to correct"), self.tr("Add the correction"))
        self._do = do
        self.label, self.old, self.new = QLineEdit(), QLineEdit(), QLineEdit()
        self.add(self.tr("Field"), self.label)
        self.add(self.tr("Wrong value"), self.old, self.tr("Empty if it was missing."))
        self.add(self.tr("Right value"), self.new)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._do(self.label.text(), self.old.text(), self.new.text())


class DeathDialog(FormDialog):
    """Asks who died, when, and what was seen; *do* is given that, and the day of birth as it was typed."""

    def __init__(
        self,
        parent: QWidget,
        known: Deceased | None,
        today: date,
        words: Catalogue,
        do: Callable[[Deceased, str], object],
    ) -> None:
        """Ask, beginning with what is *known*."""
        super().__init__(
            parent,
            self.tr("The death"),
            self.tr("Record"),
            explanation=self.tr("What is not seen yet can be completed later."),
        )
        self._do = do
        self._known = known
        not_yet = self.tr("not seen yet")
        self.name = QLineEdit(known.name if known else "")
        self.died_on = Day(known.died_on if known else today, first=LONG_AGO, last=today)
        born = known.born_on if known else None
        self.born_on = QLineEdit(QLocale().toString(QDate(born.year, born.month, born.day), SHORT) if born else "")
        self.email = QLineEdit(known.email if known else "")
        self.proof = Choice(_options("death_proof", DeathProof, words, not_yet), (known and known.proof) or "")
        self.quality = Choice(_options("heir_quality", HeirQuality, words, not_yet), (known and known.quality) or "")
        purposes = [(each.value, words.say(f"heir_purpose.{each}")) for each in HeirPurpose]
        self.purposes = Ticks(purposes, ticked=known.purposes if known else ())
        self.disputed = QCheckBox(self.tr("Heirs disagree"))
        self.disputed.setAccessibleName(self.disputed.text())
        self.disputed.setChecked(bool(known and known.disputed_on))
        self._today = today
        self.add(self.tr("Name of the deceased"), self.name)
        self.add(self.tr("Died on"), self.died_on)
        self.add(self.tr("Born on"), self.born_on, self.tr("Tells namesakes apart in the register of directives."))
        self.add(self.tr("Their e-mail address"), self.email, self.tr("Mailings to it will be stopped for good."))
        self.add(self.tr("Proof of the death"), self.proof)
        self.add(self.tr("Quality of the requester"), self.quality)
        self.add(self.tr("What they ask for"), self.purposes)
        self.form.addRow("", self.disputed)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        deceased = Deceased(
            name=self.name.text().strip(),
            died_on=self.died_on.value,
            email=self.email.text().strip(),
            identifiers=self._known.identifiers if self._known else {},
            proof=DeathProof(self.proof.value) if self.proof.value else None,
            quality=HeirQuality(self.quality.value) if self.quality.value else None,
            purposes=tuple(HeirPurpose(each) for each in self.purposes.ticked),
            disputed_on=self._disputed_on(),
        )
        self._do(deceased, self.born_on.text())

    def _disputed_on(self) -> date | None:
        if not self.disputed.isChecked():
            return None
        return (self._known.disputed_on if self._known else None) or self._today


class PrincipalDialog(FormDialog):
    """Asks for which controller the data are processed; *do* is given that."""

    def __init__(self, parent: QWidget, do: Callable[[Principal], object], known: Principal | None = None) -> None:
        """Ask for a name and a way to write, and for what the contract says; show what is known."""
        super().__init__(
            parent,
            self.tr("For whom are these data processed?"),
            self.tr("Forward to this customer"),
            explanation=self.tr(
                "From then on the case is forwarded, never answered on the merits. The letter to the customer is"
                " drafted among the letters."
            ),
        )
        self._do = do
        self.name, self.email, self.address = QLineEdit(), QLineEdit(), _long()
        self.named = QCheckBox(self.tr("The person may be told who the customer is"))
        self.named.setAccessibleName(self.named.text())
        self.named.setChecked(True)
        self.add(self.tr("Customer"), self.name)
        self.add(self.tr("Its e-mail address for data protection"), self.email)
        self.add(self.tr("Or its postal address"), self.address)
        self.form.addRow("", self.named)
        self.days = QSpinBox(minimum=0, maximum=LONGEST_CONTRACT_DAYS)
        self.days.setSpecialValueText(self.tr("not said"))
        self.add(
            self.tr("Contract: passed on within"),
            self.days,
            self.tr("Working days from our receipt; this day is then the one that makes late."),
        )
        if known is not None:
            self.name.setText(known.name)
            self.email.setText(known.email)
            self.address.setPlainText("\n".join(known.postal_address))
            self.named.setChecked(known.named)
            self.days.setValue(known.forward_days or 0)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        lines = tuple(line.strip() for line in self.address.toPlainText().splitlines() if line.strip())
        name, email = self.name.text().strip(), self.email.text().strip()
        self._do(Principal(name, email, lines, self.named.isChecked(), self.days.value() or None))
