// Wie viel berichten die Quellen in welcher Sprache?
// How much do the outlets report, in which language?
MATCH (article:Article)
OPTIONAL MATCH (article)<-[:PASSAGE_OF]-(p:Passage)<-[:EVIDENCED_BY]-(c:Claim)
RETURN article.source AS source, article.language AS language, count(DISTINCT article) AS articles,
       count(DISTINCT p) AS passages, count(DISTINCT c) AS claims
ORDER BY articles DESC, source, language
