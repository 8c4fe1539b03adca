"""A mail server on localhost: as much of SMTP as an ordinary client speaks, with STARTTLS or TLS."""

from __future__ import annotations

import asyncio
import base64
import datetime as dt
import ipaddress
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import cast

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

USER, PASSWORD = "console", "only for the tests"


@dataclass
class MailServer:
    """What it took.

    Args:
        certificate: file with its certificate and key.
        is_sealed: speaks TLS from the first byte.
        refuses: takes no mail.
    """

    certificate: Path
    is_sealed: bool = False
    refuses: bool = False
    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    sealed_mails: int = 0
    names: list[str] = field(default_factory=list)

    def context(self) -> ssl.SSLContext:
        """Its side of TLS."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate)
        return context

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        is_sealed, is_known, to = self.is_sealed, False, list[str]()

        def say(*lines: str) -> None:
            for line in lines:
                writer.write(f"{line}\r\n".encode())

        say("220 here")
        while line := (await reader.readline()).decode().strip():
            verb, _, rest = line.partition(" ")
            match verb.upper():
                case "EHLO":
                    self.names.append(rest)
                    offered = "250 AUTH PLAIN" if is_sealed else "250 STARTTLS"
                    say("250-here", offered)
                case "STARTTLS":
                    say("220 go ahead")
                    await writer.drain()
                    await writer.start_tls(self.context())
                    is_sealed = True
                case "AUTH":
                    given = base64.b64decode(rest.split()[-1]).decode().split("\0")[1:]
                    is_known = is_sealed and given == [USER, PASSWORD]
                    say("235 welcome" if is_known else "535 no")
                case "MAIL":
                    to = []
                    say("550 no" if self.refuses or not is_known else "250 ok")
                case "RCPT":
                    to.append(rest.partition("<")[2].partition(">")[0])
                    say("250 ok")
                case "DATA":
                    say("354 go ahead")
                    body = await reader.readuntil(b"\r\n.\r\n")
                    read = message_from_bytes(body[:-3], policy=policy.default)
                    self.mails.append(cast(EmailMessage, read))
                    self.recipients.append(to)
                    self.sealed_mails += is_sealed
                    say("250 taken")
                case _:
                    say("221 bye" if verb.upper() == "QUIT" else "250 ok")
        writer.close()


@contextmanager
def mail_server(folder: Path, *, is_sealed: bool = False) -> Iterator[MailServer]:
    """Runs one in a thread."""
    server = MailServer(certificate(folder), is_sealed)
    loop, ready = asyncio.new_event_loop(), threading.Event()

    async def open_it() -> None:
        context = server.context() if is_sealed else None
        opened = await asyncio.start_server(server.talk, "127.0.0.1", 0, ssl=context)
        server.port = opened.sockets[0].getsockname()[1]
        ready.set()

    def run() -> None:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(open_it())
        loop.run_forever()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    ready.wait(60)
    yield server
    loop.call_soon_threadsafe(loop.stop)
    thread.join(60)


def certificate(folder: Path) -> Path:
    """A certificate of 127.0.0.1 that it signs itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    here = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([here]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / "server.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return file
