"""Letters of a PDF with their places, read in a process of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabtext.editions.reading import pdf_letters
from arabtext.editions.reading.pdf_letters import read_letters
from arabtext.files.child import ChildError

pytest.importorskip("pypdfium2")

DATA = Path(__file__).parents[2] / "data"


def test_letters_are_where_they_are_drawn() -> None:
    title, ((height, letters), *others) = read_letters((DATA / "port_en.pdf").read_bytes())
    assert (title, round(height), len(others)) == ("port_en.html", 595, 1)
    drawn = [letter for letter in letters if not letter.is_added and letter.code > 32]
    beginning = [letter for letter in drawn if abs(letter.size - 18) < 0.1][:8]
    assert "".join(chr(letter.code) for letter in beginning) == "Beirut's"
    assert [letter.x for letter in beginning] == sorted(letter.x for letter in beginning)
    assert len({letter.y for letter in beginning}) == 1
    assert all(letter.x <= letter.right and letter.ink_left < letter.ink_right for letter in beginning)


def drawings_in_drawings(levels: int) -> bytes:
    """Return a PDF with a text that is drawn ten times in a drawing that is drawn ten times, and so on."""
    fonts = "/Font << /F 5 0 R >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> {fonts} >> /Contents 4 0 R >>",
        "<< /Length 5 >>\nstream\n/X Do\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for level in range(levels):
        content = "/X Do " * 10 if level < levels - 1 else "BT /F 10 Tf 0 0 Td (Text here) Tj ET"
        inside = f"/Resources << /XObject << /X {7 + level} 0 R >> {fonts} >> /Length {len(content)}"
        objects.append(f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] {inside} >>\nstream\n{content}\nendstream")
    body = "".join(f"{number} 0 obj\n{content}\nendobj\n" for number, content in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n%%EOF".encode()


def test_drawings_in_drawings_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader would draw the text 10,000,000,000 times."""
    assert len(read_letters(drawings_in_drawings(2))[1][0][1]) >= 10
    monkeypatch.setattr(pdf_letters, "_MAX_SECONDS", 1)
    with pytest.raises(ChildError, match="did not end"):
        read_letters(drawings_in_drawings(11))


def test_many_pages_are_refused() -> None:
    pages = " ".join(["3 0 R"] * (pdf_letters.MAX_PAGES + 1))
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {pdf_letters.MAX_PAGES + 1} /Kids [{pages}] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
    )
    body = "".join(f"{number} 0 obj\n{content}\nendobj\n" for number, content in enumerate(objects, 1))
    with pytest.raises(ChildError, match="it has 401 pages; the most that an article may have are 400"):
        read_letters(f"%PDF-1.4\n{body}trailer\n<< /Size 4 /Root 1 0 R >>\n%%EOF".encode())
