// Welche Forderungen bekamen welche Antwort?
// Which demands got which answer?
MATCH (asker:Actor)<-[:SUBJECT]-(demand:Claim {predicate: "demands"})<-[:ANSWERS]-(answer:Claim)-[:SUBJECT]->(who:Actor)
RETURN asker.name AS asker, demand.content AS demand, who.name AS answered_by, answer.predicate AS answer,
       answer.content AS words, answer.date AS date
ORDER BY date, asker, demand, answer
