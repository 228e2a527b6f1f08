"""Profiles of controllers: those that ship, and those in files."""

from __future__ import annotations

from pathlib import Path

from dsardesk import resources
from dsardesk.domain.errors import DeskError, UnreadableInput
from dsardesk.domain.profile import ControllerProfile
from dsardesk.policies.profiles import read_profile
from dsardesk.texts import calendars


class UnknownController(DeskError):
    """No profile bears this name, and no file does either."""

    code = "usage.unknown_controller"
    exit_code = 2


def profile_text(name: str) -> str:
    """The text of a profile: a file, or one that ships with the desk."""
    path = Path(name)
    if path.suffix == ".toml":
        return _written(path)
    for place in (("profiles", f"{name}.toml"), ("samples", name, "profile.toml")):
        if name.replace("_", "").isalnum() and resources.folder(*place).is_file():
            return resources.text(*place)
    raise UnknownController(name=name)


def _written(path: Path) -> str:
    """The text of a file that a person named."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        raise UnreadableInput(reason="not_text") from None
    except PermissionError:
        raise UnreadableInput(reason="no_permission") from None
    except OSError:  # It does not exist, or it is a folder.
        raise UnreadableInput(reason="missing") from None


def profile_names() -> tuple[str, ...]:
    """Names of the companies whose profiles ship with the desk; the invented one is apart."""
    return resources.names("profiles", suffix=".toml")


def checked_profile(text: str) -> ControllerProfile:
    """The profile written in *text*, its calendar known to the desk."""
    return read_profile(text, calendars())
