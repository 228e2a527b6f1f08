"""The default scenario as a screen reader hears and does it: through the desktop's accessibility bus, by names alone.

A real X screen that nobody sees, a window manager, a session bus, and a driver of another process.
"""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dsardesk.demo.clock import ScriptedClock
from dsardesk.desk.opening import make_vault, open_desk
from dsardesk.desk.profiles import profile_text
from dsardesk.domain.case import Case, CaseState
from dsardesk.storage.slots import LIGHTEST
from tests.e2e.conftest import ROOT
from tests.e2e.journey import ALTO, PASSWORD, SYSTEMS

HERE = Path(__file__).parent
PYTHON = "/usr/bin/python3"
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
PROGRAMS = ("Xvfb", "openbox", "dbus-run-session")
MINUTES = 5
ATTEMPTS = 3
REFERENCE = "DSR-2026-0001"

Step = list[str]


@functools.cache
def missing() -> str:
    """What this computer lacks; "" if it has everything."""
    for program in PROGRAMS:
        if shutil.which(program) is None:
            return f"{program} is not installed"
    if not LAUNCHER.exists():
        return "at-spi2-core is not installed"
    asked = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    if not Path(PYTHON).exists() or subprocess.run([PYTHON, "-c", asked], capture_output=True, check=False).returncode:
        return "the system's Python has no bindings of AT-SPI (python3-gi, gir1.2-atspi-2.0)"
    return ""


def opened() -> Iterator[Step]:
    """The vault opened, the case logged."""
    yield ["write", "Mot de passe du coffre", PASSWORD]
    yield ["press", "Déverrouiller"]
    yield ["press", "Nouvelle demande"]
    yield ["press", "Ouvrir un message…"]
    yield from path_given(ALTO / "request-access.eml", "Ouvrir")
    yield ["choose", "La personne est", "Clients"]
    yield ["see", "mardi 24 novembre 2026"]
    yield ["press", "Créer"]


def path_given(path: Path, do: str) -> Iterator[Step]:
    """The open file dialog answered."""
    yield ["write", "Nom de fichier :" if path.is_file() else "Dossier :", str(path)]
    yield ["press", do]


def settled() -> Iterator[Step]:
    """Marketing stopped, identity checked and its copy destroyed."""
    yield ["press", "Arrêter la prospection aujourd’hui*"]
    yield ["press", "Tout est arrêté"]
    yield ["press", "Vérifier puis détruire le document d’identité*"]
    yield ["press", "Vérifié : détruire…"]
    yield ["choose", "Résultat", "identité confirmée"]
    yield ["choose", "Moyen", "informations concordantes"]
    for place in ("adresse électronique (*", "numéro de client (*", "le message et sa pièce jointe dans la messagerie"):
        yield ["tick", place]
    yield ["press", "Détruire – sans retour possible"]
    yield ["see", "Le document est détruit."]


def written(title: str, *, told_by: str = "") -> Iterator[Step]:
    """One letter written, read, approved and sent."""
    yield ["choose", "Lettre à écrire", title]
    yield ["press", "Écrire"]
    if told_by:
        yield ["choose", "Mot de passe donné par", told_by]
        yield ["press", "Écrire la lettre"]
    yield ["see", "Page 1 sur"]
    yield ["escape"]
    yield ["press", f"Approuver – {title}"]
    yield ["press", f"Noter l’envoi… – {title}"]
    yield ["press", "Noter l’envoi"]
    yield ["see", "Envoi noté"]


def searched() -> Iterator[Step]:
    """Every system searched."""
    yield ["press", "Interroger les applications*"]
    for name, folder in SYSTEMS.items():
        yield ["press", f"Chercher dans ses fichiers… {name}"]
        yield from path_given(ALTO / "systems" / folder, "Choisir")
        yield ["see", f"{name} : recherche faite"]


