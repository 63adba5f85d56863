"""Language: a report to sentences, and who refers to whom in them."""
