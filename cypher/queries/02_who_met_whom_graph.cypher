// Wer traf wen zwischen zwei Tagen? (Bild)
// Who met whom between two days? (picture)
// :param from => "2022-01-01"
// :param to => "2022-12-31"
MATCH (a:Actor)-[p:PARTICIPATES_IN]->(m:Meeting)
WHERE m.status IN ["held", "ongoing"] AND m.date >= $from AND m.date <= $to
RETURN a, p, m
ORDER BY m.id, a.id
