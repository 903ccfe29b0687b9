"""The moderators' desk: what readers wrote, what was decided about it, and by whom."""
