"""The reminder file beside the vault: what it holds, and whether it is wanted."""
