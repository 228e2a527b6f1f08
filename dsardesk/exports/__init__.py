"""Access and portability packages: built, sealed and verified."""
