"""The prompt that opens the vault."""
