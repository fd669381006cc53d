-- Searches in every state; those that came far have trials in every state of this schema.

create function pg_temp.spec(name text, dataset text) returns jsonb language sql as $$
  select jsonb_build_object(
    'name', name, 'dataset', dataset, 'keywords', jsonb_build_array('yes', 'no'),
    'budget', '{"flashBytes": 80000, "sramBytes": 40000, "opsPerInference": 6000000}'::jsonb,
    'families', '["ds-cnn", "dnn"]'::jsonb, 'strategy', 'genetic',
    'objectives', '["error", "flash", "sram", "ops"]'::jsonb, 'trials', 12, 'maxDuration', 'PT1H',
    'parallelism', 2, 'training', '{"epochs": 12, "quantization": "ptq"}'::jsonb, 'seed', 42)
$$;

create function pg_temp.estimate(model integer, macs integer) returns jsonb language sql as $$
  select jsonb_build_object(
    'macs', macs, 'parameters', 900, 'unknownOperators', '[]'::jsonb,
    'macsByKind', jsonb_build_object('convolution', 0, 'pointwise', 0, 'depthwise', 0,
                                     'dense', macs, 'recurrent', 0, 'other', 0),
    'flash', jsonb_build_object('modelBytes', model, 'runtimeBytes', 50000, 'frontEndBytes', 4000),
    'sram', '{"arenaUsedReferenceBytes": 8984, "arenaMinimumReferenceBytes": 9000,
              "arenaUsedCmsisNnBytes": 8984, "arenaMinimumCmsisNnBytes": 9000,
              "frontEndBytes": 3000, "audioBytes": 2000}'::jsonb)
$$;

insert into search (id, spec, state, reason, proposals, duplicates, infeasible, hypervolume,
                    created_at, started_at, ended_at)
select ('019a0000-0000-7000-8000-0000000000' || number)::uuid,
       pg_temp.spec(lower(state) || ' search', 'synthetic'), state, reason, proposals, duplicates,
       infeasible, hypervolume, '2026-01-05T10:00:00Z', started::timestamptz, ended::timestamptz
  from (values
    ('01', 'QUEUED', null, 0, 0, 0, 0, null, null),
    ('02', 'RUNNING', null, 15, 4, 5, 0.5, '2026-01-05T10:00:02Z', null),
    ('03', 'PAUSED', null, 1, 0, 0, 0, '2026-01-05T10:00:02Z', null),
    ('04', 'COMPLETED', null, 7, 2, 3, 0.625, '2026-01-05T10:00:02Z', '2026-01-05T11:00:00Z'),
    ('05', 'CANCELLED', null, 1, 0, 0, 0, '2026-01-05T10:00:02Z', '2026-01-05T10:30:00Z'),
    ('06', 'FAILED', 'The data set (synthetic) is gone.', 0, 0, 0, 0, null,
     '2026-01-05T10:30:00Z'))
       as posted (number, state, reason, proposals, duplicates, infeasible, hypervolume, started,
                  ended);

insert into trial (search, number, family, decisions, architecture, estimate, state, attempt,
                   lost_attempts, worker, epoch, epochs, validation_float_correct,
                   validation_float_clips, validation_int8_correct, validation_int8_clips,
                   test_float_correct, test_float_clips, test_int8_correct, test_int8_clips,
                   on_front, reason, created_at, started_at, ended_at)
