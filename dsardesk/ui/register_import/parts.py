"""Which column says what, and what unknown words mean."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox, QFormLayout, QSpinBox, QWidget

from dsardesk.ui.register_import.presenter import RegisterImportPresenter
from dsardesk.ui.register_import.reading import Choices
from dsardesk.ui.register_import.settling import SettledChoice
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.fields import Choice
from dsardesk.ui.widgets.layout import Card
from dsardesk.ui.widgets.text import paragraph


class ColumnsCard(Card):
    """The sheet, the row of titles, and the column of each thing that a request holds."""

    def __init__(self, presenter: RegisterImportPresenter) -> None:
        """Nothing to choose from yet."""
        super().__init__()
        self.title.setText(self.tr("Columns"))
        self.title.show()
        self.setAccessibleName(self.title.text())
        self._presenter = presenter
        self.body.addWidget(
            paragraph(self.tr("Guessed from the titles and from what stands below. Change any."), Tone.MUTED)
        )
        self._form = _form(self)
        self.fields: dict[str, Choice] = {}
        self.sheet = Choice()
        self.header = QSpinBox(minimum=0)
        self.header.setKeyboardTracking(False)  # Row 12 is not row 1 first.
        self.header.setSpecialValueText(self.tr("none"))
        self.day_first = QCheckBox(self.tr("03/04 means 3 April"))
        self.day_first.setAccessibleName(self.day_first.text())
        self._add(self.tr("Sheet"), self.sheet)
        self._add(self.tr("Row of the titles"), self.header)
        self._form.addRow("", self.day_first)
        self.sheet.activated.connect(lambda _index: presenter.choose_sheet(self.sheet.value))
        self.header.valueChanged.connect(presenter.choose_header)
        self.day_first.clicked.connect(lambda on: presenter.choose_day_first(day_first=on))

    def show_choices(self, choices: Choices) -> None:
        """Show how the sheet is read."""
        self.sheet.offer(choices.sheets, choices.sheet)
        self._form.setRowVisible(self.sheet, len(choices.sheets) > 1)
        self.header.blockSignals(True)  # noqa: FBT003 -- Qt's own
        self.header.setMaximum(choices.rows)
        self.header.setValue(choices.header)
        self.header.blockSignals(False)  # noqa: FBT003 -- Qt's own
        self.day_first.setChecked(choices.day_first)
        for field, words, column in choices.fields:
            if field not in self.fields:
                self._make(field, words)
            self.fields[field].offer(choices.columns, column)

    @property
    def first(self) -> QWidget:
        """Where one begins to put right how the sheet is read."""
        return self.header if self.sheet.isHidden() else self.sheet

    @property
    def last(self) -> QWidget:
        """The last of its fields."""
        return next(reversed(self.fields.values()), self.day_first)

    def _make(self, field: str, words: str) -> None:
        before, made = self.last, Choice()
        self.fields[field] = made
        self._add(words, made)
        # What is made late would come after everything else of the window.
        self.setTabOrder(before, made)
        made.activated.connect(partial(self._chosen, field))

    def _chosen(self, field: str, _index: int) -> None:
        self._presenter.choose_column(field, self.fields[field].value)

    def _add(self, words: str, field: QWidget) -> None:
        field.setAccessibleName(words)
        self._form.addRow(paragraph(words), field)


class UnknownCard(Card):
    """Words of the right's column that name no known right, each with the right that it means."""

    def __init__(self, presenter: RegisterImportPresenter) -> None:
        """Nothing to ask."""
        super().__init__()
        self.title.setText(self.tr("What do these words mean?"))
        self.title.show()
        self.setAccessibleName(self.title.text())
        self._presenter = presenter
        self._form = _form(self)
        self.choices: dict[str, SettledChoice] = {}

    def ask(self, unknown: tuple[str, ...], after: QWidget) -> None:
        """Ask what each of those words means, next to *after* for the key that goes from one part to the next.

        Every row that bears them follows; a word that is asked already stays as it stands.
        """
        for text in [each for each in self.choices if each not in unknown]:
            self._leave_out(text)
        for text in unknown:
            if text not in self.choices:
                made = self.choices[text] = SettledChoice(self._presenter.rights())
                made.setAccessibleName(text)
                made.settled.connect(partial(self._settled, text))
                self._form.addRow(paragraph(text), made)
            self.setTabOrder(after, self.choices[text])
            after = self.choices[text]
        self.setVisible(bool(unknown))

    def _settled(self, text: str, right: str) -> None:
        if right:
            self._presenter.choose_right(text, right)

    def _leave_out(self, text: str) -> None:
        """What was settled goes; it may be telling of its own choice right now."""
        choice = self.choices.pop(text)
        choice.blockSignals(True)  # noqa: FBT003 -- Qt's own
        taken = self._form.takeRow(choice)
        for item in (taken.labelItem, taken.fieldItem):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


def _form(card: Card) -> QFormLayout:
    form = QFormLayout()
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    card.body.addLayout(form)
    return form
