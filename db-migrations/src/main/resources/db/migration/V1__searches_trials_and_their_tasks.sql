-- PostgreSQL 18 or newer: ids come from uuidv7(), and stores compare old and new rows in RETURNING.
-- Whoever writes to a search, its trials or its events locks the search's row first.

create table search (
  id uuid primary key default uuidv7(),
  spec jsonb not null,
  state text not null default 'QUEUED',
  reason text,
  proposals bigint not null default 0,
  duplicates bigint not null default 0,
  infeasible bigint not null default 0,
  hypervolume double precision not null default 0,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  constraint search_state_is_known
    check (state in ('QUEUED', 'RUNNING', 'PAUSED', 'COMPLETED', 'CANCELLED', 'FAILED')),
  constraint search_ended_when_final
    check ((state in ('COMPLETED', 'CANCELLED', 'FAILED')) = (ended_at is not null)),
  constraint search_failed_for_a_reason check (state <> 'FAILED' or reason is not null),
  constraint search_counts_add_up
    check (duplicates >= 0 and infeasible >= 0 and proposals >= duplicates + infeasible),
  constraint search_hypervolume_is_a_volume check (hypervolume >= 0)
);

create table trial (
  search uuid not null references search on delete cascade,
  number integer not null,
  family text not null,
  decisions jsonb not null,
  architecture text not null,
  estimate jsonb not null,
  state text not null default 'QUEUED',
  attempt integer not null default 0,
  lost_attempts integer not null default 0,
  worker text,
  epoch integer not null default 0,
  epochs integer not null,
  validation_float_correct integer,
  validation_float_clips integer,
  validation_int8_correct integer,
  validation_int8_clips integer,
  test_float_correct integer,
  test_float_clips integer,
  test_int8_correct integer,
  test_int8_clips integer,
  on_front boolean not null default false,
  reason text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  primary key (search, number),
  constraint trial_state_is_known
    check (state in ('QUEUED', 'RUNNING', 'SCORED', 'FAILED', 'CANCELLED')),
  constraint trial_number_counts_from_zero check (number >= 0),
  constraint trial_attempts_add_up check (lost_attempts between 0 and attempt),
  constraint trial_epoch_within_rung check (epoch between 0 and epochs and epochs > 0),
  constraint trial_runs_on_a_worker
    check (state not in ('RUNNING', 'SCORED') or (attempt > 0 and worker is not null)),
  constraint trial_ended_when_final
    check ((state in ('SCORED', 'FAILED', 'CANCELLED')) = (ended_at is not null)),
  constraint trial_failed_for_a_reason check (state <> 'FAILED' or reason is not null),
  constraint trial_front_is_scored check (not on_front or state = 'SCORED'),
  constraint trial_validation_is_whole_and_only_scored
    check (num_nonnulls(validation_float_correct, validation_float_clips,
                        validation_int8_correct, validation_int8_clips)
           = case state when 'SCORED' then 4 else 0 end),
  constraint trial_test_is_whole
    check (num_nonnulls(test_float_correct, test_float_clips,
                        test_int8_correct, test_int8_clips) in (0, 4)),
  constraint trial_test_only_scored check (test_int8_clips is null or state = 'SCORED')
);

create table artifact (
  search uuid not null,
  trial integer not null,
  model bytea not null,
  model_sha256 text not null,
  quantization text not null,
  bundle bytea not null,
  network bytea not null,
  primary key (search, trial),
  foreign key (search, trial) references trial on delete cascade,
  constraint artifact_sha256_is_of_the_model check (model_sha256 = encode(sha256(model), 'hex'))
);

-- None of the three compresses any further, so the server need not try.
alter table artifact alter column model set storage external;
alter table artifact alter column bundle set storage external;
alter table artifact alter column network set storage external;

create table event (
  id bigint generated always as identity primary key,
  search uuid not null references search on delete cascade,
  type text not null,
  trial integer,
  data jsonb not null,
  at timestamptz not null default clock_timestamp(),
  constraint event_data_is_an_object check (jsonb_typeof(data) = 'object')
);

create index event_by_search on event (search, id);

create table dataset (
  name text primary key,
  path text,
  words jsonb not null,
  any_words boolean not null,
  problem text,
  skipped jsonb not null,
  seen_at timestamptz not null,
  constraint dataset_words_is_an_object check (jsonb_typeof(words) = 'object'),
  constraint dataset_skipped_is_an_array check (jsonb_typeof(skipped) = 'array')
);

-- The table of db-scheduler 16.12; its columns and types are fixed by that library.
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  state text,
  primary key (task_name, task_instance)
);

create index scheduled_tasks_by_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_by_priority on scheduled_tasks (priority desc, execution_time asc);