select ('019a0000-0000-7000-8000-0000000000' || search)::uuid, number, 'dnn',
       jsonb_build_object('layers', 1 + number), 'a' || search || number,
       pg_temp.estimate(model, 10 * model), state, attempt, lost, worker, epoch, 12, correct,
       case when correct is not null then 200 end, correct, case when correct is not null then 200 end,
       tested, case when tested is not null then 200 end, tested,
       case when tested is not null then 200 end, on_front, reason, '2026-01-05T10:00:03Z',
       case when attempt > 0 then '2026-01-05T10:00:04Z'::timestamptz end,
       case when state in ('SCORED', 'FAILED', 'CANCELLED') then '2026-01-05T10:20:00Z'::timestamptz end
  from (values
    ('02', 0, 30000, 'SCORED', 1, 0, 'old/1', 12, 180, null, true, null),
    ('02', 1, 10000, 'SCORED', 2, 1, 'old/1', 12, 170, null, true, null),
    ('02', 2, 31000, 'SCORED', 1, 0, 'old/2', 12, 160, null, false, null),
    ('02', 3, 20000, 'FAILED', 1, 0, 'old/2', 2, null, null, false, 'It diverged.'),
    ('02', 4, 20000, 'RUNNING', 2, 1, 'old/2', 7, null, null, false, null),
    ('02', 5, 20000, 'QUEUED', 0, 0, null, 0, null, null, false, null),
    ('03', 0, 20000, 'QUEUED', 1, 0, 'old/1', 0, null, null, false, null),
    ('04', 0, 30000, 'SCORED', 1, 0, 'old/1', 12, 180, 178, true, null),
    ('04', 1, 31000, 'SCORED', 1, 0, 'old/1', 12, 160, null, false, null),
    ('05', 0, 20000, 'CANCELLED', 1, 0, 'old/1', 3, null, null, false, null))
       as proposed (search, number, model, state, attempt, lost, worker, epoch, correct, tested,
                    on_front, reason);

insert into artifact (search, trial, model, model_sha256, quantization, bundle, network)
select search, number, content, encode(sha256(content), 'hex'), 'ptq',
       convert_to('bundle of ' || architecture, 'UTF8'), '\x00ff'
  from trial, convert_to('model of ' || architecture, 'UTF8') as content
 where state = 'SCORED';

insert into event (search, type, trial, data, at)
select ('019a0000-0000-7000-8000-0000000000' || search)::uuid, type, trial, data::jsonb,
       '2026-01-05T10:00:00Z'::timestamptz + make_interval(secs => second)
  from (values
    (0, '01', 'search-queued', null, '{}'),
    (0, '02', 'search-queued', null, '{}'),
    (2, '02', 'search-running', null, '{}'),
    (3, '02', 'trial-queued', 0, '{}'),
    (4, '02', 'trial-running', 0, '{"attempt": 1, "worker": "old/1"}'),
    (5, '02', 'trial-progress', 0, '{"attempt": 1, "epoch": 1, "epochs": 12}'),
    (9, '02', 'trial-scored', 0, '{"correct": 180, "clips": 200}'),
    (9, '02', 'front-changed', null, '{"trials": [0], "hypervolume": 0.375}'),
    (10, '02', 'trial-running', 4, '{"attempt": 2, "worker": "old/2"}'),
    (11, '02', 'trial-progress', 4, '{"attempt": 2, "epoch": 7, "epochs": 12}'),
    (12, '02', 'trial-scored', 1, '{"correct": 170, "clips": 200}'),
    (12, '02', 'front-changed', null, '{"trials": [0, 1], "hypervolume": 0.5}'))
       as told (second, search, type, trial, data)
 order by second;

insert into dataset (name, path, words, any_words, problem, skipped, seen_at)
values ('synthetic', null, '{"yes": 300, "no": 300}', true, null, '[]', '2026-01-05T09:00:00Z'),
       ('broken', '/data/broken', '{}', false, 'No word has clips.', '["yes/a.mp3"]',
        '2026-01-05T09:00:00Z');

insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, picked_by,
                             last_success, last_failure, consecutive_failures, last_heartbeat,
                             version, priority, state)
values ('advance-search', '019a0000-0000-7000-8000-000000000001', null, '2026-01-05T10:00:00Z',
        false, null, null, null, null, null, 1, null, null),
       ('advance-search', '019a0000-0000-7000-8000-000000000002', null, '2026-01-05T10:00:30Z',
        false, null, '2026-01-05T10:00:20Z', '2026-01-05T10:00:10Z', 1, null, 9, null, null),
       ('run-trial', '019a0000-0000-7000-8000-000000000002/4', null, '2026-01-05T10:00:10Z',
        true, 'old/2', null, null, 0, '2026-01-05T10:00:20Z', 2, null, null),
       ('run-trial', '019a0000-0000-7000-8000-000000000002/5', null, '2026-01-05T10:00:10Z',
        false, null, null, null, null, null, 1, null, null),
       -- What the library may keep here, and we do not use.
       ('of-another', '1', '\x01', '2036-01-05T10:00:00Z', false, null, null, null, null, null, 1,
        5, 'WAITING');
