"""The content of the vault taken out in open formats: asked for, told in full, never begun by itself."""
