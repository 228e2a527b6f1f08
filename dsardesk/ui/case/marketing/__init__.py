"""Stopping marketing in every system that sends it."""
