"""Who opens the vault, shown and changed; a new key for it is offered when somebody leaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol
from zoneinfo import ZoneInfo

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.errors import DeskError
from dsardesk.services.roles import HANDLERS
from dsardesk.services.users import UserLine, may_remove, roles_given
from dsardesk.ui.keyholding import Rotated, WaysIn
from dsardesk.ui.options import Options
from dsardesk.ui.program import DeskNavigator
from dsardesk.ui.session import Session
from dsardesk.ui.settings.keys.rights import Rights, rights_in
from dsardesk.wording import sentence


@dataclass(frozen=True, slots=True)
class Person:
    """A line of the list of people.

    Attributes:
        id: of the user.
        name: as the journal names them.
        note: role, and what is not as usual.
        changeable: True where another password, or another role, can be given.
        removable: True where access can be taken away.
        role: key of the role.
        left: True for those who left.
    """

    id: str
    name: str
    note: str
    changeable: bool = False
    left: bool = False
    removable: bool = False
    role: str = ""


@dataclass(frozen=True, slots=True)
class Keyring:
    """The keyring, in words.

    Attributes:
        on: True if it opens the vault.
        note: says so.
    """

    on: bool
    note: str


class KeysScreen(Protocol):
    """What the presenter asks of the card."""

    def show_people(self, people: tuple[Person, ...], *, keeper: bool) -> None:
        """Who opens the vault; only a *keeper* of it, an officer or an administrator, can change it."""
        ...

    def show_keyring(self, keyring: Keyring) -> None:
        """Whether the keyring opens the vault."""
        ...

    def show_delegation(self, sentence: str, delegates: Options, *, given: bool) -> None:
        """Who acts for the officer at the desk while they are away, in words; "" for anybody else.

        *delegates* are those who may, by id and name; *given* is True while somebody does, or is to.
        """
        ...

    def offer_rotation(self, name: str) -> None:
        """Ask whether the vault's key shall be changed, now that *name* has left."""
        ...


class KeyForm(Protocol):
    """A dialog that waits for an answer."""

    def show_working(self, *, working: bool) -> None:
        """Say that something lasts, or that one may try again."""
        ...

    def refuse(self, sentence: str) -> None:
        """Say what is wrong; nothing typed is lost."""
        ...

    def finish(self) -> None:
        """Close: it is done."""
        ...


