-- What the screens ask: figures over a period, saved views, and how far a bulk action has come.

-- Written once in the life of a row, when it becomes synced; the figures of a period read nothing but this index.
create index sync_synced on sync (workspace_id, synced_at desc) include (channel_id, state, provider_id, provider_name, created_at)
  where synced_at is not null;

-- Refusals are few; without this the figures per carrier would read every attempt.
create index attempt_refused on attempt (workspace_id, sent_at) where effect = 'none';

create table saved_view (
  id text primary key,
  workspace_id text not null references workspace (id) on delete cascade,
  -- who made it: person:… or key:…
  owner text not null,
  name text not null,
  -- the address of the view, as the screens write it
  query jsonb not null,
  shared boolean not null default false,
  created_at timestamptz not null default now()
);
create index saved_view_workspace on saved_view (workspace_id, created_at);

-- One press on many shipments. The rows tell how far it is; this says which rows.
create table bulk_run (
  id text primary key,
  workspace_id text not null references workspace (id) on delete cascade,
  action text not null,
  started_by text not null,
  started_at timestamptz not null,
  sync_ids text[] not null
);
create index bulk_run_workspace on bulk_run (workspace_id, started_at);

do $$
declare name text;
begin
  foreach name in array array['saved_view', 'bulk_run']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format($policy$create policy workspace_wall on %I using (
      workspace_id = current_setting('waybridge.workspace_id', true)
      or current_setting('waybridge.workspace_id', true) = '*')$policy$, name);
  end loop;
end $$;
