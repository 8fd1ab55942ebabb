"""The adviser's desk: where a talk is sent when somebody wants a person, by mail or to a Slack channel."""

from __future__ import annotations

import asyncio
import smtplib
import ssl
from collections.abc import Mapping, Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from functools import lru_cache
from typing import Any
from urllib.parse import unquote, urlsplit

import httpx

from ..settings import Adviser, adviser

# Less than the time after which a turn's client gets a 503.
_SECONDS = 8.0
# What Slack takes in one message is 40,000 characters.
_SLACK_CHARACTERS = 35_000
_LEFT_OUT = "[The beginning is left out.]\n\n"


class DeskError(RuntimeError):
    """A talk could not be sent; the message says why in words for the person who wanted it sent."""


class Desk:
    """Sends talks to the adviser whom the settings name; the mail address comes before the Slack channel."""

    def __init__(self, adviser: Adviser) -> None:
        """Take the settings."""
        self._adviser = adviser

    @property
    def name(self) -> str | None:
        """Whom a talk goes to, as a sentence names it; None where nobody is set up."""
        if self._adviser.email:
            return f"an adviser at {self._adviser.email}"
        return "an adviser in our Slack channel" if self._adviser.slack_webhook else None

    async def send(self, said: Sequence[Mapping[str, Any]], name: str, email: str) -> None:
        """Send a talk, in a thread.

        Args:
            said: The talk, as the conversation store gives its history.
            name: What the person is called, "" if they did not say.
            email: Where they want the reply.

        Raises:
            DeskError: If it was not sent.
        """
        deliver = self._mail if self._adviser.email else self._post
        try:
            await asyncio.to_thread(deliver, transcript(said), name, email)
        except (OSError, smtplib.SMTPException) as error:
            raise DeskError("the mail server did not take it.") from error
        except httpx.HTTPError as error:
            raise DeskError("Slack did not take it.") from error

    def _mail(self, text: str, name: str, email: str) -> None:
        adviser = self._adviser
        message = EmailMessage()
        message["Subject"] = f"Career advisor: {name or 'somebody'} would like to talk to a person"
        message["From"], message["To"] = adviser.mail_from, adviser.email
        message["Reply-To"] = Address(name, addr_spec=email)
        message.set_content(f"{_opening(name, email)} Reply to this message to answer.\n\n{text}\n")
        server, tls = urlsplit(adviser.smtp_url or ""), ssl.create_default_context()
        secure = server.scheme == "smtps"
        port = server.port or (smtplib.SMTP_SSL_PORT if secure else 587)
        host = server.hostname or ""
        with (
            smtplib.SMTP_SSL(host, port, timeout=_SECONDS, context=tls) if secure else smtplib.SMTP(host, port, timeout=_SECONDS)
        ) as smtp:
            smtp.ehlo()
            if not secure and smtp.has_extn("starttls"):
                smtp.starttls(context=tls)
                secure = True
            if server.username:
                if not secure:
                    raise smtplib.SMTPNotSupportedError("A password is sent over TLS only, and the server offers none.")
                smtp.login(unquote(server.username), unquote(server.password or ""))
            smtp.send_message(message)

    def _post(self, text: str, name: str, email: str) -> None:
        opening = f"{_opening(name, email)}\n\n"
        room = _SLACK_CHARACTERS - len(opening)
        body = opening + (text if len(text) <= room else _LEFT_OUT + text[-room:])
        for sign, escaped in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
            body = body.replace(sign, escaped)
        httpx.post(self._adviser.slack_webhook or "", json={"text": body}, timeout=_SECONDS).raise_for_status()


def _opening(name: str, email: str) -> str:
    return f"{name or 'Somebody'} ({email}) talked to the career advisor and would like to talk to a person."


def transcript(said: Sequence[Mapping[str, Any]]) -> str:
    """Return a talk as plain text, one paragraph for each thing said, with its time."""
    who = {"user": "Person", "advisor": "Advisor"}
    return "\n\n".join(f"{who[item['from']]} ({item['at'][:16].replace('T', ' ')}): {item['text']}" for item in said)


@lru_cache(maxsize=1)
def shared() -> Desk:
    """Return the desk of this process."""
    return Desk(adviser())
