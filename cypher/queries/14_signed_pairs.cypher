// Welche Paare stehen einander wie nah? (Vorzeichen für Blöcke und Dreiecke)
// Which pairs are how close? (signs for blocs and the balance of triads)
MATCH (a:Actor)-[e]-(b:Actor)
WHERE a.id < b.id AND coalesce(e.modality, "actual") = "actual" AND coalesce(e.status, "held") IN ["held", "ongoing"] AND type(e) <> "REPRESENTS"
WITH a, b, sum(CASE WHEN type(e) IN ["DEMANDS", "REJECTS", "ACCUSES", "DENIES", "THREATENS", "CRITICISES", "SANCTIONS"]
                    THEN 1 ELSE 0 END) AS conflict, count(e) AS edges
RETURN a.name AS one, b.name AS other, edges - conflict AS cooperation, conflict, edges - 2 * conflict AS balance
ORDER BY balance, one, other
