"""Backups: where they go, how often, the last one, and one made now."""
