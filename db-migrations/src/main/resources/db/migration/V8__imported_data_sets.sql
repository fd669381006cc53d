-- Data sets that came as an archive: sent in pieces, or fetched by a worker. The id names the
-- archive in the store and the copies on workers, so that a name that is given away again never
-- leads to what an earlier set left behind.

create table dataset_import (
  id uuid primary key default uuidv7(),
  name text not null,
  owner text not null,
  url text,
  bytes bigint,
  received bigint not null default 0,
  sha256 text,
  state text not null default 'RECEIVING',
  problem text,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  constraint dataset_import_is_named check (name <> '' and owner <> ''),
  constraint dataset_import_state_is_known
    check (state in ('RECEIVING', 'STORED', 'FAILED', 'DELETING')),
  constraint dataset_import_failed_for_a_reason check (state <> 'FAILED' or problem is not null),
  constraint dataset_import_bytes_are_bounded
    check (received >= 0 and (bytes is null or (bytes > 0 and received <= bytes))),
  constraint dataset_import_stored_is_whole
    check (state <> 'STORED' or (received = bytes and sha256 is not null)),
  constraint dataset_import_sha256_is_one check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint dataset_import_is_sent_or_fetched
    check (url is not null and sha256 is not null or url is null)
);

create unique index dataset_import_by_name on dataset_import (name) where state <> 'DELETING';

-- The pieces of an archive that are in the store, whole and for good.
create table archive_part (
  dataset uuid not null references dataset_import on delete cascade,
  start bigint not null,
  bytes bigint not null,
  name text not null,
  primary key (dataset, start),
  constraint archive_part_is_a_range check (start >= 0 and bytes > 0)
);

-- Where clips of a set lie, or may lie: written before the first file is, and taken away after the
-- last one went.
create table dataset_copy (
  dataset uuid not null references dataset_import,
  place text not null,
  worker text not null,
  folder text not null,
  ready boolean not null default false,
  since timestamptz not null default now(),
  primary key (dataset, place)
);

alter table dataset
  add column import uuid references dataset_import;
