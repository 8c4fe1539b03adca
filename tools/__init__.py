"""What developers run and what is not shipped: lists, tables and data made anew."""
