"""The command line: one function per verb; the program itself is :func:`arabtext.cli.main.main`."""
