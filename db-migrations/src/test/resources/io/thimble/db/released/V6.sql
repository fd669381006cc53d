-- A token, a session that it began, changes that were answered and one that was not.

insert into api_token (id, name, owner, role, sha256, session_of, session, created_at, expires_at)
values ('019a0000-0000-7000-8000-000000000061', 'ada''s laptop', 'ada', 'SUBMITTER',
        repeat('a1', 32), null, false, '2026-01-06T10:00:00Z', null),
       ('019a0000-0000-7000-8000-000000000062', 'ada''s laptop', 'ada', 'SUBMITTER',
        repeat('b2', 32), '019a0000-0000-7000-8000-000000000061', true, '2026-01-06T10:00:01Z',
        '2096-01-06T10:00:01Z');

insert into audit_entry (at, owner, caller, method, path, address, status)
values ('2026-01-06T10:00:00Z', 'ada', 'ada''s laptop', 'POST', '/api/v1/searches', '192.0.2.1', 202),
       ('2026-01-06T10:00:01Z', 'ada', 'ada''s laptop', 'POST', '/api/v1/searches', '192.0.2.1', null);

insert into request_bucket (id, state, expires_at) values ('ada', '\x0102', 4102444800000);
