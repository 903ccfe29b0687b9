"""The desk's screens for live blogs: posts written fast, sent by those who may, mended where they stand."""
