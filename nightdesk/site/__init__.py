"""Site: what belongs to no one else: errors, robots, archive, static pages."""
