"""Sets up what DSARDesk needs, then runs the demo, the tests or the program.

`python3 run.py demo` and `python3 run.py test` need nothing but Python. This file and `installers/` use the standard
library only, and nothing newer than Python 3.8, so that an older Python is told plainly which versions will do.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from installers import bundle as bundling
from installers.private_python import REQUIREMENTS, ROOT, pip_install, prepare, venv_folder, venv_program
from installers.qt_libraries import PICTURES, WINDOW
from installers.system_packages import Tool, ensure_tools
from installers.translations import build as build_words
from installers.translations import extract as extract_words
from installers.voice import CannotSetUp, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

CANNOT_SET_UP = 69
SELF_TEST = "--self-test"
TYPED = ("dsardesk", "tests", "run.py", "installers")
AUDIT_SECONDS = "20"
"""A list of vulnerabilities that does not answer must not hold up whoever works."""
FAILED_CHECKS = "DSARDESK_FAILED_CHECKS"
BENCHMARKS = "tests/benchmarks"
KILLS = "tests/storage/test_kills.py"

USAGE = """Usage: python3 run.py COMMAND [ARGUMENTS]

  demo [...]      one request from its e-mail to its closed case, on invented people; --out DIR says where
  test [...]      every check and every test; arguments go to pytest
  check           style, types and the direction of imports only
  bench [...]     the measurements; arguments go to pytest
  crashes [N]     kill the program N times (100) in each kind of work on a vault, and open it again
  fuzz [N]        feed each parser of what arrives with hostile files for N seconds (60)
  sbom            remake resources/licenses/sbom.cdx.json, the bill of materials of what is installed
  audit           ask whether a pinned package has a known vulnerability; needs the network
  dsardesk ...    the program itself, e.g. python3 run.py dsardesk --help
  bundle          an installed program in dist/, and its package for this system
  screens [...]   remake the pictures of docs/screens; names of languages and themes choose
  mutants         whether the tests notice each little change of the rules of dates, identity and retention
  law             remake docs/law.md, the rules of law for a lawyer to read
  words [ROOM..]  bring the files of the window's words up to date with its code
  lock [...]      remake the pinned requirements; --upgrade takes newer releases

Each command first sets up what it needs, and is quick when nothing changed. The private Python environment stands in
.venv beside this file; DSARDESK_VENV=FOLDER places it elsewhere."""

RECOGNITION = (
    Tool(
        "reading scanned letters",
        ("tesseract",),
        ("tesseract-ocr", "tesseract-ocr-fra", "tesseract-ocr-eng"),
        "tesseract tesseract-lang",
        "UB-Mannheim.TesseractOCR",
    ),
)

# Debian 12's 7zip brings 7zz, Ubuntu 24.04's brings 7z.
TEST_TOOLS = (
    *RECOGNITION,
    Tool("reading letters back as pages", ("pdftoppm",), ("poppler-utils",), "poppler", "oschwartz10612.Poppler"),
    Tool("opening packages as a recipient would", ("7zz", "7z"), ("7zip",), "sevenzip", "7zip.7zip"),
    Tool("keeping keys in a real keyring", ("gnome-keyring-daemon",), ("gnome-keyring",)),
    *PICTURES,
    *(
        Tool("reaching the window as a screen reader does", probes, packages)
        for probes, packages in (
            (("Xvfb",), ("xvfb",)),
            (("openbox",), ("openbox",)),
            (("dbus-run-session",), ("dbus",)),
            (("libatspi.so.0",), ("at-spi2-core", "libatspi2.0-0")),
            (("libgirepository-1.0.so.1", "libgirepository-2.0.so.0"), ("python3-gi", "gir1.2-atspi-2.0")),
        )
    ),
)


def child_environment() -> dict[str, str]:
    """The environment in which the private Python finds this checkout, and nothing of another Python."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
    return {**kept, "PYTHONPATH": str(ROOT)}


def run_child(command: Sequence[Path | str], environment: dict[str, str], folder: Path | None = None) -> int:
    """Exit code of a program that ended by itself; Ctrl-C reaches it and is awaited, so that it can save its work."""
    sys.stdout.flush()
    with subprocess.Popen([str(part) for part in command], env=environment, cwd=folder) as child:
        while True:
            try:
                code = child.wait()
            except KeyboardInterrupt:
                continue
            return code if code >= 0 else 128 - code


