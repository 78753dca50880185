"""Arabic script as it is found, made comparable: profiles, explained steps, language detection."""

from arabtext.script.language import Detection, detect
from arabtext.script.normalize import PROFILES, Profile, explain, normalize

__all__ = ["PROFILES", "Detection", "Profile", "detect", "explain", "normalize"]
