"""A workbook of any format -> sheets of cells with address and kind, for intake."""
