-- Which archive a search learns from; the migration says so of the searches before it.

update search
   set imported = '019a0000-0000-7000-8000-000000000082'
 where id = '019a0000-0000-7000-8000-000000000008';

insert into training_time (owner, day, seconds)
values ('local', '2026-01-05', 3600.5), ('ada', '2026-01-08', 12);
