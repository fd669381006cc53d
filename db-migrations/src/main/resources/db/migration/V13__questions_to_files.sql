-- What people ask of a trial's file, on the way to a worker, and answers on the way back. There are
-- recordings of voices among it, so nothing of either table is written ahead or sent to other
-- servers: both are empty after a crash, and whoever asked asks again.

create unlogged table question (
  -- db-scheduler's columns, as in scheduled_tasks.
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
  -- And what is asked: a recording to be heard, or a clip to be played.
  search uuid not null,
  trial integer not null,
  recording bytea,
  clip text,
  asked_at timestamptz not null default now(),
  primary key (task_name, task_instance),
  foreign key (search, trial) references trial on delete cascade,
  constraint question_is_one check (num_nonnulls(recording, clip) = 1)
);

create index question_by_trial on question (search, trial);
alter table question alter column recording set storage external;

create unlogged table answer (
  question text primary key,
  search uuid not null,
  trial integer not null,
  heard jsonb,
  sound bytea,
  reason text,
  problem text,
  answered_at timestamptz not null default now(),
  foreign key (search, trial) references trial on delete cascade,
  constraint answer_is_one check (num_nonnulls(heard, sound, problem) = 1),
  constraint answer_problem_has_a_reason check ((problem is null) = (reason is null))
);

create index answer_by_trial on answer (search, trial);

-- What was deleted is soon no longer on the disk either, however little is asked.
alter table question set (
  autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
  toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0);
alter table answer set (
  autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
  toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0);
alter table answer alter column sound set storage external;
