"""Workbooks: their sheets read, written as a new workbook, or added to an existing one."""
