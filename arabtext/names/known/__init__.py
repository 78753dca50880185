"""Knowledge of names: the tables, the keys they are looked up by, texts that hold no name."""
