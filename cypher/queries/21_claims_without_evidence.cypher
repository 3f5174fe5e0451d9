// Welche Aussagen haben keinen Beleg? (es darf keine geben)
// Which claims have no evidence? (there must be none)
MATCH (c:Claim)
WHERE NOT (c)-[:EVIDENCED_BY]->(:Passage)
RETURN c.id AS claim, c.name AS name
ORDER BY claim
