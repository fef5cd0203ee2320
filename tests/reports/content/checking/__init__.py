"""The drafting check, subject by subject, on the published documents and on small papers."""
