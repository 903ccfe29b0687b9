"""Acts: what an editor does with a story, each with a page that asks what it must know."""
