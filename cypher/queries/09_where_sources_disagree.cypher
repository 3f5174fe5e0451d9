// Wo widersprechen sich die Quellen?
// Where do sources disagree?
MATCH (who:Actor)<-[:SUBJECT]-(yes:Claim {polarity: "affirmed"})-[:OBJECT]->(whom:Actor)
MATCH (who)<-[:SUBJECT]-(no:Claim {polarity: "negated", predicate: yes.predicate})-[:OBJECT]->(whom)
MATCH (yes)-[:EVIDENCED_BY]->(p:Passage)-[:PASSAGE_OF]->(one:Article)
MATCH (no)-[:EVIDENCED_BY]->(q:Passage)-[:PASSAGE_OF]->(other:Article)
WHERE one.id <> other.id
RETURN who.name AS actor, yes.predicate AS relation, whom.name AS target, one.source AS says_yes, p.quote AS yes,
       other.source AS says_no, q.quote AS no
ORDER BY actor, relation, target, says_yes, says_no, yes, no
