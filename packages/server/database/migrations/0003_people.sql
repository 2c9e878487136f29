-- People, their sessions and their places in workspaces. The person tables belong to the sign-in library (better-auth);
-- a session is kept by the digest of its token, so that a copy of the database signs nobody in.

create table person (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table person_session (
  id text primary key,
  user_id text not null references person (id) on delete cascade,
  -- SHA-256 of the token
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index person_session_user on person_session (user_id);

create table person_account (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references person (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  -- argon2id
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index person_account_user on person_account (user_id);

create table person_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index person_verification_identifier on person_verification (identifier);

create table member (
  id text primary key,
  workspace_id text not null references workspace (id) on delete cascade,
  user_id text not null references person (id) on delete cascade,
  role text not null check (role in ('owner', 'operator', 'viewer')),
  created_at timestamptz not null default now(),
  unique (workspace_id, user_id)
);
create index member_user on member (user_id);

-- One link to make the first account, kept by its digest.
create table setup_link (
  token_hash text primary key,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- An invitation to a workspace, kept by the digest of its link.
create table invitation (
  id text primary key,
  workspace_id text not null references workspace (id) on delete cascade,
  email text not null,
  role text not null check (role in ('owner', 'operator', 'viewer')),
  token_hash text not null unique,
  invited_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Counts attempts to sign in per brake (an address, an account, a pair of both), kept by the brake's digest.
create table sign_in_brake (
  brake_hash text primary key,
  tries integer not null,
  window_ends_at timestamptz not null
);
create index sign_in_brake_window on sign_in_brake (window_ends_at);

-- Values every process must share, such as the key that signs cookies. First writer wins.
create table server_value (
  name text primary key,
  value text not null
);

-- A TikTok Shop authorisation under way: from the link to the choice of shops.
create table authorisation (
  id text primary key,
  workspace_id text not null references workspace (id) on delete cascade,
  started_by text not null,
  -- null when a code was pasted instead
  state_hash text unique,
  app_key text not null,
  app_secret_sealed text not null,
  api_url text not null,
  auth_url text not null,
  -- once the code was exchanged
  tokens_sealed text,
  shops jsonb,
  expires_at timestamptz not null,
  exchanged_at timestamptz,
  finished_at timestamptz
);
create index authorisation_expiry on authorisation (expires_at);

do $$
declare name text;
begin
  foreach name in array array['member', 'invitation', 'authorisation']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format($policy$create policy workspace_wall on %I using (
      workspace_id = current_setting('waybridge.workspace_id', true)
      or current_setting('waybridge.workspace_id', true) = '*')$policy$, name);
  end loop;
end $$;
