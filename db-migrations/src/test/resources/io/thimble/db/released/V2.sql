-- Trials that wait at a rung or were stopped there, and from where they go on.

insert into trial (search, number, family, decisions, architecture, estimate, state, attempt, worker,
                   rung, epoch, epochs, created_at, started_at, ended_at)
select '019a0000-0000-7000-8000-000000000002', number, 'dnn', '{"layers": 3}', 'a02' || number,
       (select estimate from trial where number = 5), state, 1, 'old/1', rung, 12, 12,
       '2026-01-05T10:10:00Z', '2026-01-05T10:10:01Z', ended::timestamptz
  from (values (6, 'WAITING', 0, null), (7, 'STOPPED', 1, '2026-01-05T10:20:00Z'))
       as old (number, state, rung, ended);

insert into rung_result (search, trial, rung, epoch, float_correct, clips)
values ('019a0000-0000-7000-8000-000000000002', 0, 0, 6, 150, 200),
       ('019a0000-0000-7000-8000-000000000002', 6, 0, 12, 140, 200),
       ('019a0000-0000-7000-8000-000000000002', 7, 1, 12, 90, 200);

insert into checkpoint (search, trial, epoch, state)
values ('019a0000-0000-7000-8000-000000000002', 4, 7, 'weights of epoch 7'),
       ('019a0000-0000-7000-8000-000000000002', 6, 12, 'weights of epoch 12');
