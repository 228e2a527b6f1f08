"""The timeline of a case: what happened, newest first; entries are added to, never edited."""
