"""What came: a request, a complaint to the company, or a letter of a supervisory authority."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from dsardesk.domain.case import CaseKind
from dsardesk.ui.intake.form import Form
from dsardesk.ui.intake.parts import Field, on_edit, put
from dsardesk.ui.intake.proposed import Sheet
from dsardesk.ui.widgets.fields import Choice
from dsardesk.ui.widgets.layout import column
from dsardesk.wording import Catalogue


class KindFields(QWidget):
    """What it is, what day it gives, and what it is about.

    Signals:
        edited: something in the fields changed.
    """

    edited = Signal()

    def __init__(self, words: Catalogue) -> None:
        """A request, unless somebody says else."""
        super().__init__()
        kinds = [(each.value, words.say(f"case_kind.{each}")) for each in CaseKind]
        self.kind = Field(self.tr("What is it?"), Choice(kinds))
        self.answer_by = Field(
            self.tr("Answer by"), QLineEdit(), self.tr("The day that the authority gives, if it gives one.")
        )
        self.about = Field(
            self.tr("Earlier case"), QLineEdit(), self.tr("Its reference, if it is about one of your cases.")
        )
        fields = (self.kind, self.answer_by, self.about)
        inside = column(self)
        for field in fields:
            inside.addWidget(field)
        on_edit([field.field for field in fields], self._changed)
        self._show_what_fits()

    @property
    def chosen(self) -> CaseKind:
        """What came."""
        return CaseKind(self.kind.field.value)

    def fill(self, sheet: Sheet) -> None:
        """Show what is proposed."""
        self.kind.field.choose(sheet.form.kind.value)
        put(self.answer_by.field, sheet.form.answer_by)
        put(self.about.field, sheet.form.about)
        self._show_what_fits()

    def tie(self, kind: CaseKind, reference: str) -> None:
        """Make it a case of that kind, about an earlier one; "" for none."""
        put(self.about.field, reference)
        self.kind.field.choose(kind.value)
        self._show_what_fits()

    def read(self, form: Form) -> Form:
        """The same form with these fields."""
        return replace(
            form, kind=self.chosen, answer_by=self.answer_by.field.text(), about=self.about.field.text().strip()
        )

    def _changed(self) -> None:
        self._show_what_fits()
        self.edited.emit()

    def _show_what_fits(self) -> None:
        self.answer_by.setVisible(self.chosen is CaseKind.AUTHORITY_LETTER)
        self.about.setVisible(self.chosen is not CaseKind.REQUEST or bool(self.about.field.text().strip()))
