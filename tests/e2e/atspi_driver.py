"""A hand that reaches the window the way a screen reader does, by names alone; run by the system's own Python.

The window is another process: what is found here is what the desktop's accessibility bus tells of it. Nothing but the
standard library and the bindings of AT-SPI are there.

Usage: atspi_driver.py STEPS.json COMMAND..., inside a session bus of its own and on a screen of its own.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import gi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]  # noqa: E402 -- the version is chosen first

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
PATIENCE_S = 40
PAUSE_S = 0.1
PRESSES = ("press", "toggle", "click", "activate")
DIALOGS = {"dialog", "alert", "file chooser"}
RETURN, ESCAPE, UP, DOWN = 0xFF0D, 0xFF1B, 0xFF52, 0xFF54

Thing = Any
"""Something that the bus tells of: a window, a button, a line."""


class NeverCame(Exception):
    """What was waited for did not happen."""


class Hand:
    """Presses, types and looks, by accessible names; a star stands for how a name goes on."""

    def wait(self, look: Callable[[], Any], what: str) -> Any:
        """What *look* finds, once it does."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            _forget()
            # What is asked about may be gone by then.
            with contextlib.suppress(GLib.Error):
                found = look()
                if found:
                    return found
            time.sleep(PAUSE_S)
        raise NeverCame(f"{what}; one can reach: {sorted(self.names())}")

    def shown(self) -> Iterator[Thing]:
        """Everything that shows in the window in front: the newest dialog, else the main one."""
        applications = _children(Atspi.get_desktop(0))
        windows = [
            window
            for application in applications
            for window in _children(application)
            if _is(window, Atspi.StateType.SHOWING)
        ]
        dialogs = [window for window in windows if window.get_role_name() in DIALOGS]
        waiting = (dialogs or windows)[-1:]
        while waiting:
            each = waiting.pop()
            yield each
            with contextlib.suppress(GLib.Error):
                waiting += reversed([child for child in _children(each) if _is(child, Atspi.StateType.SHOWING)])

    def find(self, name: str, able: Callable[[Thing], Any]) -> Thing:
        """What shows under that name and is *able*."""

        def look() -> Thing:
            return next((each for each in self.shown() if _matches(each, name) and _enabled(each) and able(each)), None)

        return self.wait(look, f"nothing called “{name}”")

    def names(self) -> set[str]:
        """Every name that shows and takes the focus."""
        found = set()
        for each in self.shown():
            with contextlib.suppress(GLib.Error):
                if _is(each, Atspi.StateType.FOCUSABLE) and each.get_name():
                    found.add(f"{each.get_role_name()} {each.get_name()}")
        return found

    def press(self, name: str) -> None:
        """Press what bears that name."""
        each = self.find(name, _pressing)
        each.get_action_iface().do_action(_pressing(each) - 1)

    def tick(self, name: str) -> None:
        """Tick what is not ticked."""
        each = self.find(name, _pressing)
        if not _is(each, Atspi.StateType.CHECKED):
            each.get_action_iface().do_action(_pressing(each) - 1)
        self.wait(lambda: _is(each, Atspi.StateType.CHECKED), f"“{name}” is not ticked")

    def write(self, name: str, text: str) -> None:
        """Put *text* in a field."""
        each = self.find(name, lambda one: one.get_editable_text_iface() is not None)
        each.get_editable_text_iface().set_text_contents(text)

    def choose(self, name: str, text: str) -> None:
        """Choose one word of a list that unfolds, with the arrows."""
        each = self.wait(lambda: self._labelled(name), f"no list is labelled “{name}”")
        before = _plain(each.get_name())
        if before == text:
            return
        each.get_action_iface().do_action(0)
        offered = self.wait(lambda: self._offered(text), f"“{name}” does not offer “{text}”")
        steps = offered.index(text) - offered.index(before)
        for _ in range(abs(steps)):
            _strike(DOWN if steps > 0 else UP)
        _strike(RETURN)
        self.wait(lambda: text == _plain(each.get_name()), f"“{text}” was not chosen in “{name}”")

    def _offered(self, text: str) -> list[str]:
        """Words of the list that is unfolded, once *text* is one of them."""
        found = [_plain(each.get_name()) for each in self.shown() if each.get_role_name() == "list item"]
        return found if text in found else []

    def _labelled(self, name: str) -> Thing:
        """The list that a label of that name stands for: on Linux, Qt tells what is chosen as the list's own name."""
        for each in self.shown():
            known = [each.get_description(), *(label.get_name() for label in _labels(each))]
            if each.get_role_name() == "combo box" and name in map(_plain, known):
                return each
        return None

    def see(self, text: str) -> None:
        """Wait until *text* can be read."""
        self.wait(lambda: any(text in _words(each) for each in self.shown()), f"“{text}” cannot be read")

    def escape(self) -> None:
        """Leave the dialog in front."""
        _strike(ESCAPE)


def _forget() -> None:
    """Ask anew: what the bus told before a dialog closed may still stand in this process's own memory."""
    for application in _children(Atspi.get_desktop(0)):
        with contextlib.suppress(GLib.Error):
            application.clear_cache()


def _strike(key: int) -> None:
    """One key, for whatever has the keyboard."""
    Atspi.generate_keyboard_event(key, None, Atspi.KeySynthType.SYM)
    time.sleep(PAUSE_S)


def _children(each: Thing) -> list[Thing]:
    return [child for child in (each.get_child_at_index(n) for n in range(each.get_child_count())) if child]


def _is(each: Thing, state: Any) -> bool:
    return bool(each.get_state_set().contains(state))


def _enabled(each: Thing) -> bool:
    return _is(each, Atspi.StateType.ENABLED)


def _plain(text: str | None) -> str:
    return (text or "").replace("\u00a0", " ").replace("\u202f", " ")


def _matches(each: Thing, name: str) -> bool:
    found = _plain(each.get_name())
    return found.startswith(name[:-1]) if name.endswith("*") else found == name


def _labels(each: Thing) -> list[Thing]:
    return [
        relation.get_target(n)
        for relation in each.get_relation_set()
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
        for n in range(relation.get_n_targets())
    ]


def _pressing(each: Thing) -> int:
    """Number, from 1, of the action that presses; 0 if there is none."""
    actions = each.get_action_iface()
    if actions is None:
        return 0
    known = [actions.get_action_name(n).lower() for n in range(actions.get_n_actions())]
    return next((n for n, action in enumerate(known, start=1) if action in PRESSES), 0)


def _words(each: Thing) -> str:
    """Name and text of one thing."""
    text = each.get_text_iface()
    return _plain(f"{each.get_name()} {text.get_text(0, text.get_character_count()) if text else ''}")


def main(steps: str, command: list[str]) -> int:
    """Exit code 0 once every step was taken."""
    launcher = subprocess.Popen([LAUNCHER, "--launch-immediately"])
    time.sleep(PAUSE_S)
    Atspi.init()
    window = subprocess.Popen(command, env={**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"})
    hand = Hand()
    try:
        for number, (gesture, *words) in enumerate(json.loads(Path(steps).read_text("utf-8")), start=1):
            sys.stdout.write(f"{number} {gesture} {' '.join(words)}\n")
            getattr(hand, gesture)(*words)
    except NeverCame as never:
        sys.stdout.write(f"never came: {never}\n")
        return 1
    finally:
        window.terminate()
        window.wait(20)
        launcher.terminate()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
