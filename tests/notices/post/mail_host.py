"""A mailbox on this machine, as an IMAP server keeps it: just what is asked of one."""

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class MailHost:
    """`mails` by their number; `flags` are what was said of each."""

    def __init__(self, *mails: bytes) -> None:
        self.mails = dict(enumerate(mails, 1))
        self.flags: dict[int, str] = {}
        self.said: list[str] = []
        self.port = 0

    def answers(self, words: str) -> Iterator[bytes]:
        """What comes before the OK."""
        if words.startswith("CAPABILITY"):
            yield b"* CAPABILITY IMAP4rev1\r\n"
        elif words.startswith("SELECT"):
            yield b"* %d EXISTS\r\n" % len(self.mails)
        elif words.startswith("UID SEARCH"):
            new = [str(one) for one in self.mails if one not in self.flags]
            yield f"* SEARCH {' '.join(new)}\r\n".encode()
        elif found := re.match(r"UID FETCH (\d+)", words):
            mail = self.mails[int(found[1])]
            yield b"* 1 FETCH (UID 1 BODY[] {%d}\r\n" % len(mail) + mail + b")\r\n"
        elif found := re.match(r"UID STORE (\d+) \S+ (.*)", words):
            self.flags[int(found[1])] = found[2]
        elif words.startswith("CLOSE"):
            gone = [one for one, flags in self.flags.items() if "Deleted" in flags]
            self.mails = {one: mail for one, mail in self.mails.items() if one not in gone}
        elif words.startswith("LOGOUT"):
            yield b"* BYE\r\n"


@contextmanager
def opened(host: MailHost) -> Iterator[MailHost]:
    class Talk(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"* OK ready\r\n")
            for line in self.rfile:
                tag, _space, words = line.decode().strip().partition(" ")
                host.said.append(words)
                lets_in = not words.startswith("LOGIN") or words == 'LOGIN bounces "deep water"'
                for answer in host.answers(words):
                    self.wfile.write(answer)
                self.wfile.write(f"{tag} {'OK' if lets_in else 'NO'} done\r\n".encode())

    server: Any = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk)
    host.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
