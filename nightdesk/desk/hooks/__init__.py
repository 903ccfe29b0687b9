"""Webhooks at the desk: which tools are told of what, how it went, and sending it again."""
