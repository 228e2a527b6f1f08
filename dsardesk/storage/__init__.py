"""The encrypted database, the vault's keys and the identity document store; the only room that knows SQL or ciphers."""
