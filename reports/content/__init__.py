"""What a document says, without any layout: frozen dataclasses made from queries."""
