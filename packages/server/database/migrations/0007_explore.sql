-- What "Explore with the sandbox" made, so that all of it can be taken away again, also after a crash. One at a time per server.
create table explore (
  single boolean primary key default true check (single),
  workspace_id text not null references workspace (id) on delete cascade,
  channel_ids text[] not null default '{}',
  store_ids text[] not null default '{}',
  started_at timestamptz not null
);
alter table explore enable row level security;
alter table explore force row level security;
create policy workspace_wall on explore using (
  workspace_id = current_setting('waybridge.workspace_id', true) or current_setting('waybridge.workspace_id', true) = '*');
