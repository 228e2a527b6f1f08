"""Half-written forms: read as they stand, kept in the vault, filled in again with the cursor where it was."""
