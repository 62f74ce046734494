"""Reading exports of sales software, with an account of every row."""
