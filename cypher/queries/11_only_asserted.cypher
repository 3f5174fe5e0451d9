// Was gilt als ausgesagt, ohne Künftiges, Bedingtes und Verneintes?
// What is asserted, without the future, the hypothetical and the negated?
// :param state => "Russia"
MATCH (a:Actor)<-[:SUBJECT]-(c:Claim {polarity: "affirmed", modality: "actual"})-[:OBJECT]->(b:Actor)
WHERE $state IN [a.name, b.name] AND c.predicate <> "represents"
RETURN a.name AS actor, c.predicate AS relation, b.name AS target, c.content AS content, c.date AS date
ORDER BY date, actor, relation, target, content
