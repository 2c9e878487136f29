-- A way back for who forgot their password: one link, made by whoever owns the machine, kept by its digest.
create table password_reset (
  token_hash text primary key,
  -- one open link a person: the newest
  user_id text not null unique references person (id) on delete cascade,
  expires_at timestamptz not null
);
