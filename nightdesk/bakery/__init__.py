"""Bakery: pages baked once and served as if they were files, never stale."""
