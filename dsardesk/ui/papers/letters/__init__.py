"""Letters of a case: those it calls for are offered first; what leaves was read and approved by a person."""
