"""The samples of deploy/proxy run for real: nginx or Caddy on localhost, with a certificate of their own."""

from __future__ import annotations

import datetime as dt
import ipaddress
import os
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.settings import PROJECT
from tests.faults.serving import free_port

SAMPLES = PROJECT / "deploy" / "proxy"
ASSISTANT = "127.0.0.1:5005"
"""Where the samples expect it."""

STARTS_WITHIN = 20


@dataclass(frozen=True, slots=True)
class Proxy:
    """A running proxy.

    Args:
        address: of its side with TLS.
        folder: where it writes whatever it writes.
        trusted: by which its certificate is checked.
    """

    address: str
    folder: Path
    trusted: ssl.SSLContext

    @property
    def written(self) -> dict[str, bytes]:
        """Its logs and whatever else it left, by name."""
        return {
            str(file.relative_to(self.folder)): file.read_bytes()
            for file in self.folder.rglob("*")
            if file.is_file()
        }


@contextmanager
def nginx(folder: Path, assistant: str, replaced: dict[str, str] | None = None) -> Iterator[Proxy]:
    """The sample for nginx; only names of files and ports are replaced, and what the test says."""
    port, given, left = free_port(), folder / "given", folder / "left"
    left.mkdir(parents=True)
    certificate, key, trusted = make_certificate(given)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = " ".join(f"{kind}_temp_path {left / kind};" for kind in kinds)
    text = _replaced(
        (SAMPLES / "nginx.conf").read_text(encoding="utf-8"),
        {
            "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
            "/etc/ssl/chat.example.org.pem": str(certificate),
            "/etc/ssl/private/chat.example.org.key": str(key),
            "/var/log/nginx": str(left),
            ASSISTANT: assistant,
            "http {": f"http {{ {temporary}",
            **(replaced or {}),
        },
    )
    (given / "nginx.conf").write_text(text, encoding="utf-8")
    user = "user root; " if os.geteuid() == 0 else ""
    command = [
        *("nginx", "-p", str(left), "-c", str(given / "nginx.conf"), "-e", str(left / "start.log")),
        *("-g", f"{user}daemon off; pid {given / 'nginx.pid'};"),
    ]
    subprocess.run([*command, "-t"], check=True, capture_output=True, timeout=STARTS_WITHIN)
    with _running(command, port, left, trusted) as proxy:
        yield proxy


@contextmanager
def caddy(folder: Path, assistant: str, replaced: dict[str, str] | None = None) -> Iterator[Proxy]:
    """The sample for Caddy, with a certificate of ours instead of one that it would ask for."""
    port, given, left = free_port(), folder / "given", folder / "left"
    left.mkdir(parents=True)
    certificate, key, trusted = make_certificate(given)
    text = _replaced(
        (SAMPLES / "Caddyfile").read_text(encoding="utf-8"),
        {
            "{\n\t# A request": "{\n\tadmin off\n\tauto_https off\n\t# A request",
            "chat.example.org {": f"https://127.0.0.1:{port} {{\n\ttls {certificate} {key}",
            ASSISTANT: assistant,
            **(replaced or {}),
        },
    )
    (given / "Caddyfile").write_text(text, encoding="utf-8")
    command = ["caddy", "run", "--adapter", "caddyfile", "--config", str(given / "Caddyfile")]
    with _running(command, port, left, trusted) as proxy:
        yield proxy


def _replaced(text: str, names: dict[str, str]) -> str:
    for old, new in names.items():
        assert old in text, f"the sample no longer says '{old}'"
        text = text.replace(old, new)
    return text


@contextmanager
def _running(command: list[str], port: int, left: Path, trusted: ssl.SSLContext) -> Iterator[Proxy]:
    proxy = Proxy(f"https://127.0.0.1:{port}", left, trusted)
    homes = {name: str(left) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "TMPDIR")}
    with (left / "output").open("wb") as sink:
        process = subprocess.Popen(
            command, env=os.environ | homes, stdout=sink, stderr=subprocess.STDOUT
        )
    try:
        until = time.monotonic() + STARTS_WITHIN
        while not _listens(proxy):
            assert process.poll() is None, (left / "output").read_text()
            assert time.monotonic() < until, "the proxy did not start"
            time.sleep(0.05)
        yield proxy
    finally:
        process.terminate()
        process.wait(STARTS_WITHIN)


def _listens(proxy: Proxy) -> bool:
    try:
        httpx.get(proxy.address, verify=proxy.trusted)
    except httpx.TransportError:
        return False
    return True


def make_certificate(folder: Path) -> tuple[Path, Path, ssl.SSLContext]:
    """A certificate for localhost that it signed itself, its key, and who trusts it."""
    folder.mkdir(parents=True, exist_ok=True)
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "chat.example.org")])
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(here, critical=False)
        .sign(key, hashes.SHA256())
    )
    files = folder / "certificate.pem", folder / "key.pem"
    files[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return *files, ssl.create_default_context(cafile=str(files[0]))
