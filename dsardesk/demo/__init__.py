"""The whole job without a window, on a throw-away vault and a scripted clock: from the message to the closed case."""
