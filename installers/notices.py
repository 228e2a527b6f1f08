"""Notices of everything DSARDesk is made with: writes resources/licenses/THIRD-PARTY.txt from what is installed.

Run it in the private environment of Python 3.11 on Linux, where all packages but one install:
`.venv/bin/python installers/notices.py`, or with `--check` to be told whether the file is current.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PINNED = ROOT / "installers" / "requirements" / "users.txt"
TEXTS = ROOT / "installers" / "licences"
NOTICES = ROOT / "resources" / "licenses" / "THIRD-PARTY.txt"
RULE = "=" * 100
LICENCE_FILE = re.compile(r"\.dist-info/(licenses/.*|(LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*)$", re.IGNORECASE)
STRONG_COPYLEFT = re.compile(r"\bA?GPL|GNU (Affero )?General Public", re.IGNORECASE)

HEADER = """DSARDesk is made with the packages below, each under its own licence. This file holds their notices:
first the list, then for each package its parts, then every text once, under its number.

A program installed without a Python of its own brings Python (https://www.python.org), under the licence printed for
shiboken6, and the starter of PyInstaller (https://pyinstaller.org), which is under the GPL, version 2 or later, with an
exception that lets it start programs of any licence.
"""


class Notice(NamedTuple):
    """What must be said of one package.

    Attributes:
        package: normalised name.
        licence: SPDX expression where there is one.
        lines: parts compiled into it, one a line.
        texts: whole licence texts.
    """

    package: str
    version: str
    licence: str
    lines: tuple[str, ...]
    texts: tuple[str, ...]

    @property
    def title(self) -> str:
        """The line of the list, by which `--check` knows it."""
        return f"{self.package} {self.version}"


def pinned(text: str) -> dict[str, str]:
    """Versions by package of a requirements file.

    >>> pinned("zipp==4.1.2 ; python_full_version < '3.12'")
    {'zipp': '4.1.2'}
    """
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;\\]+)", text, re.MULTILINE))


def read_parts() -> dict[str, Any]:
    """The table of what packages do not say of themselves."""
    table: dict[str, Any] = tomllib.loads((TEXTS / "parts.toml").read_text(encoding="utf-8"))
    return table


def text_of(name: str) -> str:
    """A licence text: PACKAGE/NAME is brought by that package, another is kept here; Apache's is the project's own."""
    package, _, brought = name.partition("/")
    if brought:
        return files_of(metadata.distribution(package), re.compile(rf"\.dist-info/.*/{re.escape(brought)}$"))[0]
    path = ROOT / "LICENSE" if name == "Apache-2.0" else TEXTS / name
    return path.read_text(encoding="utf-8")


def licence_of(package: str, distribution: metadata.Distribution, parts: dict[str, Any]) -> str:
    """Licence of a package: the table's word, else its metadata's."""
    said = distribution.metadata.json
    told = parts["licence"].get(package) or said.get("license_expression") or said.get("license")
    if not isinstance(told, str) or "\n" in told:
        raise ValueError(f"{package} names no licence: add it to parts.toml.")
    return told


def files_of(distribution: metadata.Distribution, wanted: re.Pattern[str]) -> list[str]:
    """Texts of a package's files whose path matches, in the order of their paths."""
    paths = sorted((path for path in distribution.files or () if wanted.search(path.as_posix())), key=str)
    return [decoded(path.read_binary()) for path in paths]


def decoded(content: bytes) -> str:
    """A text file's characters; a few old licence texts are not UTF-8."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1252")


def rust_libraries(distribution: metadata.Distribution) -> list[tuple[str, str]]:
    """Rust libraries compiled into a package, with authors, and their licence expressions, in order."""
    found: dict[str, str] = {}
    for bill in files_of(distribution, re.compile(r"\.dist-info/sboms/[^/]*\.json$")):
        for part in json.loads(bill).get("components", ()):
            if part.get("purl", "").startswith("pkg:cargo/"):
                authors = re.sub(r"\s*<[^>]*>", "", part.get("author", ""))
                line = f"{part['name']} {part['version']}" + (f", by {authors}" if authors else "")
                found[line] = part["licenses"][0]["expression"]
    return sorted(found.items())


def chosen(expression: str, known: dict[str, list[str]]) -> list[str]:
    """The licences taken out of an expression: all that are joined by AND, the first known one of alternatives.

    >>> chosen("(MIT OR Apache-2.0) AND Unicode-3.0", {"MIT": [], "Unicode-3.0": []})
    ['MIT', 'Unicode-3.0']
    """
    taken = []
    for factor in re.split(r"\s+AND\s+", expression):
        alternatives = re.split(r"\s+OR\s+", factor.strip("() "))
        fit = next((name for name in known if name in alternatives), None)
        if fit is None:
            raise ValueError(f"no text for the licence {factor}: add it to parts.toml.")
        taken.append(fit)
    return taken


def notice_of(package: str, version: str, parts: dict[str, Any]) -> Notice:
    """The notice of one pinned package."""
    for absent in parts["absent"]:
        if absent["package"] == package:
            return Notice(package, version, absent["licence"], (), tuple(map(text_of, absent["texts"])))
    distribution = metadata.distribution(package)
    if distribution.version != version:
        raise ValueError(f"{package} {distribution.version} is installed, {version} is pinned: run the set-up first.")
    lines, texts = [], files_of(distribution, LICENCE_FILE)
    for note in parts["note"]:
        if note["package"] == package:
            lines.extend(note["lines"])
            texts.extend(map(text_of, note["texts"]))
    for part in parts["part"]:
        if part["package"] == package:
            lines.append(f"contains {part['name']}: {part['licence']}")
            texts.extend(map(text_of, part["texts"]))
    for library, expression in rust_libraries(distribution):
        lines.append(f"contains {library}: {expression}")
        taken = chosen(expression, parts["rust"])
        texts.extend(text_of(name) for licence in taken for name in parts["rust"][licence])
    return Notice(package, version, licence_of(package, distribution, parts), tuple(lines), tuple(texts))


def all_notices() -> list[Notice]:
    """Notices of every pinned package, in order."""
    parts = read_parts()
    versions = pinned(PINNED.read_text(encoding="utf-8"))
    return [notice_of(package, version, parts) for package, version in sorted(versions.items())]


def tidy(text: str) -> str:
    """A text as it is compared: no trailing spaces, no empty first or last lines, no page feeds."""
    return "\n".join(line.rstrip() for line in text.replace("\f", "").splitlines()).strip("\n")


def render(notices: list[Notice]) -> str:
    """The whole file; the same text is printed once."""
    numbers: dict[str, int] = {}
    chapters = []
    for notice in notices:
        own = sorted({numbers.setdefault(tidy(text), len(numbers) + 1) for text in notice.texts})
        told = f"Licence: {notice.licence}\nTexts: {', '.join(map(str, own))}"
        chapters.append("\n".join((RULE, notice.title, told, *notice.lines, "")))
    listed = "\n".join(f"  {notice.title}" for notice in notices)
    texts = "\n".join(f"{RULE}\nText {number}\n\n{text}\n" for text, number in numbers.items())
    return f"{HEADER}\n{listed}\n\n" + "\n".join(chapters) + "\n" + texts


def listed_in(text: str) -> set[str]:
    """Packages and versions a file of notices lists."""
    return set(re.findall(r"^ {2}([a-z0-9-]+ \S+)$", text.split(RULE, 1)[0], re.MULTILINE))


def differences() -> list[str]:
    """Packages pinned without a current notice, and notices without a package."""
    wanted = {f"{package} {version}" for package, version in pinned(PINNED.read_text(encoding="utf-8")).items()}
    told = listed_in(NOTICES.read_text(encoding="utf-8"))
    return [f"no notice: {name}" for name in sorted(wanted - told)] + [
        f"no longer used: {name}" for name in sorted(told - wanted)
    ]


def forbids(expression: str) -> bool:
    """Whether a licence leaves no choice but the GPL or the AGPL.

    >>> forbids("Apache-2.0 OR GPL-2.0-only"), forbids("LGPL-2.1-or-later"), forbids("MIT AND AGPL-3.0-only")
    (False, False, True)
    """
    factors = (re.split(r"\s+OR\s+", factor) for factor in re.split(r"\s+AND\s+", expression))
    return any(all(STRONG_COPYLEFT.search(name) for name in alternatives) for alternatives in factors)


def main(arguments: list[str]) -> int:
    """0 if the file is written or current, 1 if it is not current."""
    if arguments == ["--check"]:
        found = differences()
        print("\n".join(found) or "The notices are current.")
        return 1 if found else 0
    NOTICES.parent.mkdir(parents=True, exist_ok=True)
    NOTICES.write_text(render(all_notices()), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
