-- Sorted by deadline, what is open comes first: a deadline of what is synced or settled says nothing any more.
drop index sync_by_deadline;
create index sync_by_open_deadline on sync (workspace_id, (case when state in ('waiting', 'needs_mapping', 'needs_fix', 'ready',
  'pushing', 'unknown', 'failed') then coalesce(deadline_at, 'infinity'::timestamptz) else 'infinity'::timestamptz end), id);

-- A number is found as the store has it, however it is printed there, also where none was read out of it yet.
alter table shipment add column number_search text generated always as
  (upper(regexp_replace(coalesce(tracking_texts ->> 0, ''), '[^A-Za-z0-9]', '', 'g'))) stored;
create index shipment_number_search on shipment (workspace_id, number_search text_pattern_ops) where number_search <> '';
