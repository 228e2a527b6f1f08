"""The audit log: read, checked, exported."""
