"""Rooms: where readers chat. What is done to comments is done to messages alike; here is what rooms have alone."""
