"""What `import chainrule` offers: traces with names, networks, trainings, and their files.

Everything here is a view of what the modules below compute; nothing is computed twice. The names are those of
`chainrule/__init__.py`, which imports them when they are used.
"""
