"""Stories: the story and all that can befall it."""
