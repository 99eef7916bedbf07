"""How Chainrule is set up, built, started and tested. The standard library only: nothing is installed yet."""
