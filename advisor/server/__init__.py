"""Starting the assistant: the launcher, actions in its own process, and a Rasa that is light and quiet."""
