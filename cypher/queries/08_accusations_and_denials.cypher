// Wer wirft wem was vor, und was davon wird von wem bestritten?
// Who accuses whom of what, and what of it is denied by whom?
MATCH (accuser:Actor)<-[:SUBJECT]-(charge:Claim {predicate: "accuses", polarity: "affirmed"})
OPTIONAL MATCH (charge)-[:OBJECT]->(accused:Actor)
OPTIONAL MATCH (charge)<-[:ANSWERS]-(denial:Claim {predicate: "denies"})-[:SUBJECT]->(denier:Actor)
RETURN accuser.name AS accuser, accused.name AS accused, charge.content AS charge, charge.date AS date,
       denier.name AS denied_by, denial.content AS denial
ORDER BY date, accuser, accused, charge, denied_by
