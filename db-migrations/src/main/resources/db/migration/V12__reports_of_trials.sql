-- What a scored trial heard and what each of its layers lost: what people look at, and no search
-- decides by. Trials that older programs scored have none.

create table trial_report (
  search uuid not null,
  trial integer not null,
  validation jsonb,
  test jsonb,
  layers jsonb,
  misheard jsonb,
  primary key (search, trial),
  foreign key (search, trial) references trial on delete cascade,
  constraint trial_report_confusions_are_objects
    check (jsonb_typeof(validation) = 'object' and jsonb_typeof(test) = 'object'),
  constraint trial_report_layers_is_an_array check (jsonb_typeof(layers) = 'array'),
  constraint trial_report_misheard_is_bounded
    check (jsonb_typeof(misheard) = 'array' and jsonb_array_length(misheard) <= 200)
);
