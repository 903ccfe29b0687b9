"""Talk: what readers say, under stories and, with the chat, in rooms."""
