"""One use case a module: load, decide with the domain, save, record; `ports` says what they need outside."""
