-- The wall asks whose workspace it is once a statement, not once a row: reading a setting costs more than comparing two names.
do $$
declare wall record;
begin
  for wall in select tablename as name from pg_policies where schemaname = 'public' and policyname = 'workspace_wall'
  loop
    execute format($policy$alter policy workspace_wall on %I using (
      %I = (select current_setting('waybridge.workspace_id', true))
      or (select current_setting('waybridge.workspace_id', true)) = '*')$policy$,
      wall.name, case wall.name when 'workspace' then 'id' else 'workspace_id' end);
  end loop;
end $$;
