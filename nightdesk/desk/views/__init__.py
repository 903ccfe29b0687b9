"""Pages of the desk that are ours from top to bottom."""
