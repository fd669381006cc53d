-- A child of two trials that was audited, a replica, and what was learnt from a search.

insert into trial (search, number, family, decisions, architecture, estimate, state, attempt, worker,
                   rung, epoch, epochs, origin, audited, replica_of, silent_attempts, created_at,
                   started_at)
select '019a0000-0000-7000-8000-000000000002', number, 'dnn', '{"layers": 4}', 'a02' || number,
       (select estimate from trial where number = 5), state, attempt, worker, rung, epoch, 12,
       origin::jsonb, audited, replica_of, silent, '2026-01-05T10:11:00Z',
       '2026-01-05T10:11:01Z'
  from (values
    (8, 'QUEUED', 2, 'old/1', 1, 6,
     '{"kind": "child", "sentence": "bred from trials 0 and 1", "parents": [0, 1],
       "predicted": 0.125, "deviation": 0.02}', true, null, 1),
    (9, 'QUEUED', 0, null, 0, 0, null, false, 0, 0))
       as old (number, state, attempt, worker, rung, epoch, origin, audited, replica_of, silent);

update search
   set rejected_by = '{"flash": 2, "shapes": 1}',
       importance = '{"shares": [{"family": "dnn", "decision": "layers", "main": 0.5, "total": 0.75}],
                      "rankCorrelation": 0.8, "trials": 2}'
 where id = '019a0000-0000-7000-8000-000000000004';
