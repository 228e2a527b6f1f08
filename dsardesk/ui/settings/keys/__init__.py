"""Who opens the vault and by what: people, this computer's keyring, the vault's own key."""
