"""My account: the face that readers see, all of one's data in one file, and leaving for good."""
