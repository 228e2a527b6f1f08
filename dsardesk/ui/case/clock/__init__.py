"""The clock of a case in one sentence, and the whole calculation behind it."""
