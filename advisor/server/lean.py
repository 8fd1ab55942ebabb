"""Rasa without TensorFlow, which nothing here uses and which costs 5 seconds and 350 MB at start-up.

Eight modules of Rasa import it for components that are not in config.yml. Each gets a stand-in before Rasa is imported;
nothing pretends to be TensorFlow itself. A component that is left out says so when it is used.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

# The modules that import TensorFlow, with the names that other modules import from them.
ABSENT = {
    "rasa.utils.tensorflow.callback": ("RasaTrainingLogger", "RasaModelCheckpoint"),
    "rasa.utils.tensorflow.data_generator": ("RasaBatchDataGenerator",),
    "rasa.nlu.classifiers.diet_classifier": ("DIETClassifier",),
    "rasa.nlu.selectors.response_selector": ("ResponseSelector",),
    "rasa.nlu.featurizers.dense_featurizer.convert_featurizer": ("ConveRTFeaturizer",),
    "rasa.nlu.featurizers.dense_featurizer.lm_featurizer": ("LanguageModelFeaturizer",),
    "rasa.core.policies.ted_policy": ("TEDPolicy",),
    "rasa.core.policies.unexpected_intent_policy": ("UnexpecTEDIntentPolicy",),
}


class LeftOutError(RuntimeError):
    """A component was used that needs TensorFlow."""


def _refuse(self: Any, *_: Any, **__: Any) -> None:
    raise LeftOutError(f"{type(self).__name__} needs TensorFlow, which this start-up leaves out; use the plain `rasa` command.")


def apply() -> None:
    """Put the stand-ins in place. To be called before Rasa is imported."""
    for module_name, class_names in ABSENT.items():
        module = ModuleType(module_name, "Stands in for a module of Rasa that needs TensorFlow.")
        for class_name in class_names:
            setattr(module, class_name, type(class_name, (), {"__init__": _refuse, "__module__": module_name}))
        sys.modules.setdefault(module_name, module)
