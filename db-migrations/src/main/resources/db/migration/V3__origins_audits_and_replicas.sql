-- Why a trial was proposed and what it is for, what refused the rest, and what was learnt from all.

alter table trial
  add column origin jsonb,
  add column audited boolean not null default false,
  add column replica_of integer,
  add column silent_attempts integer not null default 0,
  add constraint trial_origin_is_an_object check (jsonb_typeof(origin) = 'object'),
  add constraint trial_audited_went_on check (not audited or rung > 0),
  add constraint trial_replica_is_of_an_earlier_one check (replica_of < number),
  add constraint trial_replica_is_of_its_search
    foreign key (search, replica_of) references trial (search, number) on delete cascade,
  add constraint trial_front_is_without_replicas check (not on_front or replica_of is null),
  drop constraint trial_attempts_add_up,
  add constraint trial_attempts_add_up
    check (lost_attempts >= 0 and silent_attempts >= 0
           and lost_attempts + silent_attempts <= attempt);

alter table search
  add column rejected_by jsonb not null default '{}',
  add column importance jsonb,
  add constraint search_rejected_by_is_an_object check (jsonb_typeof(rejected_by) = 'object'),
  add constraint search_importance_is_an_object check (jsonb_typeof(importance) = 'object');
