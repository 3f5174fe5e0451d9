// Wer fordert von wem? (Bild)
// Who demands of whom? (picture)
MATCH (a:Actor)-[d:DEMANDS]->(b:Actor)
RETURN a, d, b
ORDER BY d.id