def answered() -> Iterator[Step]:
    """The promise kept, the package sealed, both rights decided, the answer sent, the case closed."""
    yield ["press", "Promesses"]
    yield ["press", "Vérifier qu’aucun message*"]
    yield ["press", "C’est fait aujourd’hui"]
    yield ["see", "la promesse est tenue"]
    yield ["press", "Lettres"]
    yield ["press", "Faire l’archive"]
    yield ["see", "L’archive est fermée"]
    for right in ("Accès", "Opposition à la prospection"):
        yield ["press", "Décider – Décider…"]
        yield ["choose", "Décision", "demande satisfaite"]
        yield ["press", "Consigner la décision"]
        yield ["see", f"{right} – demande satisfaite"]
    yield ["press", "Répondre*"]
    yield from written("Réponse à la demande d’accès", told_by="téléphone")
    yield ["press", "Noter la remise…"]
    yield ["choose", "Mot de passe donné par", "téléphone"]
    yield ["press", "Noter l’envoi"]
    yield ["see", "Remise notée"]
    yield ["press", "Clore le dossier – *"]
    yield ["press", "Clore le dossier"]
    yield ["see", "Le dossier est clos."]


@contextmanager
def screen() -> Iterator[str]:
    """A screen that nobody sees; its name."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as told:
            name = f":{told.readline().strip()}"
        environment = {**os.environ, "DISPLAY": name}
        with subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL) as manager:
            yield name
            manager.terminate()
        server.terminate()


def drive(home: Path, steps: list[Step]) -> None:
    """Take every step in the window, over the vault in *home*."""
    written_down = home / "steps.json"
    written_down.write_text(json.dumps(steps), "utf-8")
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    places = {"HOME": home, "XDG_RUNTIME_DIR": runtime, "DSARDESK_VAULT": home / "vault", "PYTHONPATH": ROOT}
    places |= {"DSARDESK_CONFIG_DIR": home / "config", "DSARDESK_CACHE_DIR": home / "cache"}
    fixed = {"DSARDESK_KEYRING": "off", "DSARDESK_LANG": "fr", "QT_QPA_PLATFORM": "xcb"}
    driver = [PYTHON, "-W", "ignore", str(HERE / "atspi_driver.py"), str(written_down)]
    window = [sys.executable, str(HERE / "window_on_a_day.py")]
    with screen() as display:
        environment = {
            **os.environ,
            **{name: str(place) for name, place in places.items()},
            **fixed,
            "DISPLAY": display,
        }
        ran = subprocess.run(
            ["dbus-run-session", "--", *driver, *window],
            env=environment, cwd=ROOT, capture_output=True, text=True, timeout=MINUTES * 60, check=False,
        )  # fmt: skip
    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-2000:]


def driven(folder: Path, steps: list[Step]) -> Path:
    """The home in which every step was taken; the bus loses an answer now and then, on a busy computer."""
    for attempt in range(1, ATTEMPTS + 1):
        home = folder / str(attempt)
        home.mkdir()
        make_vault(home / "vault", PASSWORD, profile_text("alto"), now=ScriptedClock().now, derivation=LIGHTEST)
        try:
            drive(home, steps)
        except (AssertionError, subprocess.TimeoutExpired):
            if attempt == ATTEMPTS:
                raise
        else:
            return home
    raise AssertionError("never driven")


def kept(home: Path) -> Case:
    """The case as the vault holds it."""
    with (
        open_desk(home / "vault", PASSWORD, now=ScriptedClock().now, outside=home / "cache", use_keyring=False) as desk,
        desk.context.work.read() as transaction,
    ):
        return transaction.cases.get(REFERENCE)


@pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI is how Linux desktops speak to screen readers")
def test_a_screen_reader_goes_from_the_message_to_the_closed_case(tmp_path: Path) -> None:
    if missing():
        pytest.skip(missing())
    acknowledged = [["press", "Envoyer l’accusé de réception*"], *written("Accusé de réception")]
    home = driven(tmp_path, [*opened(), *settled(), *acknowledged, *searched(), *answered()])
    case = kept(home)
    assert case.state is CaseState.CLOSED
    assert [letter.kind for letter in case.sent_letters()] == ["acknowledgement", "access_reply"]
    assert case.identity.held() == ()
    assert len(case.searches) == len(SYSTEMS)
