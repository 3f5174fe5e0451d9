// Wer trifft beide Seiten eines verfeindeten Paares?
// Who meets both sides of a hostile pair?
MATCH (a:Actor)-[h:ACCUSES|THREATENS|SANCTIONS|CRITICISES|REJECTS|DENIES]-(b:Actor)
WHERE a.id < b.id AND h.modality = "actual"
WITH DISTINCT a, b
MATCH (a)-[one:MEETS]-(mediator:Actor)-[other:MEETS]-(b)
WHERE one.status IN ["held", "ongoing"] AND other.status IN ["held", "ongoing"] AND mediator.id <> a.id
  AND mediator.id <> b.id AND NOT (mediator)-[:ACCUSES|THREATENS|SANCTIONS]-(a)
  AND NOT (mediator)-[:ACCUSES|THREATENS|SANCTIONS]-(b)
RETURN mediator.name AS mediator, a.name AS one_side, b.name AS other_side, count(DISTINCT one) AS with_one,
       count(DISTINCT other) AS with_other
ORDER BY mediator, one_side, other_side
