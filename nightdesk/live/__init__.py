"""Live: stories that readers watch being written, post by post."""
