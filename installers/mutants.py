"""Changes the rules of dates, identity and retention one little at a time, and asks the tests to notice each change.

`python3 run.py mutants` runs it, in a copy of the project: nothing in the project itself is ever changed. What the
tests did not notice is listed at the end; `docs/mutants.md` says of each why it is no mistake. Which modules and which
tests stand in `pyproject.toml`, under `tool.mutmut`. It needs a system that forks processes: not Windows.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from installers.private_python import ROOT, venv_folder

COPIED = ("dsardesk", "installers", "resources", "tests", "pyproject.toml", "run.py")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.qm")
KILLED = ("killed", "timeout", "caught by type check")


def copy_of_the_project(folder: Path) -> Path:
    """A fresh copy in *folder*; what an earlier run made there is gone."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=LEFT_OUT)
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


def survivors(results: str) -> list[str]:
    """Names of the changes that no test noticed, with what became of them, out of the tool's own list."""
    lines = (line.strip() for line in results.splitlines())
    return [line for line in lines if ": " in line and not line.endswith(KILLED)]


def main() -> int:
    """1 if a change went unnoticed, 0 if none did; the tool's own code when it could not run."""
    folder = copy_of_the_project(venv_folder() / "kept" / "mutants")
    tool = [sys.executable, "-m", "mutmut"]
    environment = {**os.environ, "DSARDESK_EXAMPLES": "mutants"}
    environment.pop("PYTHONPATH", None)  # The copy is what is tested, never the project beside it.
    code = subprocess.run([*tool, "run"], cwd=folder, env=environment, check=False).returncode
    if code:
        return code
    found = subprocess.run([*tool, "results"], cwd=folder, capture_output=True, text=True, check=True)
    unnoticed = survivors(found.stdout)
    for name in unnoticed:
        print(name)
        change = name.partition(": ")[0]
        subprocess.run([*tool, "show", change], cwd=folder, check=False)
    print(f"{len(unnoticed)} changes were not noticed by the tests.")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
