"""Who is asking: how to name and reach the person, what they are to the company, and for whom they write."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from dsardesk.domain.draft import Represented
from dsardesk.domain.requests import Capacity
from dsardesk.resources import LANGUAGES
from dsardesk.ui.drafts.fields import NAMED
from dsardesk.ui.intake.form import Form
from dsardesk.ui.intake.parts import SIDE_BY_SIDE, Field, Fold, Sides, on_edit, put, shortened
from dsardesk.ui.intake.proposed import Sheet
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.fields import Choice
from dsardesk.ui.widgets.layout import Card, clear, column
from dsardesk.ui.widgets.text import paragraph, set_tone
from dsardesk.wording import Catalogue

ADDRESS_LINES = 3


class WhoCard(Card):
    """The requester.

    Signals:
        edited: something in the fields changed.
    """

    edited = Signal()

    def __init__(self, words: Catalogue) -> None:
        """Empty fields."""
        super().__init__(self.tr("Who is asking"))
        self._words = words
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
        self._behalf = paragraph("", Tone.MUTED)
        self._for_others = QWidget()
        self.others = Fold(self.tr("Somebody writes for the person…"), self._for_others)
        self.residence = Field(
            self.tr("Country where the person lives"),
            Choice(),
            self.tr("Letters then name the authority there too."),
        )
        self.abroad = Fold(self.tr("The person lives in another country…"), self.residence)
        self._recognised = QVBoxLayout()
        self.identifiers: dict[str, Field[QLineEdit]] = {}
        self._role = paragraph("", Tone.WARNING)
        self.client = Field(
            self.tr("Client to whom it is passed on"),
            QLineEdit(),
            self.tr("Leave it empty while it is not known; a new one’s address is asked for on the case’s page."),
        )
        self._clients = QStringListModel(self)
        self._lay_out()

    def _lay_out(self) -> None:
        self.body.addWidget(Sides(self.name, self.email, letters=SIDE_BY_SIDE))
        self.body.addLayout(self._recognised)
        self.body.addWidget(self.address)
        self.body.addWidget(Sides(self.category, self.language, letters=SIDE_BY_SIDE))
        self.body.addWidget(self._role)
        self.body.addWidget(self.client)
        self.client.hide()
        offered = QCompleter(self._clients, self.client.field)
        offered.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        offered.setFilterMode(Qt.MatchFlag.MatchContains)
        self.client.field.setCompleter(offered)
        behind = column(self._for_others, gap=6)
        behind.addWidget(self.capacity)
        behind.addWidget(self._behalf)
        self.body.addWidget(self.others)
        self.body.addWidget(self.abroad)
        fields = (
            self.name,
            self.email,
            self.address,
            self.category,
            self.client,
            self.language,
            self.capacity,
            self.residence,
        )
        on_edit([each.field for each in fields], self.edited.emit)

    def fill(self, sheet: Sheet) -> None:
        """Show what is proposed."""
        form = sheet.form
        put(self.name.field, form.name)
        put(self.email.field, form.email)
        put(self.address.field, form.postal_address)
        people = [(key, self._words.write(name)) for key, name in sheet.people]
        put(self.client.field, form.client)
        self.category.field.offer([("", self.tr("Not known yet")), *people], form.category)
        self.language.field.choose(form.language)
        self.capacity.field.choose(form.capacity.value)
        self.others.unfold(unfolded=sheet.for_others)
        self.residence.field.offer(sheet.residences, form.residence)
        self.abroad.unfold(unfolded=bool(form.residence))
        self._show_behalf(sheet.draft.on_behalf_of)
        self._show_identifiers(form.identifiers)

    def _show_behalf(self, behalf: Represented | None) -> None:
        """Say whose data are meant, and the words that say so."""
        lines = [self.tr("For: {name}").format(name=behalf.name)] if behalf and behalf.name else []
        if behalf and behalf.quote:
            lines.append(self.tr("“{quote}”").format(quote=shortened(behalf.quote)))
        self._behalf.setText("\n".join(lines))
        self._behalf.setVisible(bool(lines))

    def _show_identifiers(self, identifiers: Mapping[str, str]) -> None:
        """A field for each thing that the person is recognised by; an empty one is not kept."""
        if {key: field.field.text() for key, field in self.identifiers.items()} == dict(identifiers):
            return
        clear(self._recognised)
        self.identifiers = {}
        for key, value in identifiers.items():
            name = self._words.name("matched", key)
            field = self.identifiers[key] = Field(name[:1].upper() + name[1:], QLineEdit(value))
            field.field.setCursorPosition(0)
            field.field.setProperty(NAMED, f"identifier {key}")
            field.field.textChanged.connect(lambda _text: self.edited.emit())
        fields = list(self.identifiers.values())
        for pair in zip_longest(fields[::2], fields[1::2]):
            self._recognised.addWidget(Sides(*(each for each in pair if each), letters=SIDE_BY_SIDE))

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
            client="" if self.client.isHidden() else self.client.field.text(),
            identifiers={key: field.field.text() for key, field in self.identifiers.items()},
        )

    def ask_address(self, *, needed: bool) -> None:
        """Show the postal address only where a letter may have to be posted."""
        self.address.setVisible(needed)

    def offer_clients(self, names: tuple[str, ...]) -> None:
        """Complete what is typed by a client named before."""
        if tuple(self._clients.stringList()) != names:
            self._clients.setStringList(names)

    def show_role(self, *, processor: bool, joint: bool) -> None:
        """Say what the company is for these data."""
        role = self.tr("Your company is the controller of these data.")
        if processor:
            role = self.tr("Your company is only the processor of these data: its client answers.")
        elif joint:
            role = self.tr("Your company is joint controller of these data: look at what the two of you arranged.")
        self.client.setVisible(processor)
        self._role.setText(role)
        set_tone(self._role, Tone.WARNING if processor or joint else Tone.MUTED)
