"""What the system knows: tables as YAML and TSV, and the loaders that validate them at once."""
