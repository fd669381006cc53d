-- A trial trains to a rung, waits for the comparison there, and goes on or is stopped.

alter table trial
  add column rung integer not null default 0,
  add constraint trial_rung_counts_from_zero check (rung >= 0),
  drop constraint trial_state_is_known,
  add constraint trial_state_is_known
    check (state in ('QUEUED', 'RUNNING', 'WAITING', 'SCORED', 'STOPPED', 'FAILED', 'CANCELLED')),
  drop constraint trial_runs_on_a_worker,
  add constraint trial_runs_on_a_worker
    check (state not in ('RUNNING', 'WAITING', 'SCORED', 'STOPPED')
           or (attempt > 0 and worker is not null)),
  add constraint trial_waits_at_its_rung
    check (state not in ('WAITING', 'STOPPED') or epoch = epochs),
  drop constraint trial_ended_when_final,
  add constraint trial_ended_when_final
    check ((state in ('SCORED', 'STOPPED', 'FAILED', 'CANCELLED')) = (ended_at is not null));

-- What a trial had learnt at a rung, before quantization.
create table rung_result (
  search uuid not null,
  trial integer not null,
  rung integer not null,
  epoch integer not null,
  float_correct integer not null,
  clips integer not null,
  primary key (search, trial, rung),
  foreign key (search, trial) references trial on delete cascade,
  constraint rung_result_rung_counts_from_zero check (rung >= 0),
  constraint rung_result_epoch_is_whole check (epoch > 0),
  constraint rung_result_accuracy_is_a_share
    check (clips > 0 and float_correct between 0 and clips)
);

-- From where a trial that is not final goes on: one row for a trial, the latest.
create table checkpoint (
  search uuid not null,
  trial integer not null,
  epoch integer not null,
  state bytea not null,
  primary key (search, trial),
  foreign key (search, trial) references trial on delete cascade,
  constraint checkpoint_epoch_is_whole check (epoch > 0),
  constraint checkpoint_is_bounded check (octet_length(state) <= 67108864)
);

-- Weights hardly compress, so the server need not try.
alter table checkpoint alter column state set storage external;
