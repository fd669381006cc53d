-- Two workers, one of which stops, how broadly a search is trained, and what a trial printed.

insert into worker (id, name, cores, gpus, trainings, draining, started_at, seen_at)
values ('019a0000-0000-7000-8000-000000000071', 'old/1', 4, 1, 2, false, '2026-01-07T10:00:00Z', now()),
       ('019a0000-0000-7000-8000-000000000072', 'old/2', 4, 0, 2, true, '2026-01-07T10:00:00Z', now());

insert into worker_dataset (worker, dataset)
values ('019a0000-0000-7000-8000-000000000071', 'hers');

update search
   set running_at_once = 3
 where id = '019a0000-0000-7000-8000-000000000002';

insert into trial_line (search, trial, attempt, at, line)
values ('019a0000-0000-7000-8000-000000000002', 0, 1, '2026-01-05T10:00:05Z', 'epoch 1: loss 1.25'),
       ('019a0000-0000-7000-8000-000000000002', 0, 1, '2026-01-05T10:00:06Z', 'epoch 2: loss 0.75');
