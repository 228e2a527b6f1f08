"""Pictures of every screen in both languages and both themes, of invented people on a scripted clock.

`python3 run.py screens` remakes `docs/screens`; names of languages or themes after it choose.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from installers.private_python import ROOT
from installers.translations import build

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from dsardesk.services.ports import MadePackage, PackageMaker, PackageRequest
    from dsardesk.ui.app import Program
    from dsardesk.ui.session import Opened

FOLDER = ROOT / "docs" / "screens"
LANGUAGES = ("fr", "en")
THEMES = ("light", "dark")
SIZE = (1180, 760)
POINTS = 10
PASSWORD = "sept-huitres-sous-un-parapluie"  # noqa: S105 -- of a vault that lasts as long as the pictures are made
INVENTED_POLICY = ROOT / "tests" / "policies" / "written" / "2.txt"
PATIENCE_MS = 30_000
CALM_MS = 400
COLOURS = 256

_T = TypeVar("_T")


class Clock:
    """A clock that a script sets."""

    def __init__(self) -> None:
        """Start in the autumn of the samples."""
        self.instant = datetime(2026, 10, 26, 8, 12, tzinfo=UTC)

    def now(self) -> datetime:
        """A second later at each look."""
        self.instant += timedelta(seconds=1)
        return self.instant

    def go(self, month: int, day: int, hour: int) -> None:
        """A moment of 2026."""
        self.instant = datetime(2026, month, day, hour, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Camera:
    """Takes pictures of one window."""

    program: Program
    folder: Path
    prefix: str

    def wait(self, condition: Callable[[], bool] = lambda: True) -> None:
        """Let the window live until *condition* holds and nothing is left to do."""
        from PySide6.QtTest import QTest  # noqa: PLC0415

        calm = 0
        for _ in range(PATIENCE_MS // 20):
            QTest.qWait(20)
            # Answers ask new questions, and some wait a moment for a person to stop typing.
            calm = calm + 1 if self.program.thread.at_rest and condition() else 0
            if calm == CALM_MS // 20:
                return
        raise TimeoutError(f"{self.prefix}: what was waited for did not come")

    def work(self, work: Callable[[], _T]) -> _T:
        """What *work* gives, done on the vault's thread."""
        found: list[_T] = []
        failed: list[Exception] = []
        self.program.thread.run(work, found.append, failed.append)
        self.wait(lambda: bool(found or failed))
        if failed:
            raise failed[0]
        return found[0]

    def take(self, name: str) -> None:
        """A picture of the window, with the dialog in front of it if there is one."""
        from PySide6.QtGui import QPainter  # noqa: PLC0415
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415

        window = self.program.window
        self.wait(lambda: window.desk is None or window.desk.busy.isHidden())
        picture = window.grab()
        front = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not window]
        for each in front:
            shown = each.grab()
            painter = QPainter(picture)
            painter.fillRect(picture.rect(), _veil())
            painter.drawPixmap((picture.width() - shown.width()) // 2, (picture.height() - shown.height()) // 2, shown)
            painter.end()
        self.folder.mkdir(parents=True, exist_ok=True)
        _few_colours(picture.toImage()).save(str(self.folder / f"{self.prefix}-{name}.png"), quality=0)

    def press(self, *names: str) -> None:
        """Press the visible button that bears one of *names*, whichever language is spoken."""
        from PySide6.QtWidgets import QAbstractButton, QApplication  # noqa: PLC0415

        for window in reversed([each for each in QApplication.topLevelWidgets() if each.isVisible()]):
            for each in window.findChildren(QAbstractButton):
                if each.isVisible() and each.isEnabled() and each.accessibleName().rstrip("…") in names:
                    each.click()
                    self.wait()
                    return
        raise LookupError(f"no button called {names}")

    def dismiss(self) -> None:
        """Close the dialogs."""
        from PySide6.QtWidgets import QApplication, QDialog  # noqa: PLC0415

        for each in QApplication.topLevelWidgets():
            if isinstance(each, QDialog) and each.isVisible():
                each.reject()
        self.wait()


@dataclass(frozen=True, slots=True)
class SamePassword:
    """Seals packages as *real* does, and proposes the same password every time."""

    real: PackageMaker

    def make(self, request: PackageRequest, password: str) -> MadePackage:
        """The package of *request*."""
        return self.real.make(request, password)

    def new_password(self, language: str) -> str:
        """Words that can be said on the telephone."""
        return PASSWORD


def _few_colours(picture: QImage) -> QImage:
    """The same picture in 256 colours: half the bytes, and no difference that an eye would see.

    Half of them are the most frequent ones (grounds, texts), half stand for the others, neighbours together.
    """
    from PySide6.QtCore import Qt  # noqa: PLC0415
    from PySide6.QtGui import QImage  # noqa: PLC0415

    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(plain.constBits()).cast("I"))
    ranked = [colour for colour, _ in counted.most_common()]
    neighbours: dict[int, int] = {}
    weights: Counter[int] = Counter()
    for colour in ranked[COLOURS // 2 :]:
        neighbours.setdefault(colour & 0xF0F0F0, colour)
        weights[colour & 0xF0F0F0] += counted[colour]
    others = [neighbours[place] for place, _ in weights.most_common(COLOURS // 2)]
    table = [*ranked[: COLOURS // 2], *others]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.AvoidDither)


def _veil() -> Any:
    from PySide6.QtGui import QColor  # noqa: PLC0415

    return QColor(0, 0, 0, 90)


def main(chosen: list[str]) -> int:
    """Make the pictures chosen, or all of them; the exit code."""
    build()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.pop("DSARDESK_VAULT", None)
    os.environ["DSARDESK_KEYRING"] = "off"
    visits = list(
        product([e for e in LANGUAGES if e in chosen] or LANGUAGES, [e for e in THEMES if e in chosen] or THEMES)
    )
    if len(visits) == 1:
        place = Path(tempfile.gettempdir()) / "DSARDesk"  # One picture shows it: it bears no random name.
        os.environ |= {"DSARDESK_CONFIG_DIR": f"{place}/config", "DSARDESK_CACHE_DIR": f"{place}/cache"}
        shutil.rmtree(place, ignore_errors=True)
        try:
            _one_visit(place, *visits[0])
        finally:
            shutil.rmtree(place)
        return 0
    # Each in a program of its own: Qt keeps one application for the life of a process.
    return max(
        subprocess.run([sys.executable, "-m", "installers.screens", *visit], check=False).returncode for visit in visits
    )


def _one_visit(place: Path, language: str, theme: str) -> None:
    from PySide6.QtGui import QFont, QFontDatabase  # noqa: PLC0415

    from dsardesk.ui.app import Program  # noqa: PLC0415
    from dsardesk.ui.preferences import Preferences  # noqa: PLC0415
    from dsardesk.ui.theme.look import Theme  # noqa: PLC0415
    from dsardesk.ui.vaults import DeskVaults  # noqa: PLC0415

    preferences = Preferences()
    preferences.language, preferences.theme = language, Theme(theme)
    preferences.vault = place / "coffre"
    clock = Clock()
    program = Program([])
    for name in ("Regular", "Bold", "Italic"):
        QFontDatabase.addApplicationFont(str(ROOT / "resources" / "fonts" / f"NotoSans-{name}.ttf"))
    program.application.setFont(QFont("Noto Sans", POINTS))
    program.vaults._real = cast("Any", DeskVaults(clock.now))  # noqa: SLF001 -- the same vaults, on a scripted clock
    camera = Camera(program, FOLDER, f"{language}-{theme}")
    # One that is no longer made would be a picture of a screen that is gone.
    for old in FOLDER.glob(f"{language}-{theme}-*.png"):
        old.unlink()
    program.show()
    program.window.resize(*SIZE)
    try:
        _visit(camera, place / "coffre", clock)
    finally:
        program.leave()
        program.window.close()


def _visit(camera: Camera, vault: Path, clock: Clock) -> None:
    from dsardesk.desk import profile_text  # noqa: PLC0415

    window = camera.program.window
    camera.take("01-first-start")
    for number, name in ((2, "company"), (3, "vault")):
        camera.press("Next", "Suivant", "Continue", "Continuer")
        camera.take(f"0{number}-first-start-{name}")
        if name == "company":
            break
    camera.work(lambda: camera.program.vaults.create(vault, PASSWORD, profile_text("alto")))
    window.start(vault)
    camera.take("04-locked")
    opened: Opened = camera.work(lambda: camera.program.vaults.open(vault, PASSWORD))
    opened = replace(opened, packages=SamePassword(opened.packages))
    window.presenter.opened(opened)
    camera.take("05-today-empty")
    desk = window.desk
    if desk is None:
        raise LookupError("the desk did not open")
    desk.show_requests()
    camera.take("06-requests-empty")
    references = camera.work(lambda: _fill(opened, clock))
    desk.show_today()
    camera.take("10-today")
    desk.show_requests()
    camera.take("11-requests")
    _case_pages(camera, references)
    desk.intake().read_file(ROOT / "resources" / "samples" / "alto" / "request-rectification.eml")
    for _ in ("read", "computed"):
        camera.wait()
    camera.take("40-new-request")
    for number, name in enumerate(("settings", "company", "journal", "retention"), start=50):
        desk.go(name)
        camera.take(f"{number}-{name}")
    _policy_check(camera)


def _policy_check(camera: Camera) -> None:
    from dsardesk.ui.policy.view import PolicyView  # noqa: PLC0415

    desk = camera.program.window.desk
    if desk is None:
        raise LookupError("the desk is closed")
    desk.go("policy")
    screen = desk.stack.currentWidget()
    if not isinstance(screen, PolicyView):
        raise TypeError("the policy check is not in front")
    screen.presenter.open(INVENTED_POLICY)
    camera.take("54-policy")


def _case_pages(camera: Camera, references: dict[str, str]) -> None:
    from dsardesk.ui.case.view import CaseView  # noqa: PLC0415

    desk = camera.program.window.desk
    if desk is None:
        raise LookupError("the desk is closed")
    number = 20
    for story in ("access", "erasure"):
        desk.show_case(references[story])
        camera.wait()
        page = desk.stack.currentWidget()
        if not isinstance(page, CaseView):
            raise TypeError("the page of a case is not in front")
        for index in range(page.tabs.count()):
            if page.tabs.isTabVisible(index) and (story == "access" or index >= page.tabs.count() - 4):
                page.tabs.setCurrentIndex(index)
                camera.take(f"{number}-case-{story}-{index + 1}")
                number += 1
        if story == "access":
            page.explain()
            camera.take("30-case-why")
            camera.dismiss()
            page.ask_to_decide(1)
            camera.take("31-case-decide")
            camera.dismiss()
            camera.press("Close the case", "Clore le dossier")
            camera.take("32-case-close")
            camera.dismiss()


def _fill(opened: Opened, clock: Clock) -> dict[str, str]:
    """Cases at every stage, by the story that each tells."""
    from dsardesk.domain.identity import Rung, Verdict  # noqa: PLC0415
    from dsardesk.domain.letters import LetterKind  # noqa: PLC0415
    from dsardesk.services.identity import check_identity, request_identity  # noqa: PLC0415
    from dsardesk.services.letters import approve_letter, draft_letter, send_letter  # noqa: PLC0415
    from dsardesk.services.marketing import stop_marketing  # noqa: PLC0415
    from dsardesk.services.open_case import Opening, open_at_once  # noqa: PLC0415
    from dsardesk.services.packages import create_package  # noqa: PLC0415
    from dsardesk.services.searches import search_system  # noqa: PLC0415

    context, actor = opened.context, opened.actor
    folder = ROOT / "resources" / "samples" / "alto"
    references: dict[str, str] = {}

    def take_in(story: str, category: str = "customer") -> str:
        raw = (folder / f"request-{story}.eml").read_bytes()
        draft = opened.read_message(raw, None)
        references[story] = open_at_once(context, actor, raw, draft, Opening(category=category)).reference
        return references[story]

    def acknowledge(reference: str) -> None:
        draft_letter(context, actor, reference, LetterKind.ACKNOWLEDGEMENT)
        approve_letter(context, actor, reference, LetterKind.ACKNOWLEDGEMENT)
        send_letter(context, actor, reference, LetterKind.ACKNOWLEDGEMENT)

    access = take_in("access")
    stop_marketing(context, actor, access)
    check_identity(
        context, actor, access, rung=Rung.DATA_POINTS, verdict=Verdict.CONFIRMED, matched=("email", "customer_number")
    )
    acknowledge(access)
    clock.go(11, 3, 14)
    for system in opened.profile.systems:
        search_system(context, actor, access, system.id, folder / "systems" / system.id, using=opened.folders)
    create_package(context, actor, opened.packages, access, kind="access", password=PASSWORD)
    clock.go(11, 16, 9)
    for story in ("erasure", "portability", "heirs"):
        take_in(story)
    acknowledge(references["erasure"])
    check = {"rung": Rung.KNOWN_CHANNEL, "verdict": Verdict.CONFIRMED}
    check_identity(context, actor, references["erasure"], **cast("Any", check))
    request_identity(
        context,
        actor,
        references["portability"],
        rung=Rung.DATA_POINTS,
        doubt="L’adresse du message n’est pas celle du compte.",
        asked_on=clock.now().date(),
        promptly=True,
        late_reason="Le message nous a été transmis par le standard le 16 novembre.",
    )
    clock.go(11, 20, 8)
    take_in("processor", "participant")
    return references


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
