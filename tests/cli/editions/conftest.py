"""Two folders of articles that several tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

ENGLISH = {
    "port": "# The port of Beirut\n\nThe port of Beirut was destroyed in 2020, and 218 people were killed there.\n\n"
    "The judge called the ministers, and none of them came to the court.",
    "marsh/water": "# The marshes of Iraq\n\nThe drought has emptied the marshes of southern Iraq, where 45 villages stood.\n\n"
    "The farmers left for the city with their buffaloes.",
    "soup": "# Lentil soup\n\nA recipe for lentil soup with cumin, lemon and a little salt, as it is cooked in winter.",
}
ARABIC = {
    "marfa": "# مرفأ بيروت\n\nدُمّر مرفأ بيروت في عام 2020، وقُتل فيه 219 شخصا.\n\nواستدعى القاضي الوزراء، ولم يأت أحد منهم إلى المحكمة.",
    "ahwar": "# أهوار العراق\n\nأفرغ الجفاف أهوار جنوب العراق حيث كانت 45 قرية.\n\nورحل المزارعون إلى المدينة مع جواميسهم.",
}


@pytest.fixture
def folders(tmp_path: Path) -> tuple[str, str]:
    for side, texts in (("en", ENGLISH), ("ar", ARABIC)):
        for name, text in texts.items():
            path = tmp_path / side / f"{name}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return str(tmp_path / "en"), str(tmp_path / "ar")
