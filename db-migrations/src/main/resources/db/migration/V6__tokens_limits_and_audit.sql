-- Who may ask, how much, and what was changed by whom.

-- A secret is never kept, only its SHA-256: 256 random bits cannot be guessed from it.
create table api_token (
  id uuid primary key default uuidv7(),
  name text not null,
  owner text not null,
  role text not null,
  sha256 text not null unique,
  session_of uuid references api_token on delete cascade,
  session boolean not null default false,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  constraint api_token_is_named check (name <> '' and owner <> ''),
  constraint api_token_role_is_known check (role in ('READER', 'SUBMITTER', 'ADMIN')),
  constraint api_token_sha256_is_one check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint api_token_session_ends check (not session or expires_at is not null),
  constraint api_token_begins_no_token check (session_of is null or session)
);

create index api_token_by_parent on api_token (session_of);

-- Written before a change is begun, completed when it is answered: no status means that the server
-- ended in between. No reference to searches or tokens, which may be gone when someone reads this.
create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  owner text not null,
  caller text not null,
  method text not null,
  path text not null,
  address text not null,
  status smallint,
  constraint audit_entry_path_is_bounded check (length(path) <= 2000)
);

create index audit_entry_by_time on audit_entry (at);

-- The table of bucket4j 8.14; its columns and types are fixed by that library.
create table request_bucket (
  id text primary key,
  state bytea,
  expires_at bigint
);

-- What an owner's searches take is summed up before each new one.
create index trial_by_end on trial (search, ended_at) where ended_at is not null;
