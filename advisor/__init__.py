"""A career advisor for healthcare leadership and management."""
