"""Who is asking: how to name and reach the person, what they are to the company, and for whom they write."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout

from dsardesk.domain.records import Capacity
from dsardesk.resources import LANGUAGES
from dsardesk.ui.intake.form import Form, Sheet
from dsardesk.ui.intake.parts import SIDE_BY_SIDE, Field, Fold, Sides, on_edit
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.fields import Choice
from dsardesk.ui.widgets.layout import Card, clear, row
from dsardesk.ui.widgets.text import paragraph
from dsardesk.wording import Catalogue

ADDRESS_LINES = 3


class WhoCard(Card):
    """The requester.

    Signals:
        edited: something in the fields changed.
    """

    edited = Signal()

    def __init__(self, words: Catalogue, show_case: Callable[[str], object]) -> None:
        """Empty fields; a link to an open case of the same person calls *show_case*."""
        super().__init__(self.tr("Who is asking"))
        self._words = words
        self._show_case = show_case
        languages = {"fr": self.tr("French"), "en": self.tr("English")}
        capacities = [(each.value, words.say(f"intake.capacity.{each}")) for each in Capacity]
        self.name = Field(self.tr("Name"), QLineEdit())
        self.email = Field(self.tr("E-mail address"), QLineEdit())
        self.address = Field(self.tr("Postal address"), QPlainTextEdit(tabChangesFocus=True))
        self.address.field.setFixedHeight(ADDRESS_LINES * self.fontMetrics().lineSpacing() + 16)
        self.category = Field(self.tr("The person is"), Choice())
        self.language = Field(
            self.tr("Language of the letters"), Choice([(code, languages.get(code, code)) for code in LANGUAGES])
        )
        self.capacity = Field(self.tr("The request is made"), Choice(capacities))
        self.others = Fold(self.tr("Somebody writes for the person…"), self.capacity)
        self.residence = Field(
            self.tr("Country where the person lives"),
            Choice(),
            self.tr("Letters then name the authority there too."),
        )
        self.abroad = Fold(self.tr("The person lives in another country…"), self.residence)
        self._known = QVBoxLayout()
        self._role = paragraph("", Tone.WARNING)
        self._lay_out()

    def _lay_out(self) -> None:
        self.body.addWidget(Sides(self.name, self.email, letters=SIDE_BY_SIDE))
        self.body.addLayout(self._known)
        self.body.addWidget(self.address)
        self.body.addWidget(Sides(self.category, self.language, letters=SIDE_BY_SIDE))
        self.body.addWidget(self._role)
        self.body.addWidget(self.others)
        self.body.addWidget(self.abroad)
        self._role.hide()
        fields = (self.name, self.email, self.address, self.category, self.language, self.capacity, self.residence)
        on_edit([each.field for each in fields], self.edited.emit)

    def fill(self, sheet: Sheet) -> None:
        """Show what is proposed."""
        form = sheet.form
        for field, text in ((self.name.field, form.name), (self.email.field, form.email)):
            field.setText(text)
            field.setCursorPosition(0)
        self.address.field.setPlainText(form.postal_address)
        people = [(key, self._words.write(name)) for key, name in sheet.people]
        self.category.field.offer([("", self.tr("Not known yet")), *people], form.category)
        self.language.field.choose(form.language)
        self.capacity.field.choose(form.capacity.value)
        self.others.unfold(unfolded=sheet.for_others)
        self.residence.field.offer(sheet.residences, form.residence)
        self.abroad.unfold(unfolded=bool(form.residence))
        self.show_known(())

    def read(self) -> Form:
        """The form with these fields only."""
        return Form(
            name=self.name.field.text(),
            email=self.email.field.text(),
            postal_address=self.address.field.toPlainText(),
            category=self.category.field.value,
            language=self.language.field.value,
            capacity=Capacity(self.capacity.field.value),
            residence=self.residence.field.value,
        )

    def ask_address(self, *, needed: bool) -> None:
        """Show the postal address only where a letter may have to be posted."""
        self.address.setVisible(needed)

    def show_role(self, *, processor: bool, joint: bool) -> None:
        """Say what the company is for these data, unless it is simply their controller."""
        role = ""
        if processor:
            role = self.tr("Your company is only the processor of these data: the controller answers this request.")
        elif joint:
            role = self.tr("Your company is joint controller of these data: look at what the two of you arranged.")
        self._role.setText(role)
        self._role.setVisible(bool(role))

    def show_known(self, references: tuple[str, ...]) -> None:
        """Say that the same person has open cases, with a link to each."""
        clear(self._known)
        if references:
            self._known.addWidget(paragraph(self.tr("This person already has an open case:"), Tone.WARNING))
            self._known.addLayout(row(*(self._link(reference) for reference in references)))

    def _link(self, reference: str) -> QPushButton:
        return button(reference, lambda: self._show_case(reference), kind="link")
