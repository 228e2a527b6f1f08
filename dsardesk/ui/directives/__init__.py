"""The register of directives on data after death: listed, registered, changed, revoked, told by a receipt."""
