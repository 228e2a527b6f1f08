"""Installed programs: nothing under the GPL alone, an honest place on the desktop, a package that names its needs."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import dsardesk
from installers import bundle
from installers.linux import deb
from installers.private_python import ROOT
from installers.voice import CannotSetUp

HERE = ROOT / "installers" / "linux"
BACKUPS = "*.dsarbackup"


@pytest.mark.parametrize("name", ["libqtvirtualkeyboardplugin.so", "libQt6WaylandCompositor.so.6", "libreadline.so.8"])
def test_a_part_under_the_gpl_alone_is_refused_by_name(name: str, tmp_path: Path) -> None:
    (tmp_path / "_internal").mkdir()
    (tmp_path / "_internal" / "libQt6Core.so.6").touch()
    bundle.refuse_gpl(tmp_path)
    (tmp_path / "_internal" / name).touch()
    with pytest.raises(CannotSetUp, match=re.escape(name)):
        bundle.refuse_gpl(tmp_path)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("libpython3.11.so.1.0\n/nowhere\n", [("libpython3.11",)]),
        ("None\nNone\n", []),
    ],
)
def test_python_as_a_library_is_asked_for_where_it_is_packed_apart(
    said: str, wanted: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 0, said, ""))
    assert [tool.debian for tool in bundle.shared_python()] == wanted


def test_the_desktop_finds_the_program_in_both_languages_and_knows_its_window() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment, method-assign]  # Keys keep their case.
    entry.read(HERE / "dsardesk.desktop", encoding="utf-8")
    told = entry["Desktop Entry"]
    assert {"Comment", "Comment[fr]", "GenericName", "GenericName[fr]"} <= set(told)
    assert (told["Exec"], told["Icon"]) == ("dsardesk", "dsardesk")
    named = re.findall(r'setDesktopFileName\("([^"]+)"\)', (ROOT / "dsardesk/ui/app.py").read_text(encoding="utf-8"))
    assert named == [told["StartupWMClass"]]


def test_the_program_takes_no_kind_of_file_from_another() -> None:
    assert "MimeType" not in (HERE / "dsardesk.desktop").read_text(encoding="utf-8")
    types = ET.parse(HERE / "dsardesk.xml").getroot()  # noqa: S314 -- our own file
    assert [each.get("type") for each in types] == ["application/x-dsardesk-backup"]
    assert [each.get("pattern") for each in types.iter() if each.tag.endswith("glob")] == [BACKUPS]


def test_the_kind_of_file_that_is_ours_is_the_one_the_window_writes() -> None:
    window = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "dsardesk" / "ui").rglob("*.py"))
    assert BACKUPS in window


def test_the_version_of_the_package_is_the_programs() -> None:
    assert deb.version_of_project() == dsardesk.__version__


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A folder that stands for a gathered program: one that every system has."""
    if sys.platform != "linux" or not all(map(shutil.which, ("dpkg-deb", "objdump", "true"))):
        pytest.skip("packages for Debian are made on Debian and Ubuntu, with binutils")
    folder = tmp_path / "dist" / "dsardesk"
    folder.mkdir(parents=True)
    shutil.copy(str(shutil.which("true")), folder / "dsardesk")
    return folder


def test_the_package_brings_the_program_its_command_its_icons_and_its_papers(program: Path, tmp_path: Path) -> None:
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons" / "dsardesk-48.png").write_bytes(b"picture")
    made = deb.make_deb(program, tmp_path, program.parent)
    listed = subprocess.run(["dpkg-deb", "--contents", made], capture_output=True, text=True, check=True).stdout
    share = "./usr/share/"
    for path in (
        "./opt/dsardesk/dsardesk",
        "./usr/bin/dsardesk -> /opt/dsardesk/dsardesk",
        f"{share}applications/dsardesk.desktop",
        f"{share}icons/hicolor/48x48/apps/dsardesk.png",
        f"{share}icons/hicolor/scalable/apps/dsardesk.svg",
        f"{share}mime/packages/dsardesk.xml",
        f"{share}doc/dsardesk/copyright",
        f"{share}doc/dsardesk/THIRD-PARTY.txt.gz",
    ):
        assert f" {path}\n" in listed
    assert {line.split()[1] for line in listed.splitlines()} == {"root/root"}


def test_the_package_depends_on_what_the_program_loads(program: Path) -> None:
    (needed,) = deb.depends(program)
    assert re.fullmatch(r"libc6 \(>= 2\.\d+\)", needed)


def test_a_library_that_nobody_has_stops_the_packing(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = subprocess.run

    def lost(command: list[str], **options: object) -> object:
        if command[0] == "ldd":
            return subprocess.CompletedProcess(command, 0, "\tlibc.so.6 => not found\n", "")
        return real(command, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", lost)
    with pytest.raises(CannotSetUp, match=r"libc\.so\.6"):
        deb.depends(program)
