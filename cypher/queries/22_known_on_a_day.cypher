// Was wussten wir am Tag?
// What did we know on the day?
// :param day => "2022-01-09"
MATCH (a:Actor)<-[:SUBJECT]-(c:Claim)-[:EVIDENCED_BY]->(p:Passage)-[:PASSAGE_OF]->(article:Article)
WHERE article.published <= $day
OPTIONAL MATCH (c)-[:OBJECT]->(b:Actor)
RETURN a.name AS actor, c.predicate AS relation, b.name AS target, c.content AS content, c.polarity AS polarity,
       c.modality AS modality, min(article.published) AS known_since, count(DISTINCT article) AS articles
ORDER BY known_since, actor, relation, target, content
