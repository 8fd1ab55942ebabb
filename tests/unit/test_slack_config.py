"""The Slack app's settings: which mode they choose, and one clear line for each that cannot be used."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from advisor.channels.slack import config
from advisor.settings import CREDENTIALS, ROOT, SettingError

BOT, APP, HEX = "xoxb-1-2-abc", "xapp-1-A1-2-abc", "0123456789abcdef" * 2
MANIFEST = ROOT / "deploy" / "slack-manifest.yml"
# What each scope is for: events that need it, or calls.
NEEDS = {
    "app_mentions:read": {"app_mention"},
    "assistant:write": {"assistant_thread_started", "assistant_thread_context_changed"},
    "channels:history": {"message.channels"},
    "groups:history": {"message.groups"},
    "im:history": {"message.im"},
    "mpim:history": {"message.mpim"},
}
NEED_NONE = {"app_home_opened", "app_uninstalled", "tokens_revoked"}


def test_without_settings_slack_is_left_alone() -> None:
    assert config.load({}) is None
    assert config.load({"SLACK_BOT_TOKEN": " ", "SLACK_API_URL": "https://slack-gov.com/api/", "HOME": "/"}) is None


def test_an_app_token_chooses_socket_mode_and_a_signing_secret_http() -> None:
    socket = config.load({"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": APP, "SLACK_SIGNING_SECRET": HEX})
    assert socket and (socket.bot_token, socket.app_token, socket.signing_secret) == (BOT, APP, HEX)
    http = config.load({"SLACK_BOT_TOKEN": f" {BOT}\n", "SLACK_SIGNING_SECRET": HEX})
    assert http and (http.bot_token, http.app_token, http.signing_secret) == (BOT, None, HEX)
    assert http.api_url == "https://slack.com/api/"


def test_a_client_serves_several_workspaces() -> None:
    several = config.load({"SLACK_CLIENT_ID": "12.34", "SLACK_CLIENT_SECRET": HEX, "SLACK_SIGNING_SECRET": HEX})
    assert several and (several.bot_token, several.client_id, several.client_secret) == (None, "12.34", HEX)


def test_credentials_come_before_the_environment() -> None:
    env = {"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": APP}
    settings = config.load(env, {"bot_token": "xoxb-9-9-z"})
    assert settings and (settings.bot_token, settings.app_token) == ("xoxb-9-9-z", APP)


@pytest.mark.parametrize(
    ("env", "line"),
    [
        ({"SLACK_BOT_TOKEN": APP, "SLACK_APP_TOKEN": APP}, "SLACK_BOT_TOKEN is an app-level token; it has to be a bot token"),
        ({"SLACK_BOT_TOKEN": "xoxp-1", "SLACK_APP_TOKEN": APP}, "SLACK_BOT_TOKEN is a user token; it has to be a bot token"),
        ({"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": BOT}, "SLACK_APP_TOKEN is a bot token; it has to be an app-level token"),
        ({"SLACK_BOT_TOKEN": "secret words", "SLACK_APP_TOKEN": APP}, "SLACK_BOT_TOKEN has the wrong form; it has to be a bot"),
        ({"SLACK_BOT_TOKEN": BOT, "SLACK_SIGNING_SECRET": BOT}, "SLACK_SIGNING_SECRET is a bot token; it has to be 32 of"),
        ({"SLACK_CLIENT_ID": HEX, "SLACK_CLIENT_SECRET": HEX}, "SLACK_CLIENT_ID has the wrong form; it has to be two numbers"),
        ({"SLACK_API_URL": "slack.example"}, "SLACK_API_URL has the wrong form; it has to be an address"),
        ({"SLACK_APP_TOKEN": APP}, "Slack needs SLACK_BOT_TOKEN, which is not set. Slack shows it at api.slack.com/apps"),
        ({"SLACK_CLIENT_ID": "1.2", "SLACK_SIGNING_SECRET": HEX}, "Slack needs SLACK_CLIENT_SECRET, which is not set."),
        ({"SLACK_BOT_TOKEN": BOT}, "Slack needs SLACK_APP_TOKEN (Socket Mode; "),
        (
            {"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": APP, "SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": HEX},
            "Set SLACK_BOT_TOKEN for one workspace, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET for several, not both.",
        ),
        ({"SLACK_BOT_TOKN": BOT}, "SLACK_BOT_TOKN is set, but there is no such setting; did you mean SLACK_BOT_TOKEN?"),
        ({"SLACK_BOT_TOKEN": BOT, "SLACK_SIGNING_SECRETS": HEX}, "did you mean SLACK_SIGNING_SECRET?"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_used_is_one_line_without_the_value(env: dict[str, str], line: str) -> None:
    with pytest.raises(SettingError) as raised:
        config.load(env)
    told = str(raised.value)
    assert line in told and "\n" not in told
    assert not any(value in told for value in env.values() if len(value) > 3)


def test_other_peoples_variables_are_left_alone() -> None:
    env = {
        "SLACK_WEBHOOK_URL": "https://hooks.example/",
        "SLACK_USER_TOKEN": "xoxp-1",
        "SLACK_API_TOKEN": BOT,
        "SLACK_APP_URL": "https://a/",
    }
    assert config.load(env) is None


def test_an_unknown_key_in_credentials_is_told() -> None:
    with pytest.raises(SettingError, match=r"credentials.yml has 'slack_token' under the Slack channel; it knows bot_token,"):
        config.load({}, {"slack_token": BOT})
    with pytest.raises(SettingError, match=r"bot_token in credentials.yml is an app-level token"):
        config.load({}, {"bot_token": APP})


def manifest() -> dict[str, Any]:
    """Return the manifest."""
    return dict(yaml.safe_load(MANIFEST.read_text(encoding="utf-8")))


def test_the_manifest_asks_for_the_scopes_used_and_no_other() -> None:
    made = manifest()
    assert made["oauth_config"]["scopes"] == {"bot": sorted(config.SCOPES)}
    assert made["settings"]["socket_mode_enabled"] is True
    events = set(made["settings"]["event_subscriptions"]["bot_events"])
    assert events == set().union(*NEEDS.values()) | NEED_NONE
    # The rest are for what the app calls; the stand-in of tests/channels refuses a call whose scope is missing.
    assert set(config.SCOPES) - set(NEEDS) == {"chat:write", "commands", "files:write"}
    assert [command["command"] for command in made["features"]["slash_commands"]] == ["/career"]


def test_the_manifests_other_lines_make_the_http_mode() -> None:
    text = MANIFEST.read_text(encoding="utf-8")
    changed = "\n".join(
        line.replace("# ", "", 1) if "https://advisor" in line or "redirect_urls" in line else line for line in text.splitlines()
    )
    made = yaml.safe_load(changed)
    address = "https://advisor.example.com/slack/events"
    assert made["features"]["slash_commands"][0]["url"] == address
    assert made["settings"]["event_subscriptions"]["request_url"] == made["settings"]["interactivity"]["request_url"] == address
    assert made["oauth_config"]["redirect_urls"] == ["https://advisor.example.com/slack/oauth_redirect"]


def test_the_channel_stands_in_credentials() -> None:
    entries = yaml.safe_load(Path(CREDENTIALS).read_text(encoding="utf-8"))
    assert entries["advisor.channels.slack.channel.SlackInput"] is None


def test_readme_tells_every_setting_and_its_default() -> None:
    source = Path(config.__file__).read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8").split("\n## Settings\n")[1].split("\n## ")[0]
    names = re.findall(r'env\.get\("(\w+)"\)', source)
    assert len(names) == 6
    assert [name for name in names if f"`{name}`" not in readme] == []
    assert config.SlackSettings().api_url in readme
