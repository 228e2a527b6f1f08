"""Which column says what, and what unknown words mean."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox, QFormLayout, QSpinBox, QWidget

from dsardesk.ui.register_import.presenter import RegisterImportPresenter
from dsardesk.ui.register_import.reading import Choices
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
                made = self.fields[field] = Choice()
                self._add(words, made)
                made.activated.connect(partial(self._chosen, field))
            self.fields[field].offer(choices.columns, column)

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
        self.choices: dict[str, Choice] = {}

    def ask(self, unknown: tuple[str, ...]) -> None:
        """Ask what each of those words means; every row that bears them follows."""
        _empty(self._form)
        self.choices = {}
        for text in unknown:
            made = self.choices[text] = Choice(self._presenter.rights())
            made.setAccessibleName(text)
            made.activated.connect(partial(self._chosen, text))
            self._form.addRow(paragraph(text), made)
        self.setVisible(bool(unknown))

    def _chosen(self, text: str, _index: int) -> None:
        if right := self.choices[text].value:
            self._presenter.choose_right(text, right)


def _empty(form: QFormLayout) -> None:
    while form.rowCount():
        taken = form.takeRow(0)
        for item in (taken.labelItem, taken.fieldItem):
            # One of them may be telling of its own choice right now.
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
