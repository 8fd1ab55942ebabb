"""`python -m advisor.server.launch`: start the assistant, say when it can answer, and stop without a trace.

Everything that can be known to be wrong is checked before Rasa is imported, which takes seconds.
"""

from __future__ import annotations

import gc
import signal
import socket
import sys
from pathlib import Path
from types import FrameType
from typing import Any

from ..channels.limits import Limits
from ..knowledge import load as knowledge
from ..memory import give_back
from ..settings import CREDENTIALS, ENDPOINTS, ROOT, SettingError, Settings, load
from . import lean, quiet

_WRONG_SETTING = 2
_CANNOT_START = 1


class StartError(RuntimeError):
    """The assistant cannot start; the message says why and what to do."""


def newest_model(folder: Path) -> Path:
    """Return the model that was trained last; raise StartError if there is none."""
    models = sorted(folder.glob("*.tar.gz"), key=lambda file: file.stat().st_mtime)
    if not models:
        raise StartError(f"There is no trained model in {folder}; run `make train` first.")
    return models[-1]


def check_port(host: str, port: int) -> None:
    """Raise StartError if the address cannot be listened on."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            # A port that a server has just left may be taken at once, as the server itself does.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        remedy = "stop what listens there, or set PORT to another number" if error.errno == 98 else "set HOST and PORT to others"
        raise StartError(f"Cannot listen on {host} port {port} ({error.strerror}); {remedy}.") from error


def address(settings: Settings) -> str:
    """Return the address to open in a browser on this machine."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.host, settings.host)
    return f"http://[{host}]:{settings.port}" if ":" in host else f"http://{host}:{settings.port}"


def _serve(settings: Settings, model: Path) -> bool:
    """Serve until a signal comes; return whether the assistant was ready in between."""
    from rasa.core.run import serve_application
    from rasa.core.utils import AvailableEndpoints
    from rasa.shared.utils.common import class_from_module_path
    from rasa.utils.common import configure_logging_and_warnings
    from rasa.utils.log_utils import configure_structlog

    from . import straight
    from .self_check import NotReadyError, check

    straight.apply()
    configure_logging_and_warnings()
    configure_structlog()
    endpoints = AvailableEndpoints.read_endpoints(str(ENDPOINTS))
    for entry in filter(None, (endpoints.tracker_store, endpoints.lock_store)):
        try:
            class_from_module_path(entry.type)
        except (AttributeError, ImportError) as error:
            raise StartError(f"endpoints.yml names {entry.type}, which cannot be loaded: {error}") from error
    ready = False

    async def announce(app: Any, _: Any) -> None:
        nonlocal ready
        try:
            await check(app.ctx.agent)
        except NotReadyError as error:
            raise StartError(str(error)) from error
        # What is loaded by now stays for good; the collector need not walk it during turns.
        give_back()
        gc.freeze()
        ready = True
        print(f"Ready on {address(settings)}/chat/ (Ctrl+C stops it)", flush=True)

    serve_application(
        model_path=str(model),
        interface=settings.host,
        port=settings.port,
        credentials=str(CREDENTIALS),
        endpoints=endpoints,
        enable_api=False,
        server_listeners=[(announce, "after_server_start")],
    )
    return ready


def _leave(_: int, __: FrameType | None) -> None:
    raise SystemExit(0)


def _start() -> int:
    from rasa.shared.exceptions import RasaException

    settings = load()
    # Made again by the channel; here a limit that cannot be read is told before the seconds of loading.
    Limits(settings.chat_rate_limit, settings.redis_url)
    check_port(settings.host, settings.port)
    model = newest_model(settings.models)
    try:
        knowledge.shared()
    except knowledge.KnowledgeError as error:
        raise StartError(str(error)) from error
    try:
        if _serve(settings, model):
            return 0
    except RasaException as error:
        raise StartError(str(error)) from error
    raise StartError(f"Cannot listen on {settings.host} port {settings.port}.")


def main() -> int:
    """Start the server and return the exit code: 0 after a signal, 1 if it cannot start, 2 for a wrong setting."""
    # Until the server has its own handlers; it needs seconds to load and may be stopped meanwhile.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _leave)
    quiet.silence()
    lean.apply()
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    try:
        return _start()
    except SettingError as error:
        print(error, file=sys.stderr)
        return _WRONG_SETTING
    except StartError as error:
        print(error, file=sys.stderr)
        return _CANNOT_START


if __name__ == "__main__":
    sys.exit(main())
