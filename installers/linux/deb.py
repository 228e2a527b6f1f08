"""The package for Debian and Ubuntu: the program under /opt, what a desktop shows of it, and what it depends on."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
from pathlib import Path

from installers.voice import CannotSetUp, say

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
ELF = b"\x7fELF"
CONTROL = """Package: dsardesk
Version: {version}
Architecture: {architecture}
Maintainer: DSARDesk maintainers <maintainers@dsardesk.invalid>
Section: misc
Priority: optional
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: tesseract-ocr, tesseract-ocr-fra
Description: desk for the person who must answer data subject requests
 Reads a request under the GDPR and French law, says by which day an answer is
 due and why, helps to find the person's data and to write the reply, in French
 or English. Everything stays on this computer, in one encrypted database.
"""
COPYRIGHT = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: DSARDesk
Comment: what is made with other people's work is under their licences, in THIRD-PARTY.txt.gz beside this file.

Files: *
Copyright: DSARDesk contributors
License: Apache-2.0
 On Debian systems, the full text of the Apache License, version 2.0, is in
 /usr/share/common-licenses/Apache-2.0.
"""


def make_deb(program: Path, build: Path, dist: Path) -> Path:
    """The .deb of a gathered *program*."""
    say("Packing the .deb (a minute or two).")
    tree = build / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(program, tree / "opt" / "dsardesk", symlinks=True)
    place_on_desktop(tree, build / "icons")
    place_papers(tree / "usr" / "share" / "doc" / "dsardesk")
    command = tree / "usr" / "bin" / "dsardesk"
    command.parent.mkdir(parents=True)
    command.symlink_to("/opt/dsardesk/dsardesk")
    architecture = _said("dpkg", "--print-architecture")
    version = version_of_project()
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(
        CONTROL.format(
            version=version, architecture=architecture, kilobytes=kilobytes(tree), depends=", ".join(depends(program))
        ),
        encoding="utf-8",
    )
    made = dist / f"dsardesk_{version}_{architecture}.deb"
    _said("dpkg-deb", "--root-owner-group", "--build", str(tree), str(made))
    shutil.rmtree(tree)
    return made


def place_on_desktop(tree: Path, icons: Path) -> None:
    """What lets a desktop find and show the program."""
    share = tree / "usr" / "share"
    files = {
        HERE / "dsardesk.desktop": share / "applications" / "dsardesk.desktop",
        HERE / "dsardesk.xml": share / "mime" / "packages" / "dsardesk.xml",
        ROOT / "resources" / "icons" / "dsardesk.svg": share / "icons/hicolor/scalable/apps/dsardesk.svg",
    }
    for icon in icons.glob("dsardesk-*.png"):
        size = icon.stem.removeprefix("dsardesk-")
        files[icon] = share / f"icons/hicolor/{size}x{size}/apps/dsardesk.png"
    for source, target in files.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        target.chmod(0o644)


def place_papers(folder: Path) -> None:
    """Licence, notices and changelog where Debian looks for them."""
    folder.mkdir(parents=True)
    (folder / "copyright").write_text(COPYRIGHT, encoding="utf-8")
    for source, name in (
        ("resources/licenses/THIRD-PARTY.txt", "THIRD-PARTY.txt.gz"),
        ("CHANGELOG.md", "changelog.gz"),
    ):
        # No time of making inside, so that the same files give the same package.
        (folder / name).write_bytes(gzip.compress((ROOT / source).read_bytes(), mtime=0))


def depends(program: Path) -> list[str]:
    """Packages of this system whose libraries the program asks for, and the least C library that has what it wants."""
    files = [str(path) for path in program.rglob("*") if path.is_file() and not path.is_symlink() and _is_elf(path)]
    asked = set(re.findall(r"NEEDED +(\S+)", _said("objdump", "-p", *files)))
    # Where the loader finds each; ldd says 1 of a file that loads nothing, so its code tells nothing.
    told = subprocess.run(["ldd", *files], capture_output=True, text=True, check=False).stdout
    lost = sorted(asked & set(re.findall(r"(\S+) => not found", told)))
    if lost:
        raise CannotSetUp(f"The program needs libraries that this system has not: {', '.join(lost)}.")
    places = {name: place for name, place in re.findall(r"(\S+) => (/\S+) \(0x", told) if name in asked}
    packages = {package_of(place) for place in places.values() if not place.startswith(str(program))}
    libc = _said("dpkg-query", "-W", "-f", "${Version}", "libc6").partition("-")[0]
    return [f"libc6 (>= {libc})", *sorted(packages - {"libc6"})]


def package_of(library: str) -> str:
    """The Debian package that brings a library."""
    # dpkg knows files by the place they had before /lib became a part of /usr, or by the one after.
    place = str(Path(library).resolve())
    for asked in (place, place.removeprefix("/usr"), library):
        done = subprocess.run(["dpkg", "-S", asked], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return done.stdout.partition(":")[0]
    raise CannotSetUp(f"No package of this system brings {library}, which the program needs.")


def version_of_project() -> str:
    """The version, as the code says it."""
    text = (ROOT / "dsardesk" / "__init__.py").read_text(encoding="utf-8")
    (version,) = re.findall(r'__version__ = "([^"]+)"', text)
    return str(version)


def kilobytes(tree: Path) -> int:
    """What the package takes once installed."""
    return sum(path.lstat().st_size for path in tree.rglob("*") if not path.is_dir()) // 1024


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(ELF)) == ELF


def _said(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotSetUp(f"{command[0]} failed: {done.stderr.strip()}")
    return done.stdout.strip()
