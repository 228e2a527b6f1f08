"""The form in which a directive is registered, or a later version of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from dsardesk.domain.designated import Designated
from dsardesk.domain.directives import Author, Consent, DirectiveKind, Instruction, Wording
from dsardesk.domain.identity import Rung
from dsardesk.domain.wishes import Wish
from dsardesk.services.directives import Entry
from dsardesk.ui.directives.reading import Blank
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Choice, Day
from dsardesk.wording import Catalogue

TALL = 72
EVERYTHING = ""
LANGUAGES = ("fr", "en")
SHORT = QLocale.FormatType.ShortFormat


class WishField(QWidget):
    """What the person wants of one processing, and to whom it goes if it is communicated."""

    def __init__(self, name: str, known: Instruction | None, words: Catalogue, nothing: str, to_whom: str) -> None:
        """Ask, beginning with what is *known*."""
        super().__init__()
        options = [("", nothing), *((wish.value, words.say(f"wish.{wish}")) for wish in Wish)]
        self.wish = Choice(options, known.wish if known else "")
        self.to_whom = QLineEdit(known.to_whom if known else "", placeholderText=to_whom)
        self.to_whom.setAccessibleName(f"{name} – {to_whom}")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.wish, 1)
        line.addWidget(self.to_whom, 1)
        self.setFocusProxy(self.wish)
        self.wish.currentIndexChanged.connect(lambda _index: self._show())
        self._show()

    def setAccessibleName(self, name: str) -> None:
        """The name is that of the choice."""
        super().setAccessibleName(name)
        self.wish.setAccessibleName(name)

    def _show(self) -> None:
        self.to_whom.setVisible(self.wish.value == Wish.COMMUNICATE)

    def instruction(self, processing: str) -> Instruction | None:
        """What is wanted; None for nothing."""
        if not self.wish.value:
            return None
        to_whom = self.to_whom.text().strip() if self.wish.value == Wish.COMMUNICATE else ""
        return Instruction(Wish(self.wish.value), processing, to_whom)


class DirectiveForm(FormDialog):
    """Asks for a directive; *do* is given it, and the day of birth as it was typed."""

    def __init__(self, parent: QWidget, blank: Blank, words: Catalogue, do: Callable[[Entry, str], object]) -> None:
        """Ask, beginning with what is known."""
        known = blank.known
        changing = self.tr("Change {reference}").format(reference=known.reference if known else "")
        super().__init__(
            parent,
            self.tr("Register a directive") if known is None else changing,
            self.tr("Register") if known is None else self.tr("Replace the version"),
            explanation=self.tr(
                "What a person decided about their data after their death. They may change or revoke it at any time."
            ),
        )
        self._blank, self._words, self._do = blank, words, do
        self._add_author()
        self._add_what()
        self._add_proof()
        self._show_kind()

    def _add_author(self) -> None:
        author, known = self._blank.author, self._blank.known
        kinds = [(kind.value, self._words.say(f"directive_kind.{kind}")) for kind in reversed(DirectiveKind)]
        self.kind = Choice(kinds, known.kind if known else DirectiveKind.SPECIFIC)
        self.name, self.email = QLineEdit(author.name), QLineEdit(author.email)
        self.number = QLineEdit(", ".join(author.identifiers.values()))
        self.born_on = QLineEdit(QLocale().toString(_day(author.born_on), SHORT) if author.born_on else "")
        self.language = Choice([(each, self._words.name("language", each)) for each in LANGUAGES], author.language)
        self.add(
            self.tr("Kind"),
            self.kind,
            self.tr("Specific: about your own processings. General: about all data; you only keep a copy of it."),
        )
        self.add(self.tr("Person"), self.name)
        self.add(self.tr("E-mail address"), self.email)
        self.add(self.tr("Customer number"), self.number)
        self.add(
            self.tr("Date of birth"),
            self.born_on,
            self.tr("Tells namesakes apart; empty if you do not know it. A directive is never refused for age."),
        )
        self.add(self.tr("Language of the letters"), self.language)
        for field in (self.kind, self.name, self.email, self.number, self.born_on, self.language):
            field.setEnabled(known is None)
        self.kind.currentIndexChanged.connect(lambda _index: self._show_kind())

    def _add_what(self) -> None:
        wording = self._blank.known.wording if self._blank.known else None
        said = {each.processing: each for each in wording.instructions} if wording else {}
        self.given_on = Day(self._blank.today, last=self._blank.today)
        self.text = QPlainTextEdit(wording.text if wording else "")
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(TALL)
        self.add(self.tr("Given on"), self.given_on)
        self.add(self.tr("In their own words"), self.text)
        self.wishes: dict[str, WishField] = {}
        for processing, name in ((EVERYTHING, self.tr("All their data")), *self._blank.processings):
            field = WishField(
                name, said.get(processing), self._words, self.tr("says nothing of it"), self.tr("To whom")
            )
            self.wishes[processing] = field
            self.add(name, field)
        first, second = ((*(wording.designated if wording else ()), None, None))[:2]
        self.executor = QLineEdit(first.name if first else "")
        self.executor_email = QLineEdit(first.email if first else "")
        self.alternate = QLineEdit(second.name if second else "")
        self.add(self.tr("Designated person"), self.executor, self.tr("Has it carried out; empty for the heirs."))
        self.add(self.tr("Their e-mail address"), self.executor_email)
        self.add(self.tr("Alternate"), self.alternate)

    def _add_proof(self) -> None:
        wording = self._blank.known.wording if self._blank.known else None
        consents = [(each.value, self._words.say(f"consent.{each}")) for each in Consent]
        self.consent = Choice(consents, (wording and wording.consent) or Consent.SIGNED_LETTER)
        self.consented_on = Day(self._blank.today, last=self._blank.today)
        self.depositary = QLineEdit(wording.depositary if wording else "")
        rungs = [(each.value, self._words.say(f"rung.{each}")) for each in Rung]
        self.identified_by = Choice(rungs, wording.identified_by if wording else Rung.KNOWN_CHANNEL)
        self.add(self.tr("Consent to it alone, shown by"), self.consent)
        self.add(self.tr("Consented on"), self.consented_on)
        self.add(self.tr("Original kept by (often a notary)"), self.depositary)
        self.add(self.tr("Identified by"), self.identified_by)

    def _show_kind(self) -> None:
        """Show what the kind chosen calls for."""
        general = self.kind.value == DirectiveKind.GENERAL
        for processing, wish in self.wishes.items():
            self.form.setRowVisible(wish, (processing == EVERYTHING) is general)
        for field in (self.consent, self.consented_on):
            self.form.setRowVisible(field, not general)
        self.form.setRowVisible(self.depositary, general)

    def submit(self) -> None:
        """Have it registered; the dialog closes once it is."""
        general = self.kind.value == DirectiveKind.GENERAL
        entry = Entry(DirectiveKind(self.kind.value), self._author(), self._wording(general=general))
        self._do(entry, self.born_on.text() if self._blank.known is None else "")

    def _author(self) -> Author:
        given, number = self._blank.author, self.number.text().strip()
        same = number == ", ".join(given.identifiers.values())
        return Author(
            name=self.name.text().strip(),
            email=self.email.text().strip(),
            language=self.language.value,
            born_on=given.born_on,
            postal_address=given.postal_address,
            identifiers=given.identifiers if same else {"customer_number": number},
        )

    def _wording(self, *, general: bool) -> Wording:
        asked = (
            field.instruction(processing)
            for processing, field in self.wishes.items()
            if (processing == EVERYTHING) is general
        )
        executor = Designated(self.executor.text().strip(), self.executor_email.text().strip())
        return Wording(
            given_on=self.given_on.value,
            text=self.text.toPlainText().strip(),
            instructions=tuple(each for each in asked if each),
            designated=tuple(each for each in (executor, Designated(self.alternate.text().strip())) if each.name),
            consent=None if general else Consent(self.consent.value),
            consented_on=None if general else self.consented_on.value,
            depositary=self.depositary.text().strip() if general else "",
            identified_by=Rung(self.identified_by.value),
        )


def _day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
