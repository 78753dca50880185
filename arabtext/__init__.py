"""arabtext: Arabic script normalized, names in one English form, English and Arabic editions aligned.

>>> import arabtext
>>> arabtext.romanize("قيس الخزعلي")
'Qais al-Khazali'

Everything is loaded when it is first used: importing the package reads no table and no heavy library.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from arabtext import editions as editions
    from arabtext import names as names
    from arabtext import script as script
    from arabtext import tables as tables
    from arabtext import urls as urls
    from arabtext import values as values
    from arabtext.errors import ArabtextError as ArabtextError
    from arabtext.memory import clear_caches as clear_caches
    from arabtext.names.comparing.compare import compare as compare
    from arabtext.names.writing.romanize import romanize as romanize
    from arabtext.script.language.detection import detect as detect
    from arabtext.script.normalization import explain as explain
    from arabtext.script.normalization import normalize as normalize

    __version__: str

__all__ = [
    "ArabtextError",
    "__version__",
    "clear_caches",
    "compare",
    "detect",
    "editions",
    "explain",
    "names",
    "normalize",
    "romanize",
    "script",
    "tables",
    "urls",
    "values",
]

_HOME = {
    "ArabtextError": "errors",
    "clear_caches": "memory",
    "normalize": "script",
    "explain": "script",
    "detect": "script",
    "romanize": "names",
    "compare": "names",
}


if not TYPE_CHECKING:  # a type checker that saw this would let every name pass

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module 'arabtext' has no attribute {name!r}")
        if name == "__version__":
            return import_module("arabtext.version").version()
        if name in _HOME:
            return getattr(import_module(f"arabtext.{_HOME[name]}"), name)
        return import_module(f"arabtext.{name}")


def __dir__() -> list[str]:
    return __all__
