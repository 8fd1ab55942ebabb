"""Running actions in the server's own process, for `action_endpoint: {url: "local:actions"}` in endpoints.yml.

Rasa calls actions over HTTP and checks each result against a schema that it compiles anew, which takes longer than the
rest of a turn. Here the action is called directly; for an endpoint over HTTP the schema is compiled once.
"""

from __future__ import annotations

import json as jsonlib
import logging
import sys
from functools import cache, lru_cache
from typing import Any

from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

from ..settings import ROOT
from ..stores.messages import failure
from . import incidents

logger = logging.getLogger(__name__)

_SCHEME = "local:"


@cache
def executor(package: str) -> ActionExecutor:
    """Return the executor of the actions in a package, which is found from the project's folder."""
    logging.getLogger("rasa_sdk.executor").setLevel(logging.WARNING)
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    actions = ActionExecutor()
    actions.register_package(package)
    return actions


class LocalActions(EndpointConfig):
    """An action endpoint that calls the actions of a package instead of a server."""

    async def request(self, *args: Any, json: dict[str, Any] | None = None, **kwargs: Any) -> Any | None:
        """Run an action.

        Args:
            args: Not used; an HTTP endpoint has the method here.
            json: The call, as Rasa sends it to an action server.
            kwargs: Not used; an HTTP endpoint has its time limit and such here.

        Returns:
            The action's events and responses; a plain apology where the action failed.

        Raises:
            ClientResponseError: If the action rejects its execution, in the form an action server reports it.
        """
        call: Any = json or {}
        try:
            return await executor((self.url or "")[len(_SCHEME) :]).run(call)
        except ActionExecutionRejection as rejection:
            told = jsonlib.dumps({"action_name": rejection.action_name, "error": rejection.message})
            raise ClientResponseError(400, "rejected", told) from rejection
        # An action may raise anything; Rasa would log it with the person's words and answer with silence.
        except Exception as error:
            reference = incidents.record(logger, f"The action {call.get('next_action')}", error)
            return {"events": [], "responses": [failure(reference)]}


def _localised(endpoint: EndpointConfig | None) -> EndpointConfig | None:
    if endpoint is None or isinstance(endpoint, LocalActions) or not (endpoint.url or "").startswith(_SCHEME):
        return endpoint
    return LocalActions(endpoint.url, **endpoint.kwargs)


@lru_cache(maxsize=1)
def install() -> None:
    """Let Rasa's remote actions use local endpoints. endpoints.yml cannot name a class for them, so two methods are replaced."""
    plain_init, plain_check = RemoteAction.__init__, RemoteAction._validate_action_result
    schema = RemoteAction.action_response_format_spec()
    validator = validator_for(schema)(schema)

    def init(self: RemoteAction, name: str, action_endpoint: EndpointConfig | None) -> None:
        plain_init(self, name, _localised(action_endpoint))

    def check(self: RemoteAction, result: dict[str, Any]) -> bool:
        trusted = isinstance(self.action_endpoint, LocalActions) or validator.is_valid(result)
        return trusted or plain_check(self, result)

    RemoteAction.__init__ = init
    RemoteAction._validate_action_result = check