class KeysPresenter:
    """Keeps the card true, and changes who opens the vault.

    Attributes:
        step: what a change of the key is at, in words; "" when none is made.
    """

    def __init__(self, screen: KeysScreen, session: Session, navigator: DeskNavigator) -> None:
        """Work beside one open vault."""
        self._screen = screen
        self._session = session
        self._navigator = navigator
        self._keys = navigator.program.vaults.keys
        self.step = ""

    def activate(self) -> None:
        """Show what stands now."""
        self._session.runner.run(self._keys.ways_in, self._show, self._warn)

    def _show(self, found: WaysIn) -> None:
        officer = self._session.desk.actor.role is UserRole.DPO
        keeper = bool(roles_given(self._session.desk.actor))
        self._screen.show_people(tuple(map(self._person, found.users)), keeper=keeper)
        self._show_delegation(found.users, officer=officer)
        note = self._session.words.say("settings.keyring_is_on" if found.keyring else "settings.keyring_is_off")
        self._screen.show_keyring(Keyring(found.keyring, note))

    def _show_delegation(self, users: tuple[UserLine, ...], *, officer: bool) -> None:
        words = self._session.words
        here = [line for line in users if line.left_at is None]
        delegates = tuple(
            (str(line.actor.id), line.actor.name) for line in here if not line.mine and line.actor.role in HANDLERS
        )
        given = next((line.delegation for line in here if line.mine), None)
        said = words.say("settings.delegation_none") if officer else ""
        if given is not None:
            name = next((line.actor.name for line in users if line.actor.id == given.delegate), "?")
            said = words.say("settings.delegation", name=name, starts_on=given.starts_on, ends_on=given.ends_on)
        self._screen.show_delegation(said, delegates, given=given is not None)

    def delegate(self, form: KeyForm, user: str, starts_on: date, ends_on: date) -> None:
        """Have a colleague act while the officer at the desk is away."""
        form.show_working(working=True)

        def delegated(_nothing: None) -> None:
            form.finish()
            self._navigator.say(self._session.words.say("settings.delegated"))
            self.activate()

        self._session.runner.run(
            lambda: self._keys.delegate(user, starts_on, ends_on), delegated, lambda error: self._refuse(form, error)
        )

    def end_delegation(self) -> None:
        """Have nobody act any more for the officer at the desk."""

        def ended(_nothing: None) -> None:
            self._navigator.say(self._session.words.say("settings.delegation_ended"))
            self.activate()

        self._session.runner.run(self._keys.end_delegation, ended, self._warn)

    def _person(self, line: UserLine) -> Person:
        words, zone = self._session.words, ZoneInfo(self._session.desk.profile.zone)
        actor, theirs = self._session.desk.actor, line.actor.role
        role = words.say(f"user_role.{line.actor.role}")
        left = line.left_at is not None
        kind = "left" if left else "mine" if line.mine else "wide" if line.wide else "" if line.opens else "closed"
        on = line.left_at.astimezone(zone).date() if line.left_at else ""
        note = words.say("_".join(filter(None, ("settings.user_line", kind))), role=role, on=on)
        if line.seen_at is not None and not left and not line.mine:
            note = words.say("settings.user_seen", note=note, on=line.seen_at.astimezone(zone).date())
        for kind in line.renew:
            note = words.say(f"settings.user_renew.{kind}", note=note)
        others = not left and not line.mine
        return Person(
            str(line.actor.id),
            line.actor.name,
            note,
            changeable=others and theirs in roles_given(actor),
            left=left,
            removable=others and may_remove(actor, theirs),
            role=theirs.value,
        )

    def roles(self) -> tuple[tuple[str, str], ...]:
        """Roles that can be given, and the words for them; the most frequent first."""
        order = sorted(roles_given(self._session.desk.actor), key=lambda role: role is UserRole.DPO)
        return tuple((role.value, self._session.words.say(f"user_role.{role}")) for role in order)

    def rights(self) -> Rights:
        """Who may do what, role by role."""
        return rights_in(self._session.words)

    def ends_documents(self) -> bool:
        """True where closing the vault for a moment destroys the identity documents held: there is no keyring."""
        return not self._session.desk.context.identity_store.lasts

    def add(self, form: KeyForm, name: str, role: str, password: str) -> None:
        """Let somebody new open the vault."""
        form.show_working(working=True)
        self._session.runner.run(
            lambda: self._keys.add_user(name, role, password),
            lambda added: self._done(form, "settings.user_added", added),
            lambda error: self._refuse(form, error),
        )

    def reset(self, form: KeyForm, user: str, password: str) -> None:
        """Give a colleague another password; others may know the one before."""
        form.show_working(working=True)

        def replaced(found: Actor) -> None:
            self._done(form, "settings.user_reset", found)
            self._screen.offer_rotation(found.name)

        self._session.runner.run(
            lambda: self._keys.reset_password(user, password), replaced, lambda error: self._refuse(form, error)
        )

    def change_role(self, form: KeyForm, user: str, role: str, password: str) -> None:
        """Give a colleague another role, and with it another way in; what they knew of the one before is told."""
        form.show_working(working=True)

        def changed(found: Actor) -> None:
            self._done(form, "settings.user_role_changed", found, role=self._session.words.say(f"user_role.{role}"))
            self._screen.offer_rotation(found.name)

        self._session.runner.run(
            lambda: self._keys.change_role(user, role, password), changed, lambda error: self._refuse(form, error)
        )

    def change_signing_key(self, form: KeyForm) -> None:
        """Give the officers another signing key; nobody's password changes."""
        form.show_working(working=True)

        def changed(_nothing: None) -> None:
            form.finish()
            self._navigator.say(self._session.words.say("settings.signing_key_changed"))

        self._session.runner.run(self._keys.change_signing_key, changed, lambda error: self._refuse(form, error))

    def remove(self, form: KeyForm, user: str) -> None:
        """Take access away, and offer a new key: what was copied before would still open."""
        form.show_working(working=True)

        def removed(gone: Actor) -> None:
            self._done(form, "settings.user_removed", gone)
            self._screen.offer_rotation(gone.name)

        self._session.runner.run(lambda: self._keys.remove_user(user), removed, lambda error: self._refuse(form, error))

    def _done(self, form: KeyForm, key: str, person: Actor, **facts: str) -> None:
        form.finish()
        self._navigator.say(self._session.words.say(key, name=person.name, **facts))
        self._session.news.tell()
        self.activate()

    def turn_keyring(self, *, on: bool) -> None:
        """Let this computer's keyring open the vault, or no longer."""

        def turned(_nothing: None) -> None:
            self._navigator.say(self._session.words.say("settings.keyring_on" if on else "settings.keyring_off"))
            self.activate()

        def failed(error: DeskError) -> None:
            self._warn(error)
            self.activate()

        self._session.runner.run(lambda: self._keys.turn_keyring(on=on), turned, failed)

    def rotate(self, form: KeyForm, password: str) -> None:
        """Give the vault another key; the desk is shown anew once it is open again."""
        form.show_working(working=True)
        self.step = self._session.words.say("rotation.opening")

        def tell(step: str) -> None:
            # On the vault's thread: the dialog looks at it now and then.
            self.step = self._session.words.say(f"rotation.{step}")

        def refused(error: DeskError) -> None:
            self.step = ""
            self._refuse(form, error)

        self._session.runner.run(
            lambda: self._keys.rotate(password, tell), lambda done: self._rotated(form, done), refused
        )

    def _rotated(self, form: KeyForm, done: Rotated) -> None:
        words = self._session.words
        self.step = ""
        form.finish()
        if done.refused is not None:
            said = sentence(done.refused, words)
        else:
            said = words.say("settings.key_changed_keyring" if done.keyring_lost else "settings.key_changed")
        self._navigator.program.opened(done.opened, said)

    def _refuse(self, form: KeyForm, error: DeskError) -> None:
        form.show_working(working=False)
        form.refuse(sentence(error, self._session.words))

    def _warn(self, error: DeskError) -> None:
        self._navigator.warn(sentence(error, self._session.words))
