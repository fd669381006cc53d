-- Names of imported data sets are given away again, so a search keeps which one it learns from.
alter table search
  add column imported uuid;

update search
   set imported = dataset.import
  from dataset
 where dataset.name = search.spec ->> 'dataset';

create index search_by_import on search (imported) where imported is not null;

-- What an owner has trained, a row a day (UTC). It stays when searches are deleted, and counts every
-- attempt, those too that were lost: each took a worker's time.
create table training_time (
  owner text not null,
  day date not null,
  seconds double precision not null,
  primary key (owner, day),
  constraint training_time_is_positive check (seconds >= 0)
);

create function count_training() returns trigger language plpgsql as $$
begin
  insert into training_time (owner, day, seconds)
  select search.owner, cast(now() at time zone 'UTC' as date),
         greatest(0, extract(epoch from now() - old.started_at))
    from search
   where search.id = old.search
      on conflict (owner, day) do update
     set seconds = training_time.seconds + excluded.seconds;
  return null;
end
$$;

-- Whoever ends an attempt, and in whatever way.
create trigger trial_counts_training
  after update on trial
  for each row
  when (old.state = 'RUNNING' and (new.state <> 'RUNNING' or new.attempt <> old.attempt))
  execute function count_training();
