-- The answer to a request that carried an idempotency key, kept in the transaction of the change
-- that the request made, so that neither exists without the other.
create table idempotency_key (
  owner text not null,
  key text not null,
  fingerprint text not null,
  search uuid references search on delete set null,
  answer text,
  created_at timestamptz not null default now(),
  primary key (owner, key),
  constraint idempotency_key_is_bounded check (length(key) between 1 and 255)
);

create index idempotency_key_by_time on idempotency_key (created_at);
create index idempotency_key_by_search on idempotency_key (search);

-- Files may go after a while; their digest and their scheme stay, because tables and fronts of the
-- past name them.
alter table artifact
  alter column model drop not null,
  alter column bundle drop not null,
  alter column network drop not null,
  add constraint artifact_files_go_together
    check (num_nonnulls(model, bundle, network) in (0, 3));
