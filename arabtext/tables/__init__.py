"""Tables: names and texts in spreadsheets and dataframes, nothing lost, nothing overwritten."""

from arabtext.tables import columns
from arabtext.tables.files import Table, parse_csv, read_table, write_table
from arabtext.tables.unify import Report, guess_column, load_authority, unify_file

__all__ = [
    "Report",
    "Table",
    "columns",
    "guess_column",
    "load_authority",
    "parse_csv",
    "read_table",
    "unify_file",
    "write_table",
]
