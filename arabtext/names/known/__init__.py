"""What is known of names beforehand: the tables, the keys they are looked up by, texts that hold no name."""
