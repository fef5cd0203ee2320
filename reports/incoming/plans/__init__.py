"""Running text: the head of a document, the outline of a work plan, its tasks and clauses."""