def workshop() -> dict[str, str]:
    """The environment of checks and tests: what they keep for next time stands beside their packages."""
    kept = venv_folder() / "kept"
    places = {
        "RUFF_CACHE_DIR": "ruff",
        "MYPY_CACHE_DIR": "mypy",
        "HYPOTHESIS_STORAGE_DIRECTORY": "hypothesis",
        "COVERAGE_FILE": "coverage",
    }
    kept.mkdir(exist_ok=True)
    return {**child_environment(), **{name: str(kept / place) for name, place in places.items()}}


def pytest(options: Sequence[str], **more: str) -> int:
    """Exit code of pytest."""
    cache = f"cache_dir={venv_folder() / 'kept' / 'pytest'}"
    return run_child([venv_program(), "-m", "pytest", "-o", cache, *options], {**workshop(), **more}, ROOT)


def program(arguments: list[str]) -> int:
    """Run DSARDesk where the person stands; -P keeps files of that folder from being taken for its modules."""
    prepare("users.txt")
    if not arguments or arguments[0] == SELF_TEST:
        ensure_tools(WINDOW, "Until then the window does not open; every command works without it.")
        ensure_tools(RECOGNITION, "Until then scanned letters are kept, and their words are typed by hand.")
        build_words()
    return run_child([venv_program(), "-P", "-m", "dsardesk", *arguments], child_environment())


def demo(arguments: list[str]) -> int:
    """Run the whole job once on invented people."""
    return program(["demo", *arguments])


def failed_checks() -> list[str]:
    """Names of the checks that found something, after their own words."""
    python = venv_program()
    checks: dict[str, list[Path | str]] = {
        "ruff check": [python, "-m", "ruff", "check", "."],
        "ruff format --check": [python, "-m", "ruff", "format", "--check", "."],
        "mypy": [python, "-m", "mypy", "--explicit-package-bases", *TYPED],
        "lint-imports": [venv_program("lint-imports"), "--cache-dir", venv_folder() / "kept" / "imports"],
        "pip-audit": [python, "-m", "installers.audit", AUDIT_SECONDS],
    }
    failed = []
    for name, command in checks.items():
        say(f"Check: {name}")
        if run_child(command, workshop(), ROOT):
            failed.append(name)
    return failed


