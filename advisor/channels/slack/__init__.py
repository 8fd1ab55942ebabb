"""The Slack channel. Nothing of Slack's own libraries is imported before its settings are there."""
