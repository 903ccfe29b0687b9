"""The API: what agencies, scripts and tests may ask of the newsroom, and bring to it."""
