"""A walk through the whole program, in one language and one theme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from installers.private_python import ROOT
from installers.screens.camera import Camera
from installers.screens.story import PASSWORD, Clock, SamePassword, fill

if TYPE_CHECKING:
    from dsardesk.ui.case.view import CaseView
    from dsardesk.ui.session import Opened

FOLDER = ROOT / "docs" / "screens"
SIZE = (1180, 760)
POINTS = 10
INVENTED_POLICY = ROOT / "tests" / "policies" / "written" / "2.txt"


def visit(place: Path, language: str, theme: str) -> None:
    """Take every picture in one language and one theme, of a program whose vault lies in *place*."""
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
        _walk(camera, place / "coffre", clock)
    finally:
        program.leave()
        program.window.close()


def _walk(camera: Camera, vault: Path, clock: Clock) -> None:
    from dsardesk.desk.profiles import profile_text  # noqa: PLC0415

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
    desk = camera.desk
    desk.show_requests()
    camera.take("06-requests-empty")
    references = camera.work(lambda: fill(opened, clock))
    desk.show_today()
    camera.take("10-today")
    desk.show_requests()
    camera.take("11-requests")
    _case_pages(camera, references)
    _case_dialogs(camera, references["access"])
    desk.intake().read_file(ROOT / "resources" / "samples" / "alto" / "request-rectification.eml")
    for _ in ("read", "computed"):
        camera.wait()
    camera.take("40-new-request")
    for number, name in enumerate(("settings", "company", "journal", "retention"), start=50):
        desk.go(name)
        camera.take(f"{number}-{name}")
    _policy_check(camera)
    desk.go("directives")
    camera.take("55-directives")


def _policy_check(camera: Camera) -> None:
    from dsardesk.ui.policy.view import PolicyView  # noqa: PLC0415

    screen = camera.desk.go("policy")
    if not isinstance(screen, PolicyView):
        raise TypeError("the policy check is not in front")
    screen.presenter.open(INVENTED_POLICY)
    camera.take("54-policy")


def _case_pages(camera: Camera, references: dict[str, str]) -> None:
    number = 20
    for story in ("access", "erasure"):
        tabs = _case(camera, references[story]).tabs
        for index in range(tabs.count()):
            if tabs.isTabVisible(index) and (story == "access" or index >= tabs.count() - 4):
                tabs.setCurrentIndex(index)
                camera.take(f"{number}-case-{story}-{index + 1}")
                number += 1


def _case_dialogs(camera: Camera, reference: str) -> None:
    from dsardesk.domain.rights import Outcome  # noqa: PLC0415
    from dsardesk.ui.case.clock.gestures import Gesture  # noqa: PLC0415
    from dsardesk.ui.case.items.dialogs import DecisionDialog  # noqa: PLC0415

    page = _case(camera, reference)

    def refuse() -> None:
        page.ask_to_decide(1)
        camera.wait()
        outcome = page.findChildren(DecisionDialog)[-1].outcome
        outcome.setCurrentIndex(outcome.findData(Outcome.REFUSED))

    gestures: dict[str, Callable[[], object]] = {
        "30-case-why": page.explain,
        "31-case-decide": lambda: page.ask_to_decide(1),
        "32-case-refuse": refuse,
        "33-case-extend": lambda: page.clock.presenter.do(Gesture.EXTEND),
        "34-case-ask": lambda: page.clock.presenter.do(Gesture.ASK),
        "35-case-close": lambda: camera.press("Close the case", "Clore le dossier"),
    }
    for name, gesture in gestures.items():
        gesture()
        camera.take(name)
        camera.dismiss()


def _case(camera: Camera, reference: str) -> CaseView:
    from dsardesk.ui.case.view import CaseView  # noqa: PLC0415

    camera.desk.show_case(reference)
    camera.wait()
    page = camera.desk.stack.currentWidget()
    if not isinstance(page, CaseView):
        raise TypeError("the page of a case is not in front")
    return page
