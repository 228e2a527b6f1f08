"""One form's draft: kept while it is typed, brought back when the form opens again, gone once it was used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Protocol

from dsardesk.services.drafts import draft_of, forget_draft, keep_draft
from dsardesk.services.ports import KeptDraft
from dsardesk.ui.session import Session

OPENER, TITLE, SAID = "@", "@title", "@said"
"""Keys, among those of the fields, of what opened the form, of its title and of the words in it."""
NO_WAY: Mapping[str, str] = MappingProxyType({})
SOMEWHERE = "?"
"""Focus of a form that is open, and in none of its fields."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in a form.

    Attributes:
        text: what stands in each field, by the field's key.
        words: True if something stands in a field of words.
        said: those words, field by field.
        focus: key of the field one is in; SOMEWHERE in none, "" once the form was left.
        cursor: place in that field.
    """

    text: Mapping[str, str]
    words: bool = False
    focus: str = ""
    cursor: int = 0
    said: str = ""


class Form(Protocol):
    """What the presenter asks of a form."""

    def read(self) -> Typed:
        """What stands in it."""
        ...

    def fill(self, typed: Typed) -> None:
        """Let that stand in it, the cursor where it was."""
        ...

    def show_back(self, *, back: bool) -> None:
        """Say that a draft is back, or no more."""
        ...


class DraftPresenter:
    """Keeps the draft of one form true to what is typed.

    Attributes:
        screen: the form's own name among those of the case.
    """

    def __init__(
        self,
        form: Form,
        session: Session,
        screen: str,
        reference: str,
        *,
        way: Mapping[str, str] = NO_WAY,
        choices: bool = False,
    ) -> None:
        """What stands in *form* now is what it begins with; *way* says what opens it again, under keys with a "@".

        Where *choices* is True, what was chosen is kept without a word beside it, as long as the form is open.
        """
        self._way = way
        self._choices = choices
        self._form = form
        self._session = session
        self.screen = screen
        self._reference = reference
        self._blank = form.read()
        self._known = replace(self._blank, focus=SOMEWHERE)
        self._over = False

    def start(self) -> None:
        """Bring back what was kept, unless something was typed meanwhile."""
        desk = self._session.desk
        work = self.screen, self._reference
        self._session.runner.run(lambda: draft_of(desk.context, desk.actor, *work), self._found, lambda _error: None)

    def _found(self, draft: KeptDraft | None) -> None:
        if draft is None or self._over or self._form.read().text != self._blank.text:
            return
        text = {key: value for key, value in draft.text.items() if not key.startswith(OPENER)}
        self._form.fill(Typed(text, focus=draft.focus, cursor=draft.cursor))
        self._known = self._form.read()
        self._form.show_back(back=True)

    def keep(self, *, open_still: bool = True) -> None:
        """Keep what stands there, if it changed; *open_still* is False once the form is left unfinished."""
        now = self._form.read()
        now = replace(now, focus=now.focus or SOMEWHERE) if open_still else replace(now, focus="", cursor=0)
        if self._over or now == self._known:
            return
        wanted = now.words or (self._choices and open_still)
        if now.text == self._blank.text or not wanted:
            if self._known.text != self._blank.text:
                self._forget()
        else:
            self._put(now)
        self._known = now

    def _put(self, now: Typed) -> None:
        desk, screen, reference = self._session.desk, self.screen, self._reference
        text = {**now.text, **self._way, **({SAID: now.said} if now.said else {})}
        self._session.runner.run(
            lambda: keep_draft(
                desk.context, desk.actor, screen, reference, text=text, focus=now.focus, cursor=now.cursor
            ),
            lambda _nothing: None,
            # A vault that cannot be written to says so wherever something is really asked of it.
            lambda _error: None,
        )

    def start_afresh(self) -> None:
        """Leave the draft that came back, and begin with the form as it was."""
        self._form.fill(self._blank)
        self._form.show_back(back=False)
        self._known = self._form.read()
        self._forget()

    def used(self) -> None:
        """What was typed was used: nothing of it is kept."""
        self._over = True
        self._forget()

    def _forget(self) -> None:
        desk, screen, reference = self._session.desk, self.screen, self._reference
        self._session.runner.run(
            lambda: forget_draft(desk.context, desk.actor, screen, reference),
            lambda _nothing: None,
            lambda _error: None,
        )
