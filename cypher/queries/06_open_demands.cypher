// Welche Forderungen sind noch ohne Antwort?
// Which demands are still without an answer?
MATCH (asker:Actor)<-[:SUBJECT]-(demand:Claim {predicate: "demands", polarity: "affirmed"})
WHERE NOT (demand)<-[:ANSWERS]-(:Claim)
OPTIONAL MATCH (demand)-[:OBJECT]->(of:Actor)
RETURN asker.name AS asker, of.name AS of, demand.content AS demand, demand.date AS since
ORDER BY since, asker, demand
