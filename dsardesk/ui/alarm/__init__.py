"""What must be seen whatever screen is in front: a vault that is not as it was left."""
