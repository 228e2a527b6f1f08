"""A backup brought back beside what exists, never over it."""
