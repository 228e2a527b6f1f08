"""The case that a message belongs to: proposed where the message names one, and then as the person says."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from dsardesk.domain.case import CaseKind
from dsardesk.services.linking import Candidate
from dsardesk.ui.intake.belonging import Decided, followed, likeliest, offered, opened_instead
from dsardesk.ui.intake.form import Form


class TieScreen(Protocol):
    """What is asked of the page about the cases that the message may belong to."""

    def show_candidates(self, candidates: tuple[Candidate, ...]) -> None:
        """Offer the cases that the message may belong to."""
        ...

    def show_link(self, kind: CaseKind, reference: str) -> None:
        """Let the case that is opened here be of that kind, about that earlier one; "" for none."""
        ...

    def show_decided(self, decided: Decided | None) -> None:
        """Show that case chosen among those offered; none of them for None."""
        ...


class TiePresenter:
    """Keeps the case chosen, the kind of the case and the earlier case of the form saying the same."""

    def __init__(self, screen: TieScreen) -> None:
        """No message is in hand yet."""
        self._screen = screen
        self._candidates: tuple[Candidate, ...] = ()
        self._kind = CaseKind.REQUEST
        self._said = (CaseKind.REQUEST, "")
        self._told = False

    def begin(self, kind: CaseKind) -> None:
        """Another message, which seems to be of that *kind*."""
        self._candidates = ()
        self._kind, self._said, self._told = kind, (kind, ""), False

    def begin_again(self, kind: CaseKind, form: Form) -> None:
        """The same message, read again: what the person said of it holds."""
        self._kind = kind
        if not self._told:
            self._said = _said(form)

    def follow(self, form: Form) -> Form:
        """The same form, its case the one that its fields name where the person changed those."""
        if _said(form) == self._said:
            return form
        self._said, self._told = _said(form), True
        decided = followed(form, self._candidates)
        self._screen.show_decided(decided)
        return replace(form, decided=decided)

    def choose(self, form: Form, decided: Decided | None) -> Form:
        """The same form where the person says that the message belongs to that case, or to none."""
        self._told = True
        return self._tie(form, decided)

    def open_instead(self, form: Form) -> Form:
        """The same form where the message opens a case about the one to which it would have been added."""
        decided = form.decided
        return self.choose(form, decided and opened_instead(decided, self._kind))

    def offer(self, found: tuple[Candidate, ...], form: Form) -> Form:
        """The same form, tied to the case that the message itself names unless the person said something else."""
        self._candidates = offered(found, self._candidates, form.decided)
        self._screen.show_candidates(self._candidates)
        likely = None if self._told else likeliest(self._candidates, self._kind)
        return form if likely is None or likely == form.decided else self._tie(form, likely)

    def _tie(self, form: Form, decided: Decided | None) -> Form:
        kind, reference = (decided.kind, decided.reference) if decided else (self._kind, "")
        self._said = kind, reference
        self._screen.show_link(kind, reference)
        self._screen.show_decided(decided)
        return replace(form, kind=kind, about=reference, decided=decided)


def _said(form: Form) -> tuple[CaseKind, str]:
    return form.kind, form.about.strip()
