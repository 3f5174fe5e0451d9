// Das Bild des Ganzen: wer steht wie zu wem?
// The whole picture: who stands how to whom?
MATCH (a:Actor)-[e]->(b:Actor)
WHERE type(e) <> "REPRESENTS"
RETURN a, e, b
ORDER BY e.id
LIMIT 200
