"""Tables: names and texts in spreadsheets and dataframes, nothing lost, nothing overwritten."""

from arabtext.tables import columns
from arabtext.tables.authority_file import load_authority, save_authority
from arabtext.tables.delimited import parse_csv
from arabtext.tables.examine import Examination, examine
from arabtext.tables.formats import read_table, read_tables, write_table
from arabtext.tables.match import MatchReport, match_files
from arabtext.tables.name_columns import guess_column
from arabtext.tables.report import Report, Sheet
from arabtext.tables.search import NameList, read_names
from arabtext.tables.table import Table
from arabtext.tables.unify import EVERY_SHEET, unify_file

__all__ = [
    "EVERY_SHEET",
    "Examination",
    "MatchReport",
    "NameList",
    "Report",
    "Sheet",
    "Table",
    "columns",
    "examine",
    "guess_column",
    "load_authority",
    "match_files",
    "parse_csv",
    "read_names",
    "read_table",
    "read_tables",
    "save_authority",
    "unify_file",
    "write_table",
]
