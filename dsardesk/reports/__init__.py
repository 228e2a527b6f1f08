"""Evidence files and certificates: what happened, as documents that others can check."""
