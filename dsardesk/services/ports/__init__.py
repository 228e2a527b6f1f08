"""What the use cases need from outside, each as small as it can be."""

from dsardesk.services.ports.backups import BackupStore, Standing
from dsardesk.services.ports.cases import CaseStore, ChangedMeanwhile, Counting, KeptMessage, UnknownCase
from dsardesk.services.ports.discovery import FolderSearch
from dsardesk.services.ports.drafts import DraftStore, KeptDraft
from dsardesk.services.ports.identity import IdentityStore, Tombstone
from dsardesk.services.ports.journal import AuditLog, Entry, LogLine
from dsardesk.services.ports.keyholders import Keyholders
from dsardesk.services.ports.listing import (
    EVERY_CASE,
    CaseIndex,
    CaseLine,
    CaseOrder,
    CaseQuery,
    FoundIn,
    HeldDocument,
    OpenPromise,
    YearFigures,
)
from dsardesk.services.ports.papers import (
    GatheredSource,
    LetterPrinter,
    MadePackage,
    PackageMaker,
    PackageRequest,
    PrintedLetter,
)
from dsardesk.services.ports.registers import (
    Blobs,
    DirectiveStore,
    Profiles,
    RetentionStore,
    SuppressionList,
    User,
    Users,
)
from dsardesk.services.ports.store import Transaction, UnitOfWork

__all__ = [
    "EVERY_CASE",
    "AuditLog",
    "BackupStore",
    "Blobs",
    "CaseIndex",
    "CaseLine",
    "CaseOrder",
    "CaseQuery",
    "CaseStore",
    "ChangedMeanwhile",
    "Counting",
    "DirectiveStore",
    "DraftStore",
    "Entry",
    "FolderSearch",
    "FoundIn",
    "GatheredSource",
    "HeldDocument",
    "IdentityStore",
    "KeptDraft",
    "KeptMessage",
    "Keyholders",
    "LetterPrinter",
    "LogLine",
    "MadePackage",
    "OpenPromise",
    "PackageMaker",
    "PackageRequest",
    "PrintedLetter",
    "Profiles",
    "RetentionStore",
    "Standing",
    "SuppressionList",
    "Tombstone",
    "Transaction",
    "UnitOfWork",
    "UnknownCase",
    "User",
    "Users",
    "YearFigures",
]
