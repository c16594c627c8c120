"""Frozen steps of the diary file's form, one per released schema; this page names them without loading Alembic."""

REVISIONS = ("0001", "0002")
"""All known forms, oldest first; append only."""

HEAD = REVISIONS[-1]
