"""What the pages share: controls, charts, sentences, colours."""
