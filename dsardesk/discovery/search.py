"""The port through which the use cases search a folder."""

from __future__ import annotations

from pathlib import Path

from dsardesk.discovery.folder import search_folder
from dsardesk.domain.findings import SearchResult, Target, Watch


class Folders:
    """Systems whose files lie in folders of this computer."""

    def search(self, folder: Path, target: Target, watch: Watch) -> SearchResult:
        """Every place of *folder* that speaks of *target*."""
        return search_folder(folder, target, watch)

    def read(self, folder: Path, file: str) -> bytes:
        """The content of one file that the search named."""
        return (folder / file).read_bytes()
