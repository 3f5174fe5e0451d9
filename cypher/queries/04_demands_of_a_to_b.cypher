// Welche Forderungen stellte A an B, mit Satz und Quelle?
// Which demands did A put to B, with sentence and source?
// :param a => "Russia"
// :param b => "NATO"
MATCH (:Actor {name: $a})<-[:SUBJECT]-(d:Claim {predicate: "demands", polarity: "affirmed"})-[:OBJECT]->(:Actor {name: $b})
MATCH (d)-[:EVIDENCED_BY]->(p:Passage)-[:PASSAGE_OF]->(article:Article)
RETURN d.content AS demand, d.modality AS modality, d.date AS date, p.quote AS quote, article.source AS source,
       article.title AS article
ORDER BY date, demand, source
