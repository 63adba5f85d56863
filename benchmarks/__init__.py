"""What Dateline reaches on corpora that are not shipped, and how fast it is (see README.md)."""
