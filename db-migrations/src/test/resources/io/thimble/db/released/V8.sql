-- Archives in every state, and a search of one that every worker can have.

insert into dataset_import (id, name, owner, url, bytes, received, sha256, state, problem,
                            created_at, changed_at)
values ('019a0000-0000-7000-8000-000000000081', 'sent', 'ada', null, 1000, 400, null, 'RECEIVING',
        null, '2026-01-08T10:00:00Z', '2026-01-08T10:00:01Z'),
       ('019a0000-0000-7000-8000-000000000082', 'whole', 'ada', null, 1000, 1000,
        repeat('c3', 32), 'STORED', null, '2026-01-08T10:00:00Z', '2026-01-08T10:00:01Z'),
       ('019a0000-0000-7000-8000-000000000083', 'refused', 'ada', 'https://example.org/words.zip',
        null, 0, repeat('d4', 32), 'FAILED', 'It is no archive.', '2026-01-08T10:00:00Z',
        '2026-01-08T10:00:01Z'),
       ('019a0000-0000-7000-8000-000000000084', 'gone', 'ada', null, 1000, 1000, repeat('e5', 32),
        'DELETING', null, '2026-01-08T10:00:00Z', '2026-01-08T10:00:01Z');

insert into archive_part (dataset, start, bytes, name)
values ('019a0000-0000-7000-8000-000000000081', 0, 400, 'p0'),
       ('019a0000-0000-7000-8000-000000000082', 0, 600, 'p0'),
       ('019a0000-0000-7000-8000-000000000082', 600, 400, 'p600');

insert into dataset_copy (dataset, place, worker, folder, ready, since)
values ('019a0000-0000-7000-8000-000000000082', 'place-1', 'old/1', '/var/words/82', true,
        '2026-01-08T11:00:00Z'),
       ('019a0000-0000-7000-8000-000000000084', 'place-2', 'old/2', '/var/words/84', false,
        '2026-01-08T11:00:00Z');

insert into dataset (name, path, words, any_words, skipped, seen_at, owner, import)
values ('whole', null, '{"yes": 40, "no": 40}', false, '[]', '2026-01-08T11:00:00Z', 'ada',
        '019a0000-0000-7000-8000-000000000082');

insert into search (id, spec, owner, created_at)
select '019a0000-0000-7000-8000-000000000008',
       spec || '{"name": "search of an archive", "dataset": "whole"}', 'ada', '2026-01-08T12:00:00Z'
  from search
 where id = '019a0000-0000-7000-8000-000000000001';
