-- When a trial is deleted, those that repeat it are looked for: without an index once through the
-- whole table for each trial of a search.

create index trial_replica on trial (search, replica_of) where replica_of is not null;
