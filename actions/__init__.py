"""What Rasa calls: thin adapters between a tracker and the advisor."""
