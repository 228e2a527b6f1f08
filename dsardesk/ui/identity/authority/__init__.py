"""For whom the requester writes: out of sight for whoever writes for themselves."""
