"""An installed program: gathered by PyInstaller out of a private environment of its own, then packed for the system."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from installers.linux.deb import make_deb
from installers.private_python import ROOT, pip_environment, prepare, venv_program
from installers.qt_libraries import PACKAGE
from installers.system_packages import Tool, ensure_tools
from installers.translations import build as build_words
from installers.voice import CannotSetUp, say

BUILD = ROOT / "build"
DIST = ROOT / "dist"
PROGRAM = DIST / "dsardesk"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)
TOOLS = (Tool("gathering the program", ("objdump",), ("binutils",), brew=None, winget=None), *PACKAGE)
# Parts that come with ours, or with Python, under the GPL alone: none may be handed on with this program.
UNDER_THE_GPL = ("virtualkeyboard", "waylandcompositor", "quicktimeline", "lottie", "designer", "libreadline")


def bundle(system: str = sys.platform) -> list[Path]:
    """What was made: the program's folder and, where this system has a package of its own kind, that package."""
    os.environ["DSARDESK_VENV"] = str(BUILD / "python")
    prepare("bundle.txt")
    ensure_tools([*TOOLS, *shared_python()], "Until then the program cannot be gathered.")
    build_words()
    draw_icons()
    gather()
    refuse_gpl(PROGRAM)
    made = [PROGRAM]
    if system == "linux" and shutil.which("dpkg-deb"):
        made.append(make_deb(PROGRAM, BUILD, DIST))
    return made


def shared_python() -> list[Tool]:
    """Python as a library, which a gathered program starts; Debian packs it apart, others keep it beside Python."""
    question = "import sysconfig; print(*map(sysconfig.get_config_var, ('INSTSONAME', 'LIBDIR')), sep='\\n')"
    done = subprocess.run([str(venv_program()), "-c", question], capture_output=True, text=True, check=True)
    name, folder = done.stdout.splitlines()
    if not name.startswith("libpython") or Path(folder, name).is_file():
        return []
    return [Tool("gathering the program", (name,), (name.partition(".so")[0],))]


def draw_icons() -> None:
    """The program's icon in every size, drawn by Qt."""
    script = ROOT / "installers" / "icons.py"
    folder = BUILD / "icons"
    folder.mkdir(parents=True, exist_ok=True)
    _run([venv_program(), script, folder, *map(str, ICON_SIZES)], "the icons could not be drawn", ROOT)


def gather() -> None:
    """The program's folder, made anew."""
    say("Gathering the program (some minutes).")
    options: list[Path | str] = ["--noconfirm", "--log-level", "WARN", "--distpath", DIST]
    options += ["--workpath", BUILD / "pyinstaller", ROOT / "installers" / "dsardesk.spec"]
    _run([venv_program(), "-m", "PyInstaller", *options], "PyInstaller failed")


def refuse_gpl(folder: Path) -> None:
    """Stop if something under the GPL alone was gathered."""
    found = [path.name for path in folder.rglob("*") if any(name in path.name.lower() for name in UNDER_THE_GPL)]
    if found:
        raise CannotSetUp(f"These parts are under the GPL alone and may not be handed on: {', '.join(sorted(found))}.")


def size_of(path: Path) -> int:
    """Bytes of a file, or of all files of a folder."""
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file() and not each.is_symlink()]
    return sum(each.stat().st_size for each in files)


def _run(command: list[Path | str], failed: str, folder: Path | None = None) -> None:
    environment = {**pip_environment(), "PYTHONPATH": str(folder or ""), "QT_QPA_PLATFORM": "offscreen"}
    if subprocess.run([str(part) for part in command], env=environment, check=False, stdout=sys.stderr).returncode:
        raise CannotSetUp(f"The program could not be made: {failed}; the lines above say why.")
