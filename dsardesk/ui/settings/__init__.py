"""Language, look, security and backups."""
