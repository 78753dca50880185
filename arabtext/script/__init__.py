"""Normalize Arabic script under profiles, explain every step, detect scripts and languages."""

from arabtext.script.language.detection import Detection, Run, detect
from arabtext.script.normalization import explain, normalize, normalize_all
from arabtext.script.profiles import PROFILES, Audit, Profile

__all__ = ["PROFILES", "Audit", "Detection", "Profile", "Run", "detect", "explain", "normalize", "normalize_all"]
