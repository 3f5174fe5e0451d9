"""The graph as networks: who stands in the middle, who could mediate, which camps there are, how pairs fare over time.

Each question is a plain function from a networkx graph to rows (frozen dataclasses): `pandas.DataFrame(rows)` makes a
table of them, `graph.analysis.rows.write_csv(rows, path)` a file.
"""
