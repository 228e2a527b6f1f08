"""How DSARDesk gets onto a computer. Standard library only: run.py starts from here, before anything is installed."""
