"""Two texts side by side, and their writers: HTML, Word, TMX, XLSX, JSON lines."""

from arabtext.bitext.docx import write_docx
from arabtext.bitext.html import write_html
from arabtext.bitext.jsonl import write_jsonl
from arabtext.bitext.rows import Bitext, Note, Row
from arabtext.bitext.tmx import write_tmx
from arabtext.bitext.xlsx import write_xlsx

__all__ = ["Bitext", "Note", "Row", "write_docx", "write_html", "write_jsonl", "write_tmx", "write_xlsx"]
