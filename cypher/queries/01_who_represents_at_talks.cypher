// Wer vertritt den Staat am Tag bei Gesprächen?
// Who represents the state at talks on the day?
// :param state => "Russia"
// :param day => "2022-01-10"
MATCH (o:Official)-[r:REPRESENTS]->(s:Actor {name: $state})
MATCH (o)-[p:PARTICIPATES_IN]->(m:Meeting {date: $day})
RETURN DISTINCT o.name AS official, r.role AS role, m.name AS meeting, m.status AS status, p.quote AS quote
ORDER BY official, role, meeting
