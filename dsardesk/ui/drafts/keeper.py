"""Every open form watched: what is typed into it is kept within seconds, and at once when the vault is locked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from dsardesk.ui.drafts import fields
from dsardesk.ui.drafts.presenter import NO_WAY, OPENER, TITLE, DraftPresenter, Typed
from dsardesk.ui.session import Session
from dsardesk.ui.tasks import for_owner

KEEP_MS = 2_000
LONGEST_KEY = 120


class Watched(Protocol):
    """A form that shows when its draft is back; *afresh* is what its line offers beside."""

    def show_draft_back(self, afresh: Callable[[], object] | None) -> None:
        """Say that a draft is back, or no more where *afresh* is None."""
        ...


class _Fields:
    """The fields of one form, as the presenter asks for them."""

    def __init__(self, form: QWidget, shown: Watched) -> None:
        self.form = form
        self.presenter: DraftPresenter | None = None
        self._shown = shown

    def read(self) -> Typed:
        """What stands in it."""
        return fields.read(self.form)

    def fill(self, typed: Typed) -> None:
        """Let that stand in it, the cursor where it was."""
        fields.fill(self.form, typed)

    def show_back(self, *, back: bool) -> None:
        """Say that a draft is back, or no more."""
        presenter = self.presenter
        self._shown.show_draft_back(presenter.start_afresh if back and presenter is not None else None)


class DraftKeeper(QObject):
    """Watches the forms of one open vault."""

    def __init__(
        self,
        session: Session,
        reference: Callable[[], str],
        parent: QObject,
        *,
        gesture: Callable[[], str] = lambda: "",
    ) -> None:
        """Watch none yet.

        *reference* gives the case in front, "" where none is; *gesture* what was pressed just now.
        """
        super().__init__(parent)
        self._session = session
        self._reference = reference
        self._gesture = gesture
        self._watched: list[tuple[QWidget, DraftPresenter]] = []
        self._clock = QTimer(self, interval=KEEP_MS)
        self._clock.timeout.connect(self.keep)

    def watch_dialog(self, form: QWidget, shown: Watched, key: str, title: str) -> DraftPresenter | None:
        """The same for a form that a gesture opens: what was chosen in it is kept too, while it is open."""
        return self._watch(form, shown, key, self._reference(), {OPENER: self._gesture(), TITLE: title}, choices=True)

    def watch(
        self, form: QWidget, shown: Watched, key: str, *, way: Mapping[str, str] = NO_WAY
    ) -> DraftPresenter | None:
        """Bring back the draft of *form*, and keep what is typed; nothing is kept where a password is typed.

        *way* says what opens it again.
        """
        return self._watch(form, shown, key, "", way, choices=False)

    def is_open(self, key: str) -> bool:
        """True while a form of that name is watched."""
        return any(shiboken6.isValid(form) and presenter.screen == key for form, presenter in self._watched)

    def _watch(
        self, form: QWidget, shown: Watched, key: str, reference: str, way: Mapping[str, str], *, choices: bool
    ) -> DraftPresenter | None:
        if fields.is_secret(form):
            return None
        adapter = _Fields(form, shown)
        session, name = for_owner(self._session, form), key[:LONGEST_KEY]
        presenter = DraftPresenter(adapter, session, name, reference, way=way, choices=choices)
        adapter.presenter = presenter
        self._watched.append((form, presenter))
        form.destroyed.connect(partial(self._leave, form))
        presenter.start()
        self._clock.start()
        return presenter

    def keep(self) -> None:
        """Keep what stands in every open form."""
        for form, presenter in self._watched:
            if shiboken6.isValid(form):
                presenter.keep()

    def over(self, form: QWidget, *, used: bool) -> None:
        """A form was closed: what was used goes, what was not stays for the next time."""
        for watched, presenter in self._watched:
            if watched is form and used:
                presenter.used()
            elif watched is form:
                presenter.keep(open_still=False)
        self._leave(form)

    def _leave(self, form: QWidget, _gone: object = None) -> None:
        self._watched = [(watched, presenter) for watched, presenter in self._watched if watched is not form]
        if not self._watched and shiboken6.isValid(self):
            self._clock.stop()
