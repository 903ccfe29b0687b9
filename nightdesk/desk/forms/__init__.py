"""Forms of the desk that are about people and the newsroom itself."""
