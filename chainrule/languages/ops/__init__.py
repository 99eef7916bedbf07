"""What every op of the table is, in the other languages, by the English sentence that the table holds."""
