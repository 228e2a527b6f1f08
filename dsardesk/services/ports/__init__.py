"""What the use cases need from outside, each as small as it can be."""

from dsardesk.services.ports.cases import CaseStore, ChangedMeanwhile, Counting, UnknownCase
from dsardesk.services.ports.discovery import FolderSearch
from dsardesk.services.ports.identity import IdentityStore, Tombstone
from dsardesk.services.ports.journal import AuditLog, LogLine
from dsardesk.services.ports.listing import (
    EVERY_CASE,
    CaseIndex,
    CaseLine,
    CaseOrder,
    CaseQuery,
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
from dsardesk.services.ports.registers import Blobs, DirectiveStore, Profiles, RetentionStore, SuppressionList, Users
from dsardesk.services.ports.store import Transaction, UnitOfWork

__all__ = [
    "EVERY_CASE",
    "AuditLog",
    "Blobs",
    "CaseIndex",
    "CaseLine",
    "CaseOrder",
    "CaseQuery",
    "CaseStore",
    "ChangedMeanwhile",
    "Counting",
    "DirectiveStore",
    "FolderSearch",
    "GatheredSource",
    "HeldDocument",
    "IdentityStore",
    "LetterPrinter",
    "LogLine",
    "MadePackage",
    "OpenPromise",
    "PackageMaker",
    "PackageRequest",
    "PrintedLetter",
    "Profiles",
    "RetentionStore",
    "SuppressionList",
    "Tombstone",
    "Transaction",
    "UnitOfWork",
    "UnknownCase",
    "Users",
    "YearFigures",
]
