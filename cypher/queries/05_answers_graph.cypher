// Forderungen und Vorwürfe mit ihren Antworten (Bild)
// Demands and accusations with their answers (picture)
MATCH (asker:Actor)<-[s:SUBJECT]-(first:Claim)<-[a:ANSWERS]-(answer:Claim)-[t:SUBJECT]->(who:Actor)
RETURN asker, s, first, a, answer, t, who
ORDER BY first.id, answer.id
