-- Who works and what they can do, how many trials of a search train at once, and what trials print.

create table worker (
  id uuid primary key,
  name text not null,
  cores integer not null,
  gpus integer not null,
  trainings integer not null,
  draining boolean not null default false,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  constraint worker_is_named check (name <> ''),
  constraint worker_can_do_something check (cores > 0 and gpus >= 0 and trainings > 0)
);

create table worker_dataset (
  worker uuid not null references worker on delete cascade,
  dataset text not null,
  primary key (worker, dataset)
);

create index worker_dataset_by_dataset on worker_dataset (dataset);

-- A set that lies in no worker's own folder can be had by all of them.
create function worker_sees(who uuid, wanted text) returns boolean
  language sql stable
  return exists (select from worker_dataset
                  where worker_dataset.worker = who
                    and worker_dataset.dataset = wanted)
      or exists (select from dataset
                  where dataset.name = wanted
                    and dataset.path is null);

alter table search
  add column running_at_once integer,
  add constraint search_running_at_once_is_bounded check (running_at_once between 1 and 256);

create index trial_open on trial (search, number) where state in ('QUEUED', 'RUNNING');

create table trial_line (
  id bigint generated always as identity primary key,
  search uuid not null,
  trial integer not null,
  attempt integer not null,
  at timestamptz not null,
  line text not null,
  foreign key (search, trial) references trial on delete cascade,
  constraint trial_line_is_bounded check (char_length(line) <= 1000)
);

create index trial_line_by_trial on trial_line (search, trial, id);
