"""Every port of the use cases filled, over one vault."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

from dsardesk.desk.places import new_id_at
from dsardesk.desk.printing import press
from dsardesk.desk.reading import read_kept
from dsardesk.discovery.search import Folders
from dsardesk.policies.profiles import read_profile
from dsardesk.services.context import Context
from dsardesk.services.ports import IdentityStore, UnitOfWork
from dsardesk.storage.signing import is_genuine
from dsardesk.texts import authorities, calendar, rule_book

VERSIONS = 32
"""Versions of the company's profile that are kept read."""


def context_over(work: UnitOfWork, store: IdentityStore, now: Callable[[], datetime]) -> Context:
    """What use cases are given, over one vault."""
    return Context(
        work=work,
        identity_store=store,
        letters=press(),
        now=now,
        new_id=lambda: new_id_at(now),
        rules=rule_book(),
        calendar=calendar,
        # The same text is read again at every gesture; what is known of it goes with the vault.
        read_profile=lru_cache(VERSIONS)(read_profile),
        read_message=read_kept,
        authorities=authorities(),
        genuine=is_genuine,
    )


folders = Folders()
"""Searches the files of systems."""
