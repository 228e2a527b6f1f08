"""Pictures of every screen in both languages and both themes, of invented people on a scripted clock."""
