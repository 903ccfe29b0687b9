"""Topics: subjects, places and people in the news."""
