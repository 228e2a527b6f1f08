"""Whatever arrives, turned into messages: one module a form; nothing is fetched, run, or written to disk."""
