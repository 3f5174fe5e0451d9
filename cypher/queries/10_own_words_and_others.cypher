// Was sagte A selbst, und was sagen andere, dass A gesagt habe?
// What did A itself say, and what do others say that A said?
// :param actor => "Russia"
MATCH (a:Actor {name: $actor})<-[:SUBJECT]-(c:Claim)
OPTIONAL MATCH (c)-[:SPEAKER]->(speaker:Actor)
OPTIONAL MATCH (speaker)-[:REPRESENTS]->(side:Actor)
WITH c, speaker, collect(side.name) AS sides
RETURN c.predicate AS relation, c.content AS content, speaker.name AS speaker,
       CASE WHEN speaker IS NULL THEN "reported"
            WHEN speaker.name = $actor OR $actor IN sides THEN "own words" ELSE "words of others" END AS whose,
       c.date AS date
ORDER BY whose, date, relation, content
