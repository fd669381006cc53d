-- Where a search's trace goes on: the W3C trace context of the request that posted it, when that was
-- traced. Whatever a worker does for the search belongs below it.

alter table search
  add column traceparent text,
  add constraint search_traceparent_is_one
    check (traceparent ~ '^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$');
