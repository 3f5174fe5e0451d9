// Was sagte eine Amtsperson zu einem Thema?
// What did an office holder say on a topic?
// :param official => "Wendy Sherman"
// :param topic => "NATO"
MATCH (o:Official)
WHERE o.name = $official OR $official IN o.aliases
MATCH (c:Claim)-[:SUBJECT|SPEAKER]->(o)
MATCH (c)-[:EVIDENCED_BY]->(p:Passage)-[:PASSAGE_OF]->(article:Article)
WHERE c.predicate <> "represents"
  AND (toLower(c.content) CONTAINS toLower($topic) OR toLower(p.quote) CONTAINS toLower($topic))
RETURN DISTINCT c.predicate AS relation, c.content AS content, c.direct AS verbatim, p.quote AS quote,
       article.source AS source, article.published AS published
ORDER BY published, relation, content, quote
