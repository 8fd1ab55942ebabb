"""The intents that are told apart by name."""

from __future__ import annotations

from ..knowledge.schema import CAREER_TOPICS

CAREER_INTENTS = frozenset(f"ask_{topic}" for topic in CAREER_TOPICS)
FALLBACK = "nlu_fallback"
TELLING = "inform"
FOLLOW_UP = "follow_up"
OUT_OF_SCOPE = "out_of_scope"
CRISIS = "out_of_scope_crisis"
OTHER_JOBS = "out_of_scope_other_jobs"
MEDICAL = "out_of_scope_medical_advice"
INJECTION = "out_of_scope_injection"
ABUSE = "out_of_scope_abuse"
