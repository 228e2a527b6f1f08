"""What a person chooses from."""

from __future__ import annotations

Options = tuple[tuple[str, str], ...]
"""Each thing that may be chosen: what the program calls it, and its words."""
