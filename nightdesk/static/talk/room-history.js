// Rooms without a stream are pages: what is live comes with the next change.
