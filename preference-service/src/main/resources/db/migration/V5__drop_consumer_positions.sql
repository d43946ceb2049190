-- Positions are the consumer module's now, in a table of its own making. Starting without the old ones only reads
-- again what the ledger already has.
drop table consumer_positions;
