"""Writers: two texts side by side as HTML, TMX, XLSX or JSON lines; names to be checked as a page."""

from arabtext.export.bitext import Bitext, Note, Row, printable, write_aside
from arabtext.export.html import write_html
from arabtext.export.jsonl import write_jsonl
from arabtext.export.review import Cluster, Item, Member, Review, write_review
from arabtext.export.tmx import write_tmx
from arabtext.export.xlsx import fit_cell, write_xlsx

__all__ = [
    "Bitext",
    "Cluster",
    "Item",
    "Member",
    "Note",
    "Review",
    "Row",
    "fit_cell",
    "printable",
    "write_aside",
    "write_html",
    "write_jsonl",
    "write_review",
    "write_tmx",
    "write_xlsx",
]
