-- Whose a search is, and how soon its trials are to be run; whose a data set is.

alter table search
  add column owner text not null default 'local',
  add column priority smallint not null default 0,
  add constraint search_owner_is_named check (owner <> ''),
  add constraint search_priority_is_bounded check (priority between -100 and 100);

create index search_by_owner on search (owner, id);

-- None: everybody's, as the folders are that a worker was started with.
alter table dataset
  add column owner text,
  add constraint dataset_owner_is_named check (owner <> '');
