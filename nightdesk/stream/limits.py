"""What a stream may cost, in one place (docs/operators/limits.md tells operators)."""

# Connections. Whoever comes beyond them is answered 503 and told when to come again.
CONNECTIONS = 12_000
CONNECTIONS_AN_ADDRESS = 100

# What one connection may ask for.
STREAMS = 8
LONGEST_NAME = 320
LONGEST_CURSOR = 512

# Events of a stream kept in memory. Who comes back from further behind is told to begin anew.
HISTORY = 1_000
# Events given to a connection at once: one that stopped reading costs no more than these.
BATCH = 100
# Bytes of batches that are kept for others who stand at the same place, until something new happens.
STEPS = 16 * 1024 * 1024
# Streams of the log in memory that nobody listens to at the moment: somebody may come back.
UNHEARD = 1_000
# So many listeners are woken before requests for pages have their turn, and more of them where a crowd would take
# more turns than that; each turn lasts so many seconds, for what is written to thousands stands in line before a page.
WOKEN_AT_ONCE = 20
MOST_TURNS = 100
BREATH = 0.001

# Seconds. How often the pulse is looked at, and the database whether it moved or not: other machines
# share no pulse with us.
LOOK = 0.02
LOOK_ANYWAY = 1.0
# How often each process says how many listen; who said nothing for three times as long is gone. At most so many
# streams, those with the most readers.
SAMPLE = 5.0
COUNTED = 1_000
# A connection that does not take its bytes for so long is dropped; it resumes by its cursor.
BLOCKED = 10.0
# Proxies end a connection that is silent, and keep one for ever that never ends.
HEARTBEAT = (13.0, 17.0)
ROTATION = (600.0, 900.0)
# When to come back: after a break, so that thousands do not come in the same second; after a rotation,
# which is spread already; after being turned away.
RETRY = (1.0, 10.0)
RETRY_AFTER_ROTATION = (0.05, 0.5)
RETRY_AFTER_REFUSAL = (10, 30)
