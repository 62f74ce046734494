"""Management styles: what a manager sees and does, the styles of the articles, and one's own."""
