"""The pictures of the lessons."""