def check(arguments: list[str]) -> int:
    """Run the checks alone."""
    if arguments:
        raise SystemExit("run.py check takes no argument.")
    prepare("developers.txt")
    failed = failed_checks()
    say(f"Failed: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


def test(arguments: list[str]) -> int:
    """Run the checks, then the tests; the last line is pytest's own summary."""
    prepare("developers.txt")
    ensure_tools(TEST_TOOLS, "Until then the tests that need it are skipped or fail, and say so.")
    failed = failed_checks()
    workers = str(min(os.cpu_count() or 1, 4))
    options = ["-p", "run", "-n", workers, "--dist", "loadfile"]
    if arguments:
        say("Chosen tests only: the coverage of the domain, the law and presenters is asked of a whole run.")
    else:
        # Which modules are covered wholly is said once, in pyproject.toml.
        options += ["--cov", "--cov-report=term-missing:skip-covered", "--cov-fail-under=100"]
    say("Tests: some minutes on a small machine.")
    code = pytest([*options, *arguments], **{FAILED_CHECKS: ", ".join(failed)})
    return code or (1 if failed else 0)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Checks that failed before the tests, named again beside the summary: this file is pytest's plugin in `test`."""
    if os.environ.get(FAILED_CHECKS):
        terminalreporter.write_line(f"FAILED before the tests: {os.environ[FAILED_CHECKS]}", red=True)


def bench(arguments: list[str]) -> int:
    """Run the measurements alone, one at a time."""
    prepare("developers.txt")
    kept = f"--benchmark-storage={(venv_folder() / 'kept' / 'benchmarks').as_uri()}"
    columns = "--benchmark-columns=median,iqr,rounds"
    return pytest(
        ["--benchmark-enable", "--benchmark-only", columns, kept, "-p", "no:xdist", *(arguments or [BENCHMARKS])]
    )


def crashes(arguments: list[str]) -> int:
    """Kill the program in the midst of its work, often, and see that every vault opens whole."""
    times = arguments[0] if arguments else "100"
    if len(arguments) > 1 or not times.isdigit():
        raise SystemExit("run.py crashes takes one number, or none.")
    prepare("developers.txt")
    return pytest(["-q", "-s", "--durations=0", "-p", "no:xdist", KILLS], DSARDESK_KILLS=times)


def fuzz(arguments: list[str]) -> int:
    """Feed every parser of what arrives with hostile files for some time each."""
    seconds = arguments[0] if arguments else "60"
    if len(arguments) > 1 or not seconds.isdigit():
        raise SystemExit("run.py fuzz takes one number of seconds, or none.")
    prepare("developers.txt")
    return run_child([venv_program(), "-m", "installers.fuzz", seconds], workshop(), ROOT)


def sbom(arguments: list[str]) -> int:
    """Write the bill of materials."""
    if arguments:
        raise SystemExit("run.py sbom takes no argument.")
    prepare("developers.txt")
    return run_child([venv_program(), "-m", "installers.sbom"], child_environment(), ROOT)


def audit(arguments: list[str]) -> int:
    """Ask for known vulnerabilities of what users get."""
    if arguments:
        raise SystemExit("run.py audit takes no argument.")
    prepare("developers.txt")
    return run_child([venv_program(), "-m", "installers.audit"], child_environment(), ROOT)


def screens(arguments: list[str]) -> int:
    """Remake the pictures of every screen."""
    prepare("developers.txt")
    build_words()
    return run_child([venv_program(), "-m", "installers.screens", *arguments], child_environment(), ROOT)


def words(arguments: list[str]) -> int:
    """Extract the window's words, then compile them."""
    prepare("developers.txt")
    extract_words(only=arguments)
    build_words()
    return 0


def mutants(arguments: list[str]) -> int:
    """Ask the tests to notice changes of the rules."""
    if arguments:
        raise SystemExit("run.py mutants takes no argument.")
    prepare("developers.txt")
    return run_child([venv_program(), "-m", "installers.mutants"], child_environment(), ROOT)


def law(arguments: list[str]) -> int:
    """Write the page of the rules of law."""
    if arguments:
        raise SystemExit("run.py law takes no argument.")
    prepare("developers.txt")
    return run_child([venv_program(), "-m", "installers.law_page"], child_environment(), ROOT)


def bundle(arguments: list[str]) -> int:
    """Make the installed program, and its package where this system has one."""
    if arguments:
        raise SystemExit("run.py bundle takes no argument.")
    for made in bundling.bundle():
        say(f"Made: {made.relative_to(ROOT)}, {bundling.size_of(made) / 1e6:.0f} MB.")
    return 0


def lock(arguments: list[str]) -> int:
    """Remake the files of pinned requirements from pyproject.toml, for every system and Python supported."""
    prepare("developers.txt")
    say("Installing uv, which writes the pinned requirements.")
    if pip_install(["uv>=0.9"]):
        raise CannotSetUp("uv could not be installed; pip's lines above say why.")
    fixed = ["--universal", "--generate-hashes", "--no-emit-index-url", "--no-header", "--python-version", "3.11"]
    compiling: list[Path | str] = [
        venv_program("uv"),
        "pip",
        "compile",
        "--quiet",
        *fixed,
        *arguments,
        "pyproject.toml",
    ]
    extras: dict[str, list[str]] = {
        "users.txt": [],
        # Tests and installed programs run on the very versions that users get.
        "developers.txt": ["--extra", "dev", "--constraint", "installers/requirements/users.txt"],
        "bundle.txt": ["--extra", "bundle", "--constraint", "installers/requirements/users.txt"],
    }
    for name, extra in extras.items():
        say(f"Pinning {name}.")
        code = run_child([*compiling, *extra, "-o", REQUIREMENTS / name, "pyproject.toml"], child_environment(), ROOT)
        if code:
            return code
    return 0


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "demo": demo,
    "test": test,
    "check": check,
    "bench": bench,
    "crashes": crashes,
    "fuzz": fuzz,
    "sbom": sbom,
    "audit": audit,
    "dsardesk": program,
    "bundle": bundle,
    "screens": screens,
    "law": law,
    "mutants": mutants,
    "words": words,
    "lock": lock,
}


def main(arguments: list[str]) -> int:
    """Exit code of one command: the program's own, 2 for wrong usage, 69 if the set-up could not be done."""
    name, rest = (arguments[0], arguments[1:]) if arguments else ("--help", [])
    if name in {"-h", "--help"}:
        print(USAGE)
        return 0
    if name not in COMMANDS:
        say(f"run.py has no command {name}.\n\n{USAGE}")
        return 2
    try:
        return COMMANDS[name](rest)
    except CannotSetUp as sentence:
        say(str(sentence))
        return CANNOT_SET_UP
    except KeyboardInterrupt:
        say("Stopped. The same command takes up where this left off.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
