-- Most tasks are held while trials train. Whoever looks for one finds those that nobody holds
-- without reading the others.

create index scheduled_tasks_that_wait on scheduled_tasks (execution_time) where not picked;
