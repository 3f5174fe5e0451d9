// Welche Angebote antworten auf welche Forderungen?
// Which offers were made in exchange for which demands?
MATCH (giver:Actor)<-[:SUBJECT]-(offer:Claim)-[:ANSWERS]->(demand:Claim {predicate: "demands"})-[:SUBJECT]->(asker:Actor)
WHERE offer.predicate IN ["offers", "agrees"]
RETURN asker.name AS asker, demand.content AS demand, demand.date AS demanded, giver.name AS giver,
       offer.content AS offer, offer.date AS offered
ORDER BY demanded, asker, giver, offer
