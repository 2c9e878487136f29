-- A session that ends, wherever and however, is told to the person's workspaces as a change of the team: open lines of live
-- updates then look whether they are still welcome. The setting shows the function all workspaces, and is put back after it: by
-- hand, for "create function … set" asks for a superuser when the setting is of our own making.
create function tell_sessions_end() returns trigger language plpgsql as $$
declare
  workspace text;
  before text := coalesce(current_setting('waybridge.workspace_id', true), '');
begin
  perform set_config('waybridge.workspace_id', '*', true);
  for workspace in
    select distinct member.workspace_id from ended join member on member.user_id = ended.user_id
  loop
    perform pg_notify('waybridge_changed', workspace || ' team');
  end loop;
  perform set_config('waybridge.workspace_id', before, true);
  return null;
end $$;

create trigger tell_delete after delete on person_session referencing old table as ended
  for each statement execute function tell_sessions_end();
