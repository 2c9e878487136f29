-- Keys that seal secrets: one per workspace, wrapped by the master key that is never in the database.

create table workspace_key (
  workspace_id text not null references workspace (id) on delete cascade,
  key_id text not null,
  wrapped text not null,
  created_at timestamptz not null default now(),
  primary key (workspace_id, key_id)
);
alter table workspace_key enable row level security;
alter table workspace_key force row level security;
create policy workspace_wall on workspace_key using (
  workspace_id = current_setting('waybridge.workspace_id', true) or current_setting('waybridge.workspace_id', true) = '*');

-- A known value sealed by the master key: a wrong key is noticed at start, before anything is written with it.
create table vault_check (
  id text primary key,
  sealed text not null
);
