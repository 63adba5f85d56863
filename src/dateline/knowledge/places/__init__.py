"""What is known of places: gazetteer sources, spellings, cue words and weights."""
