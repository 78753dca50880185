"""Arabic script as it is found, made comparable: profiles, explained steps, language detection."""

from arabtext.script.language.detection import Detection, Run, detect
from arabtext.script.pipeline import PROFILES, Audit, Profile, explain, normalize, normalize_all

__all__ = ["PROFILES", "Audit", "Detection", "Profile", "Run", "detect", "explain", "normalize", "normalize_all"]
