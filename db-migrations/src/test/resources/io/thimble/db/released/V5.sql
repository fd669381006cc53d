-- A request that was done once, one whose search is gone, and a trial whose files were let go.

insert into idempotency_key (owner, key, fingerprint, search, answer)
values ('local', 'key of a post', 'f1', '019a0000-0000-7000-8000-000000000002', '{"id": "…"}'),
       ('local', 'key of a search that is gone', 'f2', null, null);

update artifact
   set model = null, bundle = null, network = null
 where search = '019a0000-0000-7000-8000-000000000004'
   and trial = 1;
