"""Starting the window: ours to its painted prompt, and the peer, an empty QMainWindow of PySide6 to its picture."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from installers.private_python import ROOT

OURS = """
import os
from dsardesk.ui import app
app.LateVaults.load = lambda _vaults: os._exit(0)  # What the program does next, once the prompt is painted.
app.run_window([])
"""
BARE = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: os._exit(0))

application = QApplication(["bare"])
window = Window()
window.show()
application.exec()
"""
ROUNDS = 11


@pytest.fixture(params=["offscreen", "xcb"])
def start(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], None]:
    """Runs a program that shows one window and ends."""
    if request.param == "xcb" and not os.environ.get("DISPLAY"):
        pytest.skip("no X display; xvfb-run brings one")
    vault = tmp_path_factory.mktemp("vault")
    (vault / "vault.json").touch()
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "QT_QPA_PLATFORM": request.param,
        "PYTHONPATH": str(ROOT),
        # An installed program is compiled already.
        "PYTHONPYCACHEPREFIX": str(Path(tmp_path_factory.getbasetemp(), "compiled")),
        "DSARDESK_VAULT": str(vault),
        "DSARDESK_CONFIG_DIR": str(vault / "config"),
    }

    def run(program: str) -> None:
        subprocess.run([sys.executable, "-c", program], env=environment, timeout=60, check=True)

    return run


@pytest.mark.benchmark(group="from nothing to a painted window")
def test_our_prompt_takes_at_most_twice_as_long(benchmark: BenchmarkFixture, start: Callable[[str], None]) -> None:
    peers: list[float] = []

    def start_the_peer() -> tuple[tuple[str], dict[str, str]]:
        """One start of the peer before each of ours, so that both meet the same moments of a busy machine."""
        began = perf_counter()
        start(BARE)
        peers.append(perf_counter() - began)
        return (OURS,), {}

    benchmark.pedantic(start, setup=start_the_peer, rounds=ROUNDS, warmup_rounds=1)  # type: ignore[no-untyped-call]
    if benchmark.stats is not None:
        ratio = benchmark.stats["median"] / median(peers)
        benchmark.extra_info["times a bare window"] = round(ratio, 2)
        assert ratio <= 2.0, f"the prompt took {ratio:.2f} times a bare window of PySide6"


@pytest.mark.benchmark(group="from nothing to a painted window")
def test_a_bare_window_of_pyside6(benchmark: BenchmarkFixture, start: Callable[[str], None]) -> None:
    benchmark.pedantic(start, args=(BARE,), rounds=ROUNDS, warmup_rounds=1)  # type: ignore[no-untyped-call]
