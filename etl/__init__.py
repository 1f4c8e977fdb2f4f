"""Reads the returns a town receives, refuses by name what it cannot read, and publishes immutable snapshots."""
