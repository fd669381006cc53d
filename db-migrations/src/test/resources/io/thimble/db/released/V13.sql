-- A question that waits, and two answers that nobody took yet.

insert into question (task_name, task_instance, task_data, execution_time, picked, picked_by,
                      last_success, last_failure, consecutive_failures, last_heartbeat, version,
                      priority, state, search, trial, recording, clip)
values ('answer-question', '019a0000-0000-7000-8000-000000000131', null, now(), true, 'old/1', now(),
        now(), 0, now(), 2, 0, null, '019a0000-0000-7000-8000-000000000002', 0, 'RIFF', null),
       ('answer-question', '019a0000-0000-7000-8000-000000000132', '\x01', now(), false, null, null,
        null, null, null, 1, 0, 'WAITING', '019a0000-0000-7000-8000-000000000002', 0, null,
        'yes/0a7c2a8d_nohash_0.wav');

insert into answer (question, search, trial, heard, sound, reason, problem)
values ('019a0000-0000-7000-8000-000000000133', '019a0000-0000-7000-8000-000000000002', 0,
        '{"heard": "yes", "scores": [{"label": "yes", "score": 0.75}], "fromSeconds": 0.35,
          "seconds": 1.0, "millis": 3.25, "worker": "old/1"}', null, null, null),
       ('019a0000-0000-7000-8000-000000000134', '019a0000-0000-7000-8000-000000000002', 0, null,
        'RIFF', null, null),
       ('019a0000-0000-7000-8000-000000000135', '019a0000-0000-7000-8000-000000000002', 0, null,
        null, 'NOT_THERE', 'There is no such clip.');
