-- Browsers somebody has signed in with, by the digest of the cookie they keep, so that guesses from elsewhere do not lock them out.
create table known_device (
  -- SHA-256 of the cookie
  token_hash text not null,
  user_id text not null references person (id) on delete cascade,
  expires_at timestamptz not null,
  primary key (token_hash, user_id)
);
create index known_device_user on known_device (user_id);
create index known_device_expiry on known_device (expires_at);

-- When the password was entered last in this session; what reaches far asks for it again.
alter table person_session add column confirmed_at timestamptz;
