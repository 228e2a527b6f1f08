"""Steps from each schema that ever stood in a vault to the next."""
