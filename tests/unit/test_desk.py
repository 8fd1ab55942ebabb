"""Sending a talk to the adviser, against a mail server and a Slack of the tests' own."""

from __future__ import annotations

import asyncio
import json
import ssl
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from advisor.server.desk import Desk, DeskError, transcript
from advisor.settings import adviser
from tests.load.processes import free_port

SAID = [
    {"from": "advisor", "at": "2026-11-24T09:00:00.000+00:00", "text": "Hello."},
    {"from": "user", "at": "2026-11-24T09:01:00.000+00:00", "text": "What does a matron earn? <b>£ & €</b>"},
]


class Mailbox:
    """Takes mail, or refuses it."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.answer = "250 OK"
        self.reached, self.go_on = threading.Event(), threading.Event()
        self.go_on.set()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.reached.set()
        await asyncio.to_thread(self.go_on.wait)
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))  # type: ignore[arg-type]
        return self.answer


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, int]]:
    """Return a mail server's box and its port."""
    box, port = Mailbox(), free_port()
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    yield box, port
    server.stop()


def desk(**settings: str) -> Desk:
    return Desk(adviser(settings))


def by_mail(port: int, user: str = "") -> Desk:
    return desk(
        ADVISER_EMAIL="help@college.example",
        SMTP_URL=f"smtp://{user}127.0.0.1:{port}",
        MAIL_FROM="advisor@college.example",
    )


def test_a_talk_as_text_tells_who_said_what_and_when() -> None:
    assert transcript(SAID) == (
        "Advisor (2026-11-24 09:00): Hello.\n\nPerson (2026-11-24 09:01): What does a matron earn? <b>£ & €</b>"
    )


def test_whom_a_talk_goes_to() -> None:
    assert desk().name is None
    assert by_mail(25).name == "an adviser at help@college.example"
    assert desk(ADVISER_SLACK_WEBHOOK="https://hooks.example/x").name == "an adviser in our Slack channel"


async def test_a_mail_holds_the_talk_and_where_to_reply(mailbox: tuple[Mailbox, int]) -> None:
    box, port = mailbox
    await by_mail(port).send(SAID, 'Zoë "Z" Smith', "zoe@example.org")
    (mail,) = box.mails
    assert (mail["To"], mail["From"]) == ("help@college.example", "advisor@college.example")
    assert [(address.display_name, address.addr_spec) for address in mail["Reply-To"].addresses] == [
        ('Zoë "Z" Smith', "zoe@example.org")
    ]
    assert 'Zoë "Z" Smith' in mail["Subject"]
    body = mail.get_content()
    assert "Hello." in body and "What does a matron earn? <b>£ & €</b>" in body and "zoe@example.org" in body


async def test_the_event_loop_goes_on_while_a_mail_is_sent(mailbox: tuple[Mailbox, int]) -> None:
    box, port = mailbox
    box.go_on.clear()
    sending = asyncio.create_task(by_mail(port).send(SAID, "", "a@example.org"))
    await asyncio.to_thread(box.reached.wait)
    assert not sending.done()
    box.go_on.set()
    await sending
    assert len(box.mails) == 1


async def test_mail_that_is_refused_is_told(mailbox: tuple[Mailbox, int]) -> None:
    box, port = mailbox
    box.answer = "554 No"
    with pytest.raises(DeskError, match="the mail server did not take it"):
        await by_mail(port).send(SAID, "", "a@example.org")


async def test_a_mail_server_that_is_not_there_is_told() -> None:
    with pytest.raises(DeskError, match="the mail server did not take it"):
        await by_mail(free_port()).send(SAID, "", "a@example.org")


async def test_no_password_goes_over_an_open_line(mailbox: tuple[Mailbox, int]) -> None:
    box, port = mailbox
    with pytest.raises(DeskError):
        await by_mail(port, user="me:secret@").send(SAID, "", "a@example.org")
    assert box.mails == []


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """Return what a server on 127.0.0.1 needs for TLS, with a certificate that this process trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(timezone.utc)
    alone = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(now - timedelta(hours=1)).not_valid_after(now + timedelta(hours=1))
    made = builder.add_extension(alone, critical=False).sign(key, hashes.SHA256())
    file = tmp_path / "server.pem"
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(made.public_bytes(Encoding.PEM) + secret)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(file)
    return context


def known(server: Any, session: Any, envelope: Any, mechanism: str, login: LoginPassword) -> AuthResult:
    return AuthResult(success=(login.login, login.password) == (b"me", b"p@ss"))


@pytest.mark.parametrize(("password", "arrived"), [("p%40ss", 1), ("wrong", 0)])
async def test_with_starttls_the_password_is_sent_and_checked(certificate: ssl.SSLContext, password: str, arrived: int) -> None:
    box, port = Mailbox(), free_port()
    server = Controller(
        box,
        hostname="127.0.0.1",
        port=port,
        tls_context=certificate,
        authenticator=known,
        auth_required=True,
        require_starttls=True,
    )
    server.start()
    try:
        await by_mail(port, user=f"me:{password}@").send(SAID, "", "a@example.org")
    except DeskError:
        assert not arrived
    finally:
        server.stop()
    assert len(box.mails) == arrived


@pytest.fixture
def slack() -> Iterator[tuple[list[str], str]]:
    """Return what a played Slack was sent, and its webhook; one that ends in /down fails."""
    posted: list[str] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            posted.append(json.loads(self.rfile.read(int(self.headers["content-length"])))["text"])
            self.send_response(500 if self.path == "/down" else 200)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Hook)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield posted, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


async def test_slack_gets_the_talk_with_its_signs_escaped(slack: tuple[list[str], str]) -> None:
    posted, url = slack
    await desk(ADVISER_SLACK_WEBHOOK=f"{url}/hook").send(SAID, "Ada", "ada@example.org")
    (text,) = posted
    assert text.startswith("Ada (ada@example.org)") and "&lt;b&gt;£ &amp; €&lt;/b&gt;" in text


async def test_slack_gets_the_end_of_a_very_long_talk(slack: tuple[list[str], str]) -> None:
    posted, url = slack
    long = [{**SAID[1], "text": "word " * 20}] * 500 + [{**SAID[1], "text": "the last words"}]
    await desk(ADVISER_SLACK_WEBHOOK=url).send(long, "", "ada@example.org")
    assert len(posted[0]) <= 40_000 and "beginning is left out" in posted[0] and posted[0].endswith("the last words")


async def test_a_slack_that_fails_is_told(slack: tuple[list[str], str]) -> None:
    with pytest.raises(DeskError, match="Slack did not take it"):
        await desk(ADVISER_SLACK_WEBHOOK=f"{slack[1]}/down").send(SAID, "", "a@example.org")
