"""Settings from the environment: defaults, values, and values that cannot be used."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from advisor.settings import KNOWLEDGE, ROOT, Adviser, SettingError, load

SECRET = "s" * 32


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {"VAR_DIR": str(tmp_path / "var"), "CHAT_SECRET": SECRET}


def test_every_setting_has_a_default_that_works(env: dict[str, str], tmp_path: Path) -> None:
    settings = load(env)
    assert (settings.host, settings.port) == ("127.0.0.1", 5005)
    assert settings.chat_rate_limit == "30/minute"
    assert settings.chat_origins == ()
    assert settings.chat_session_days == 30
    assert settings.chat_keep_days is None
    assert settings.turn_seconds == 15
    assert settings.database_url == f"sqlite:///{tmp_path / 'var' / 'conversations.db'}"
    assert settings.redis_url is None
    assert settings.models == ROOT / "models"


def test_an_empty_value_is_the_default(env: dict[str, str]) -> None:
    assert load({**env, "PORT": "", "HOST": "", "CHAT_RATE_LIMIT": ""}) == load(env)


def test_values_are_taken_from_the_environment(env: dict[str, str], tmp_path: Path) -> None:
    given = {
        "HOST": "0.0.0.0",
        "PORT": "8000",
        "CHAT_SESSION_DAYS": "7",
        "CHAT_KEEP_DAYS": "90",
        "TURN_SECONDS": "0.5",
        "DATABASE_URL": "postgresql://db",
        "MODELS_DIR": str(tmp_path),
    }
    settings = load({**env, **given})
    assert (settings.host, settings.port, settings.chat_session_days, settings.turn_seconds) == ("0.0.0.0", 8000, 7, 0.5)
    assert (settings.database_url, settings.models, settings.chat_keep_days) == ("postgresql://db", tmp_path, 90)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "http"),
        ("PORT", "nan"),
        ("CHAT_SESSION_DAYS", "0"),
        ("CHAT_KEEP_DAYS", "0"),
        ("CHAT_KEEP_DAYS", "for ever"),
        ("TURN_SECONDS", "-1"),
        ("TURN_SECONDS", "inf"),
    ],
)
def test_a_number_out_of_range_is_told(env: dict[str, str], name: str, value: str) -> None:
    with pytest.raises(SettingError, match=f"{name} is '{value}'; set it to a number from"):
        load({**env, name: value})


def test_a_short_secret_is_refused(env: dict[str, str]) -> None:
    with pytest.raises(SettingError, match="CHAT_SECRET is shorter than 32"):
        load({**env, "CHAT_SECRET": "x" * 31})


def test_a_secret_is_made_once_and_kept_for_its_owner_alone(env: dict[str, str], tmp_path: Path) -> None:
    del env["CHAT_SECRET"]
    made = load(env).chat_secret
    assert len(made) >= 32
    assert load(env).chat_secret == made
    assert stat.S_IMODE((tmp_path / "var" / "chat_secret").stat().st_mode) == 0o600


def test_two_installations_have_two_secrets(tmp_path: Path) -> None:
    assert load({"VAR_DIR": str(tmp_path / "a")}).chat_secret != load({"VAR_DIR": str(tmp_path / "b")}).chat_secret


@pytest.mark.parametrize(
    "text",
    ["https://a.example https://b.example", "https://a.example,https://b.example/", " https://a.example , https://b.example "],
)
def test_origins_are_parted_by_blanks_or_commas(env: dict[str, str], text: str) -> None:
    assert load({**env, "CHAT_ORIGINS": text}).chat_origins == ("https://a.example", "https://b.example")


def test_the_rate_limit_can_be_switched_off(env: dict[str, str]) -> None:
    assert load({**env, "CHAT_RATE_LIMIT": "off"}).chat_rate_limit is None


def test_the_process_environment_is_read_by_default(env: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**env, "PORT": "6000"}.items():
        monkeypatch.setenv(name, value)
    assert load().port == 6000


def test_paths_do_not_depend_on_the_working_directory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert KNOWLEDGE.is_absolute()
    assert (KNOWLEDGE / "sources.yml").is_file()


def test_nobody_is_set_up_to_hand_over_to_by_default(env: dict[str, str]) -> None:
    assert load(env).adviser == Adviser()


def test_mail_to_the_adviser_comes_from_their_own_address_unless_said_otherwise(env: dict[str, str]) -> None:
    desk = {"ADVISER_EMAIL": "help@college.example", "SMTP_URL": "smtps://me:p%40ss@mail.example"}
    assert load({**env, **desk}).adviser.mail_from == "help@college.example"
    assert load({**env, **desk, "MAIL_FROM": "bot@college.example"}).adviser.mail_from == "bot@college.example"


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"ADVISER_EMAIL": "help@college.example"}, "SMTP_URL"),
        ({"ADVISER_EMAIL": "help@college.example", "SMTP_URL": "mail.example:25"}, "SMTP_URL"),
        ({"ADVISER_EMAIL": "help@college.example", "SMTP_URL": "smtp://mail.example:port"}, "SMTP_URL"),
        ({"ADVISER_EMAIL": "help", "SMTP_URL": "smtp://mail.example"}, "ADVISER_EMAIL"),
        ({"ADVISER_EMAIL": "a@b.org", "SMTP_URL": "smtp://mail.example", "MAIL_FROM": "a b"}, "MAIL_FROM"),
        ({"ADVISER_SLACK_WEBHOOK": "hooks.example/x"}, "ADVISER_SLACK_WEBHOOK"),
    ],
)
def test_a_desk_that_cannot_be_reached_is_told_at_once(env: dict[str, str], given: dict[str, str], named: str) -> None:
    with pytest.raises(SettingError, match=f"^{named}"):
        load({**env, **given})
