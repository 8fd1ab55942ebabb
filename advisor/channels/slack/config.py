"""The settings of the Slack app, from the environment or from the channel's entry in credentials.yml."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from rapidfuzz.distance import Levenshtein

from ...settings import SettingError

# What the app may do in a workspace; deploy/slack-manifest.yml asks for the same.
SCOPES = (
    "app_mentions:read",
    "assistant:write",
    "channels:history",
    "chat:write",
    "commands",
    "files:write",
    "groups:history",
    "im:history",
    "mpim:history",
)

_PAGES = "api.slack.com/apps, your app"
# For each setting: its form, that form in words, and where Slack shows it.
_FORMS = {
    "bot_token": (r"xoxb-[\w-]+", "a bot token, which begins with xoxb-", "OAuth & Permissions, Bot User OAuth Token"),
    "app_token": (r"xapp-[\w-]+", "an app-level token, which begins with xapp-", "Basic Information, App-Level Tokens"),
    "signing_secret": (r"[0-9a-f]{32}", "32 of the characters 0-9 and a-f", "Basic Information, App Credentials, Signing Secret"),
    "client_id": (r"\d+\.\d+", "two numbers with a point between them", "Basic Information, App Credentials, Client ID"),
    "client_secret": (r"[0-9a-f]{32}", "32 of the characters 0-9 and a-f", "Basic Information, App Credentials, Client Secret"),
    "api_url": (r"https?://\S+/", "an address that ends with a slash, such as https://slack.com/api/", ""),
}
_KINDS = {"xoxb-": "a bot token", "xapp-": "an app-level token", "xoxp-": "a user token", "xoxe": "a configuration token"}
_MISSPELT = 2


@dataclass(frozen=True)
class SlackSettings:
    """How the Slack app is reached and what it may use.

    Attributes:
        bot_token: Token of the one workspace it serves; None where workspaces install it by OAuth.
        app_token: App-level token; where there is one, Slack is reached over Socket Mode.
        signing_secret: What signs Slack's requests over HTTP.
        client_id: With `client_secret`, what workspaces install the app by.
        client_secret: See `client_id`.
        api_url: Address of Slack's Web API.
    """

    bot_token: str | None = None
    app_token: str | None = None
    signing_secret: str | None = None
    client_id: str | None = None
    client_secret: str | None = None
    api_url: str = "https://slack.com/api/"


def where(field: str) -> str:
    """Return where Slack shows the value of a setting."""
    return f"{_PAGES}, {_FORMS[field][2]}"


def load(env: Mapping[str, str] | None = None, credentials: Mapping[str, Any] | None = None) -> SlackSettings | None:
    """Read the settings.

    Args:
        env: The environment to read; the process's own by default.
        credentials: The channel's entry in credentials.yml, whose values come before the environment's.

    Returns:
        The settings, None where there are none and Slack is not used.

    Raises:
        SettingError: If a value is of the wrong kind, a name is misspelt, or one is missing; the message says which.
    """
    env = os.environ if env is None else env
    given = {
        "bot_token": env.get("SLACK_BOT_TOKEN"),
        "app_token": env.get("SLACK_APP_TOKEN"),
        "signing_secret": env.get("SLACK_SIGNING_SECRET"),
        "client_id": env.get("SLACK_CLIENT_ID"),
        "client_secret": env.get("SLACK_CLIENT_SECRET"),
        "api_url": env.get("SLACK_API_URL"),
    }
    names = {field: f"SLACK_{field.upper()}" for field in given}
    _refuse_misspelt(env, {name: field for field, name in names.items()})
    for key, value in (credentials or {}).items():
        if key not in given:
            raise SettingError(f"credentials.yml has {key!r} under the Slack channel; it knows {', '.join(given)}.")
        if value:
            given[key], names[key] = str(value), f"{key} in credentials.yml"
    values = {field: value.strip() for field, value in given.items() if value and value.strip()}
    for field, value in values.items():
        _check_form(field, names[field], value)
    if not set(values) - {"api_url"}:
        return None
    settings = SlackSettings(**values)
    _check_whole(settings, names)
    return settings


def _refuse_misspelt(env: Mapping[str, str], fields_of: Mapping[str, str]) -> None:
    """Refuse a variable whose name is nearly that of a token or secret which is not set, and whose value fits it."""
    missing = {right: field for right, field in fields_of.items() if right not in env and field != "api_url"}
    for name, value in env.items():
        for right, field in missing.items():
            near = Levenshtein.distance(name, right) <= _MISSPELT
            if near and re.fullmatch(_FORMS[field][0], value.strip()):
                raise SettingError(f"{name} is set, but there is no such setting; did you mean {right}?")


def _check_form(field: str, name: str, value: str) -> None:
    form, words, _ = _FORMS[field]
    if re.fullmatch(form, value):
        return
    kind = next((kind for prefix, kind in _KINDS.items() if value.startswith(prefix)), None)
    # The value itself is never shown: it may be a secret that stands under the wrong name.
    found = f"is {kind}" if kind and not words.startswith(kind) else "has the wrong form"
    place = f" Slack shows it at {where(field)}." if _FORMS[field][2] else ""
    raise SettingError(f"{name} {found}; it has to be {words}.{place}")


def _check_whole(settings: SlackSettings, names: Mapping[str, str]) -> None:
    set_ = {item.name for item in fields(settings) if getattr(settings, item.name)}
    if {"client_id", "client_secret"} & set_:
        if "bot_token" in set_:
            one, several = names["bot_token"], f"{names['client_id']} and {names['client_secret']}"
            raise SettingError(f"Set {one} for one workspace, or {several} for several, not both.")
        needed = ["client_id", "client_secret"]
    else:
        needed = ["bot_token"]
    for field in needed:
        if field not in set_:
            raise SettingError(f"Slack needs {names[field]}, which is not set. Slack shows it at {where(field)}.")
    if not {"app_token", "signing_secret"} & set_:
        raise SettingError(
            f"Slack needs {names['app_token']} (Socket Mode; {where('app_token')}) "
            f"or {names['signing_secret']} (HTTP; {where('signing_secret')}), and neither is set."
        )
