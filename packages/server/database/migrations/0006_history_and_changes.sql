-- What was done to the mappings of a channel, whole enough to be undone.
create table mapping_change (
  id text primary key,
  workspace_id text not null references workspace (id) on delete cascade,
  channel_id text not null references channel (id) on delete cascade,
  at timestamptz not null,
  actor text not null,
  action text not null check (action in ('added', 'changed', 'removed', 'imported', 'copied', 'undone')),
  -- [{"before": mapping or null, "after": mapping or null}]
  changes jsonb not null
);
create index mapping_change_channel on mapping_change (channel_id, at desc, id);
alter table mapping_change enable row level security;
alter table mapping_change force row level security;
create policy workspace_wall on mapping_change using (
  workspace_id = current_setting('waybridge.workspace_id', true) or current_setting('waybridge.workspace_id', true) = '*');

-- Screens are told that something changed, never what: they ask again. Once per statement and workspace, heard at commit, and
-- equal words within a transaction are one.
create function tell_change() returns trigger language plpgsql as $$
declare workspace text;
begin
  for workspace in select distinct workspace_id from touched loop
    perform pg_notify('waybridge_changed', workspace || ' ' || tg_argv[0]);
  end loop;
  return null;
end $$;

do $$
declare
  watched record;
  kind text;
begin
  for watched in select * from (values ('sync', 'shipments'), ('channel_order', 'shipments'), ('mapping', 'mappings'),
    ('channel', 'channels'), ('provider_list', 'channels'), ('store', 'stores'), ('alert', 'alerts'), ('member', 'team'),
    ('api_key', 'team')) as listed(name, topic)
  loop
    foreach kind in array array['insert', 'update', 'delete'] loop
      execute format('create trigger tell_%s after %s on %I referencing %s table as touched for each statement execute function tell_change(%L)',
        kind, kind, watched.name, case kind when 'delete' then 'old' else 'new' end, watched.topic);
    end loop;
  end loop;
end $$;
