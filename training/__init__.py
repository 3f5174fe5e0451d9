"""How the shipped engine was made: from open data and an MIT-licensed encoder to the weights in `graph/linguistics/weights`."""
