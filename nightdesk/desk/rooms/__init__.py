"""The desk's screens for chat rooms: opening them, and keeping them while readers talk."""
