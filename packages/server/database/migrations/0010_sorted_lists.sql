-- The list sorted by deadline or by when it was synced reads one page, not every row. Expressions, because rows without either
-- have their place too: last.
create index sync_by_deadline on sync (workspace_id, (coalesce(deadline_at, 'infinity'::timestamptz)), id);
create index sync_by_synced on sync (workspace_id, (coalesce(synced_at, '-infinity'::timestamptz)) desc, id);
