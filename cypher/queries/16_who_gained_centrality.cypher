// Wer hat von einem Zeitraum zum nächsten an Verbindungen gewonnen?
// Who gained connections from one period to the next?
// :param until => "2022-01-31"
MATCH (a:Actor)-[e]-(b:Actor)
WHERE e.date IS NOT NULL AND type(e) <> "REPRESENTS"
WITH a, count(DISTINCT CASE WHEN e.date <= $until THEN b.id ELSE null END) AS before,
     count(DISTINCT CASE WHEN e.date > $until THEN b.id ELSE null END) AS after
RETURN a.name AS actor, before, after, after - before AS gain
ORDER BY gain DESC, actor
