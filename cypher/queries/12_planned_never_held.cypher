// Welche geplanten Treffen haben bis zu einem Tag nie stattgefunden?
// Which planned meetings had never taken place by a day?
// :param day => "2022-12-31"
MATCH (m:Meeting)
WHERE m.status IN ["planned", "proposed", "cancelled"] AND m.date < $day
OPTIONAL MATCH (a:Actor)-[:PARTICIPATES_IN]->(m)
WITH m, a ORDER BY a.name
RETURN m.date AS date, m.place AS place, m.kind AS kind, m.status AS status, collect(a.name) AS participants
ORDER BY date, place, kind
