"""Views of rooms. What is done with one message is done by the views of comments."""
