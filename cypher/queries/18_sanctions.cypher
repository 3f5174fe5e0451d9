// Wer hat gegen wen Sanktionen verhängt, seit wann?
// Who has imposed sanctions on whom, since when?
MATCH (a:Actor)-[e:SANCTIONS]->(b:Actor)
WHERE e.modality = "actual"
RETURN a.name AS who, b.name AS against, min(e.date) AS since, count(e) AS reported
ORDER BY since, who, against
