"""Understanding: from the text of a message to its questions, each with a topic and linked names.

`names`, `clauses` and `classifier` hold the methods and import no Rasa; `components` makes them Rasa graph components.
"""
