"""The package for Debian and Ubuntu, and the proof that a bare Debian needs nothing else."""
