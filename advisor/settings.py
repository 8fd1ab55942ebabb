"""Every setting, read once from the environment. README lists them with their defaults; a test keeps the two alike."""

from __future__ import annotations

import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Mapping
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
KNOWLEDGE = ROOT / "data" / "knowledge"
CREDENTIALS = ROOT / "credentials.yml"
ENDPOINTS = ROOT / "endpoints.yml"


class SettingError(ValueError):
    """A setting holds a value that cannot be used; the message names the setting and says what to write."""


@dataclass(frozen=True)
class Adviser:
    """Where talks are sent when somebody wants a person; nowhere by default.

    Attributes:
        email: The adviser's mail address.
        smtp_url: Mail server, such as "smtp://user:password@host:587" or "smtps://..."; set wherever the address is.
        mail_from: Sender of that mail.
        slack_webhook: Incoming webhook of the Slack channel that gets the talks where no mail address is set.
    """

    email: str | None = None
    smtp_url: str | None = None
    mail_from: str | None = None
    slack_webhook: str | None = None


@dataclass(frozen=True)
class Settings:
    """The settings of one server process.

    Attributes:
        host: Address to listen on.
        port: TCP port to listen on.
        chat_secret: Key that signs chat tokens; at least 32 characters.
        chat_origins: Origins of web pages that may use the chat API, besides the server's own.
        chat_rate_limit: Messages a conversation may send, such as "30/minute"; None for no limit.
        chat_session_days: Days for which a chat token is valid.
        chat_keep_days: Days after its last message for which a conversation is kept; None to keep it until it is erased.
        turn_seconds: Seconds after which an unanswered message gets a 503 while its turn goes on.
        database_url: SQLAlchemy address of the tracker store.
        redis_url: Address of a Redis in which all servers count requests together; None to count in memory.
        models: Folder of trained models; the newest is served.
        var: Folder for what the server keeps: its database and its secret.
        adviser: Where talks are sent when somebody wants a person.
    """

    host: str
    port: int
    chat_secret: str
    chat_origins: tuple[str, ...]
    chat_rate_limit: str | None
    chat_session_days: int
    chat_keep_days: int | None
    turn_seconds: float
    database_url: str
    redis_url: str | None
    models: Path
    var: Path
    adviser: Adviser


def _number(env: Mapping[str, str], name: str, default: str, low: float, high: float) -> float:
    text = env.get(name) or default
    try:
        value = float(text)
    except ValueError:
        value = low - 1
    if not low <= value <= high:
        raise SettingError(f"{name} is {text!r}; set it to a number from {low:g} to {high:g}.")
    return value


def _kept_secret(var: Path) -> str:
    """Return the secret of this installation, made on the first run and readable by its owner alone."""
    file = var / "chat_secret"
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text().strip()
    with os.fdopen(descriptor, "w") as stream:
        secret = secrets.token_urlsafe(48)
        stream.write(secret)
    return secret


def adviser(env: Mapping[str, str] | None = None) -> Adviser:
    """Read where talks are sent when somebody wants a person; raise SettingError if a value cannot be used."""
    env = os.environ if env is None else env
    email, smtp = env.get("ADVISER_EMAIL") or None, env.get("SMTP_URL") or None
    sender, webhook = env.get("MAIL_FROM") or email, env.get("ADVISER_SLACK_WEBHOOK") or None
    for name, address in (("ADVISER_EMAIL", email), ("MAIL_FROM", sender)):
        if address and not re.fullmatch(r"[^@\s<>,]+@[^@\s<>,]+", address):
            raise SettingError(f"{name} is {address!r}; set it to one plain e-mail address.")
    if email and not _is_url(smtp, "smtp", "smtps"):
        raise SettingError(
            "SMTP_URL is missing or cannot be read; ADVISER_EMAIL needs it, written like smtp://user:password@host:587."
        )
    if webhook and not _is_url(webhook, "https", "http"):
        raise SettingError(
            "ADVISER_SLACK_WEBHOOK cannot be read; set it to the address that Slack gives for an incoming webhook."
        )
    return Adviser(email, smtp, sender, webhook)


def _is_url(text: str | None, *schemes: str) -> bool:
    try:
        parts = urlsplit(text or "")
        return parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def load(env: Mapping[str, str] | None = None) -> Settings:
    """Read the settings.

    Args:
        env: The environment to read; the process's own by default.

    Returns:
        The settings, each with its default where the environment is silent.

    Raises:
        SettingError: If a value cannot be used.
    """
    env = os.environ if env is None else env
    var = Path(env.get("VAR_DIR") or ROOT / "var")
    var.mkdir(parents=True, exist_ok=True)
    secret = env.get("CHAT_SECRET") or _kept_secret(var)
    if len(secret) < 32:
        raise SettingError("CHAT_SECRET is shorter than 32 characters; set a longer one, or unset it to have one made.")
    limit = (env.get("CHAT_RATE_LIMIT") or "30/minute").strip()
    kept = (env.get("CHAT_KEEP_DAYS") or "off").strip()
    return Settings(
        host=env.get("HOST") or "127.0.0.1",
        port=int(_number(env, "PORT", "5005", 1, 65535)),
        chat_secret=secret,
        chat_origins=tuple(origin.rstrip("/") for origin in (env.get("CHAT_ORIGINS") or "").replace(",", " ").split()),
        chat_rate_limit=None if limit == "off" else limit,
        chat_session_days=int(_number(env, "CHAT_SESSION_DAYS", "30", 1, 365)),
        chat_keep_days=None if kept == "off" else int(_number(env, "CHAT_KEEP_DAYS", kept, 1, 3650)),
        turn_seconds=_number(env, "TURN_SECONDS", "15", 0.1, 300),
        database_url=env.get("DATABASE_URL") or f"sqlite:///{var / 'conversations.db'}",
        redis_url=env.get("REDIS_URL") or None,
        models=Path(env.get("MODELS_DIR") or ROOT / "models"),
        var=var,
        adviser=adviser(env),
    )
