"""What is asked of the right to act for somebody else, and of a paper that shows it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from dsardesk.domain.mandates import Authority, ReplyTo
from dsardesk.ui.identity.authority.reading import KNOWN_BY, AuthorityAnswer, AuthorityForm
from dsardesk.ui.identity.rows import show_rows, text_field
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Choice, Day, Options, Ticks
from dsardesk.ui.widgets.paths import PathField, Wanted


class AuthorityDialog(FormDialog):
    """For whom somebody writes, and what was seen of their right to; fields that do not count are not shown."""

    def __init__(self, parent: QWidget, form: AuthorityForm, record: Callable[[AuthorityAnswer], object]) -> None:
        """Propose what was recorded before."""
        super().__init__(
            parent,
            self.tr("Mandate and representation"),
            self.tr("Record"),
            explanation=self.tr(
                "Record what you know, and complete it when the proof comes. The time limit goes on running meanwhile."
            ),
        )
        self._record = record
        self._make_fields(form)
        self._add_person(form.interest)
        self._add_right()
        self.authority.currentIndexChanged.connect(lambda _index: self._show_what_counts())
        self.shown.toggled.connect(lambda _on: self._show_what_counts())
        self._show_what_counts()

    def _make_fields(self, form: AuthorityForm) -> None:
        known = form.known
        self.authority = Choice(form.authorities, known.authority)
        self.name = QLineEdit(known.name)
        self.email = QLineEdit(known.email)
        self.address = text_field("\n".join(known.postal_address))
        self.number = QLineEdit(known.identifiers.get(KNOWN_BY, ""))
        self.born_on = QLineEdit(form.born_on)
        self.shown = QCheckBox(self.tr("seen"))
        self.shown.setChecked(known.shown_on is not None)
        self.shown_on = Day(known.shown_on or form.today, last=form.today)
        self.rights = Ticks(form.rights, ticked=known.rights)
        self.names_us = QCheckBox(self.tr("covered"))
        self.names_us.setChecked(known.names_us)
        self.valid_until = QLineEdit(form.valid_until)
        self.reply_to = Choice(form.replies, known.reply_to)
        self.identified = QCheckBox(self.tr("checked, like the person’s"))
        self.identified.setChecked(known.writer_identified)
        self.interest = text_field(known.interest)

    def _add_person(self, hint: str) -> None:
        self.add(self.tr("The right to act rests on"), self.authority)
        self.add(self.tr("Person concerned"), self.name, self.tr("The person whose data are asked about."))
        self.add(self.tr("Their e-mail address"), self.email)
        self.add(self.tr("Their postal address"), self.address)
        self.add(self.tr("Their customer number"), self.number)
        self.add(self.tr("Born on"), self.born_on, self.tr("For example 04/05/2012: a parent acts for a minor only."))
        self.add(self.tr("Wish and interest"), self.interest, hint)

    def _add_right(self) -> None:
        self.add(self.tr("Mandate, judgment or proof"), self.shown)
        self.add(self.tr("Seen on"), self.shown_on)
        self.add(self.tr("It covers"), self.rights)
        self.add(self.tr("Our company"), self.names_us)
        self.add(self.tr("Valid until"), self.valid_until, self.tr("Nothing where it bears no end."))
        self.add(self.tr("The reply goes"), self.reply_to)
        self.add(self.tr("Identity of whoever writes"), self.identified)

    def _show_what_counts(self) -> None:
        authority = Authority(self.authority.value)
        parent, mandate = authority is Authority.PARENT, authority is Authority.MANDATE
        seen = self.shown.isChecked() and authority is not Authority.DATA_GIVER
        show_rows(self.form, self.born_on, shown=parent, lines=2)
        show_rows(self.form, self.interest, shown=parent, lines=2)
        self.form.setRowVisible(self.shown, authority is not Authority.DATA_GIVER)
        self.form.setRowVisible(self.shown_on, seen)
        for field in (self.rights, self.names_us, self.reply_to):
            self.form.setRowVisible(field, mandate and seen)
        show_rows(self.form, self.valid_until, shown=mandate and seen, lines=2)

    def submit(self) -> None:
        """Record it."""
        authority = Authority(self.authority.value)
        parent = authority is Authority.PARENT
        seen = self.shown.isChecked() and authority is not Authority.DATA_GIVER
        self._record(
            AuthorityAnswer(
                authority=authority,
                name=self.name.text(),
                email=self.email.text(),
                postal_address=self.address.toPlainText(),
                number=self.number.text(),
                born_on=self.born_on.text() if parent else "",
                shown_on=self.shown_on.value if seen else None,
                valid_until=self.valid_until.text(),
                rights=self.rights.ticked,
                names_us=self.names_us.isChecked(),
                reply_to=ReplyTo(self.reply_to.value),
                writer_identified=self.identified.isChecked(),
                interest=self.interest.toPlainText() if parent else "",
            )
        )


class Keep(Protocol):
    """Keeps one paper."""

    def __call__(self, kind: str, path: Path | None, *, without_identity_pages: bool) -> object:
        """Keep the file at *path*."""
        ...


class ProofDialog(FormDialog):
    """A paper that shows a right to act, to keep apart."""

    def __init__(self, parent: QWidget, kinds: Options, keep: Keep) -> None:
        """No file chosen yet."""
        super().__init__(
            parent,
            self.tr("Keep a proof apart"),
            self.tr("Keep it"),
            explanation=self.tr(
                "It stays with the case as evidence, in an archive that the data protection officer alone reads. "
                "The file on your computer stays where it is: delete it when you no longer need it."
            ),
        )
        self._keep = keep
        self.kind = Choice(kinds)
        self.file = PathField(Wanted.FILE, self.tr("Paper"))
        self.attested = QCheckBox(self.tr("no identity page is in it"))
        self.add(self.tr("It is"), self.kind)
        self.add(self.tr("Paper"), self.file)
        self.add(
            self.tr("I looked through it:"),
            self.attested,
            self.tr("Take identity cards and passports out first: they are never kept."),
        )

    def submit(self) -> None:
        """Keep it."""
        self._keep(self.kind.value, self.file.path, without_identity_pages=self.attested.isChecked())
