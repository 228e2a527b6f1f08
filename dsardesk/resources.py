"""The one place that finds files of resources/: in a checkout, in a wheel or in a frozen bundle."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

LANGUAGES = ("fr", "en")
"""Languages of the desk, the first one being the default."""


@cache
def root() -> Path:
    """The folder of resources."""
    package = Path(__file__).resolve().parent
    bundle = getattr(sys, "_MEIPASS", None)
    places = [package.parent / "resources", package / "_resources"]
    if bundle:
        places.insert(0, Path(bundle) / "resources")
    return next(place for place in places if place.is_dir())


def text(*parts: str) -> str:
    """What a text file of resources says; *parts* are the names of its folders and its own."""
    return root().joinpath(*parts).read_text("utf-8")


def data(*parts: str) -> bytes:
    """The bytes of one resource."""
    return root().joinpath(*parts).read_bytes()


def folder(*parts: str) -> Path:
    """A folder of resources, for a library that reads files by itself."""
    return root().joinpath(*parts)


def names(*parts: str, suffix: str) -> tuple[str, ...]:
    """Names, without *suffix*, of the files of a folder, in order."""
    return tuple(sorted(path.name.removesuffix(suffix) for path in folder(*parts).glob(f"*{suffix}")))


def migrations() -> Path:
    """The folder of migration scripts, which a bundle carries as files."""
    bundle = getattr(sys, "_MEIPASS", None)
    package = Path(bundle) / "dsardesk" if bundle else Path(__file__).resolve().parent
    return package / "storage" / "migrations"
