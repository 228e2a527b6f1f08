"""The desk without a window: the command line promised to other programs."""
