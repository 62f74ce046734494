"""Records: a synthetic company with its answer key, and readers for CRM exports."""
