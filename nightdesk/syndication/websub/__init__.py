"""WebSub (W3C): programs that ask for a feed once are sent it anew whenever it changes."""
