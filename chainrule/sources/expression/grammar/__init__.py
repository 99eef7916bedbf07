"""The rules of the grammar, a file a kind; `parse.py` has tables of them and takes the tokens to them."""
