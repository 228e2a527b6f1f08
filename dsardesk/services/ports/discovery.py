"""A search in the company's files, as it is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from dsardesk.domain.findings import SearchResult, Target, Watch


class FolderSearch(Protocol):
    """Looks for a person in the files of one system."""

    def search(self, folder: Path, target: Target, watch: Watch) -> SearchResult:
        """Every place that speaks of *target*."""
        ...

    def read(self, folder: Path, file: str) -> bytes:
        """The content of one file that the search named."""
        ...
