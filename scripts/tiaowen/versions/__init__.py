"""The texts of one work as they stood from day to day: which provision became which, and what of its words changed."""
