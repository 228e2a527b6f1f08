"""The screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dsardesk.ui.session import Opened, Vaults
from dsardesk.ui.widgets.layout import Page
from dsardesk.ui.work import Runner
from dsardesk.wording import Catalogue


class WelcomeView(Page):
    """The first start."""

    def __init__(
        self,
        folder: Path,
        runner: Runner,
        vaults: Vaults,
        words: Catalogue,
        opened: Callable[[Opened], object],
    ) -> None:
        """An empty screen."""
        super().__init__()
