-- What belongs to somebody.

insert into search (id, spec, owner, priority, created_at)
select '019a0000-0000-7000-8000-000000000007',
       jsonb_set(spec, '{name}', '"search of ada"'), 'ada', 5, '2026-01-06T10:00:00Z'
  from search
 where id = '019a0000-0000-7000-8000-000000000001';

insert into dataset (name, path, words, any_words, skipped, seen_at, owner)
values ('hers', '/data/hers', '{"yes": 30}', false, '[]', '2026-01-06T09:00:00Z', 'ada');
