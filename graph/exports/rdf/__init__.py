"""RDF: the terms, the triples of a graph, and the vocabulary and shapes that follow from the schema."""
