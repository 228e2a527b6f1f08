"""How long a case is kept, as `dsardesk case show` tells it."""

from __future__ import annotations

from typing import Any

from dsardesk.cli.clocks import plain
from dsardesk.domain.retention import Kept, Retention
from dsardesk.reports.retention import explain_line, explain_retention
from dsardesk.wording import Catalogue


def retention_json(kept: Retention, words: Catalogue) -> dict[str, Any]:
    """How long one case is kept, as `case show` tells it."""
    return {
        "archived_on": plain(kept.archived_on),
        "purge_on": plain(next((line.on for line in kept.lines if line.what is Kept.CASE_FILE), None)),
        "parts": [
            {"what": line.what, "purge_on": plain(line.on), "explanation": list(explain_line(line, words))}
            for line in kept.lines
        ],
        "holds": [
            {
                "kind": each.kind,
                "since": plain(each.since),
                "ends_when": each.ends_when or None,
                "reason": each.reason or None,
                "because_of": each.because_of or None,
            }
            for each in kept.holds
        ],
        "suppressed_until": plain(kept.suppressed_until),
        "warnings": list(kept.warnings),
        "explanation": list(explain_retention(kept, words)),
    }
