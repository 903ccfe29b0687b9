"""Stories at the desk: the list, the editor, and what may be done from each."""
