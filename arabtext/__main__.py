"""``python -m arabtext`` runs the same program as ``arabtext``."""

from arabtext.cli.main import main

if __name__ == "__main__":
    main()
