-- Most events tell of an epoch. What charts are made of is found without reading those.

create index event_by_trial on event (search, trial, id) where trial is not null;
create index event_of_no_epoch on event (search, id) where type <> 'trial-progress';
create index event_of_front on event (search, id) where type = 'front-changed';

create index trial_on_front on trial (search, number) where on_front;
