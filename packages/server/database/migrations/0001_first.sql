-- The engine's memory. One dialect: PostgreSQL, embedded or on a server.
-- Ids are text with a prefix that says what they name. Times end in _at, durations in _ms. No table holds a buyer's data.

create table workspace (
  id text primary key,
  name text not null,
  created_at timestamptz not null default now()
);

-- A connected source of shipments (Shopify …). Settings with secrets are sealed by the vault; settings_public is what a screen may show.
create table store (
  id text primary key,
  workspace_id text not null references workspace (id) on delete cascade,
  kind text not null,
  name text not null,
  -- the store's own id, compared with what a notice claims
  store_key text not null,
  settings_sealed text not null,
  settings_public jsonb not null default '{}',
  -- what a session learned (an access token), sealed
  remembered_sealed text,
  -- unguessable part of the notice address
  hook_path text not null unique,
  status text not null default 'active' check (status in ('active', 'paused', 'broken', 'disconnected')),
  status_say text,
  change_cursor text,
  last_notice_at timestamptz,
  last_read_at timestamptz,
  created_at timestamptz not null default now()
);

-- A connected TikTok Shop: a sales channel.
create table channel (
  id text primary key,
  workspace_id text not null references workspace (id) on delete cascade,
  name text not null,
  region text not null,
  seller_type text not null default 'LOCAL',
  shop_id text not null,
  shop_cipher text not null,
  app_key text not null,
  app_secret_sealed text not null,
  tokens_sealed text not null,
  -- who refreshes the tokens right now, so that it happens once
  token_lease_until timestamptz,
  access_expires_at timestamptz,
  refresh_expires_at timestamptz,
  api_url text not null,
  auth_url text not null,
  hook_path text not null unique,
  status text not null default 'active' check (status in ('active', 'paused', 'broken', 'disconnected')),
  status_say text,
  -- fulfilment sync settings, parsed by ChannelPolicy
  policy jsonb not null default '{}',
  default_provider_id text,
  default_provider_name text,
  change_cursor text,
  last_notice_at timestamptz,
  last_read_at timestamptz,
  -- One worker drains a channel at a time, so that its pace is one number. drained_at keeps channels fair to each other.
  drain_lease_until timestamptz,
  drained_by text,
  drained_at timestamptz not null default 'epoch',
  drain_fence bigint not null default 0,
  created_at timestamptz not null default now()
);
-- Two connections to one shop would send everything twice.
create unique index channel_shop on channel (shop_id) where status <> 'disconnected';

-- TikTok's live list of shipping providers, per delivery option. The last good list is kept with its age.
create table provider_list (
  workspace_id text not null references workspace (id) on delete cascade,
  channel_id text not null references channel (id) on delete cascade,
  delivery_option_id text not null,
  delivery_option_name text not null default '',
  -- [{"id","name"}]
  providers jsonb not null,
  read_at timestamptz not null,
  primary key (channel_id, delivery_option_id)
);

-- Store carrier → shipping provider, per channel.
create table mapping (
  id text primary key,
  workspace_id text not null references workspace (id) on delete cascade,
  channel_id text not null references channel (id) on delete cascade,
  store_carrier text not null,
  store_carrier_key text not null,
  -- pattern: store_carrier holds * as a wildcard
  match text not null default 'exact' check (match in ('exact', 'pattern')),
  -- conditions; null means any
  store_kind text,
  delivery_option_id text,
  target text not null default 'provider' check (target in ('provider', 'do_not_sync', 'hold')),
  provider_id text,
  provider_name text,
  created_by text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check ((target = 'provider') = (provider_id is not null)),
  unique nulls not distinct (channel_id, match, store_carrier_key, store_kind, delivery_option_id)
);

-- What a channel says about an order, as last read. The lines live inside: they are read and written as one.
create table channel_order (
  workspace_id text not null references workspace (id) on delete cascade,
  channel_id text not null references channel (id) on delete cascade,
  order_id text not null,
  status text not null,
  ship_by_at timestamptz,
  cancel_at timestamptz,
  "order" jsonb not null,
  read_at timestamptz not null,
  primary key (channel_id, order_id)
);

-- What a store says about an order: name, lines, where it may name a channel order.
create table store_order (
  workspace_id text not null references workspace (id) on delete cascade,
  store_id text not null references store (id) on delete cascade,
  store_order_id text not null,
  name text not null,
  lines jsonb not null,
  link_candidates jsonb not null,
  cancelled_at timestamptz,
  store_updated_at timestamptz not null,
  primary key (store_id, store_order_id)
);
create index store_order_name on store_order (workspace_id, name text_pattern_ops);

create table link (
  id text primary key,
  workspace_id text not null references workspace (id) on delete cascade,
  store_id text not null references store (id) on delete cascade,
  store_order_id text not null,
  channel_id text not null references channel (id) on delete cascade,
  order_id text not null,
  -- the store field it was read from, or person, or api
  made_by text not null,
  created_at timestamptz not null default now(),
  unique (store_id, store_order_id, channel_id, order_id)
);
create index link_order on link (channel_id, order_id);

-- What a store (or a person) says was sent in one parcel. revision counts changes of content; newer wins.
create table shipment (
  id text primary key,
  workspace_id text not null references workspace (id) on delete cascade,
  -- null when a person typed it for a channel order
  store_id text references store (id) on delete cascade,
  store_order_id text,
  store_shipment_id text,
  status text not null check (status in ('shipped', 'pending', 'cancelled')),
  store_updated_at timestamptz not null,
  revision integer not null default 1,
  content_digest text not null,
  tracking_texts jsonb not null,
  tracking_urls jsonb not null,
  store_carrier text,
  store_carrier_key text not null default '',
  fulfilled_by text,
  lines jsonb not null,
  -- what a person decided by hand, outranking every rule: {"number"?, "provider"?, "lineItemIds"?, "confirmed"?}
  chosen jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (store_id, store_shipment_id)
);
create index shipment_order on shipment (store_id, store_order_id);

create sequence fence;

-- One shipment to be told to one channel order. This row is the queue: due_at says when to look, the lease says who looks.
create table sync (
  id text primary key,
  workspace_id text not null references workspace (id) on delete cascade,
  shipment_id text not null references shipment (id) on delete cascade,
  -- null until linked
  channel_id text references channel (id) on delete cascade,
  order_id text,
  state text not null check (state in ('waiting', 'needs_mapping', 'needs_fix', 'ready', 'pushing', 'unknown',
    'synced', 'synced_with_warning', 'failed', 'skipped', 'superseded', 'cancelled')),
  reason_code text not null,
  say text not null,
  next_step text,
  tracking_number text,
  store_carrier_key text not null default '',
  provider_id text,
  provider_name text,
  -- {"action","trace",…}: why
  decision jsonb,
  revision integer not null default 0,
  -- null: nothing to do by itself
  due_at timestamptz,
  -- when the channel counts the order as late
  deadline_at timestamptz,
  lease_until timestamptz,
  leased_by text,
  fence bigint not null default 0,
  -- failures in a row that time may heal
  tries integer not null default 0,
  warning text,
  package_id text,
  corrections integer not null default 0,
  synced_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique nulls not distinct (shipment_id, channel_id, order_id)
);
-- claimed most urgent deadline first; slept on by the earliest due
create index sync_urgent on sync (channel_id, deadline_at, due_at) where due_at is not null;
create index sync_due on sync (channel_id, due_at) where due_at is not null;
create index sync_due_unlinked on sync (due_at) where due_at is not null and channel_id is null;
create index sync_list on sync (workspace_id, state, created_at desc);
create index sync_recent on sync (workspace_id, created_at desc, id);
create index sync_order on sync (channel_id, order_id);
create index sync_number on sync (channel_id, tracking_number);
create index sync_carrier on sync (channel_id, store_carrier_key) where state in ('needs_mapping', 'needs_fix', 'failed');

-- "This shipment must be told to the channel once." Committed before the first attempt; the unique key is the promise.
create table intent (
  id text primary key,
  workspace_id text not null references workspace (id) on delete cascade,
  sync_id text not null references sync (id) on delete cascade,
  channel_id text not null,
  order_id text not null,
  kind text not null check (kind in ('ship', 'correct')),
  -- sorted line item ids, or all
  line_items_key text not null,
  tracking_number text not null,
  provider_id text not null,
  provider_name text not null,
  package_id text,
  state text not null default 'open' check (state in ('open', 'confirmed', 'refused')),
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  unique (channel_id, order_id, kind, line_items_key, tracking_number)
);
create index intent_sync on intent (sync_id);

-- One try. Committed before bytes leave; settled by the reply or by reading back.
create table attempt (
  id text primary key,
  workspace_id text not null references workspace (id) on delete cascade,
  intent_id text not null references intent (id) on delete cascade,
  sync_id text not null references sync (id) on delete cascade,
  fence bigint not null,
  call text not null,
  request_digest text not null,
  sent_at timestamptz not null,
  settled_at timestamptz,
  -- applied, none, unknown; null while in flight
  effect text check (effect in ('applied', 'none', 'unknown')),
  settled_by text check (settled_by in ('reply', 'read_back')),
  -- how often the order was read back without finding it
  empty_reads integer not null default 0,
  problem_class text,
  code bigint,
  message text,
  request_id text,
  http_status integer,
  warning text,
  took_ms integer
);
create index attempt_sync on attempt (sync_id, sent_at);
create index attempt_open on attempt (sync_id) where settled_at is null;

-- Every notice, durable before it is acknowledged. Only what to look at; never the body.
create table inbox (
  id bigint generated always as identity primary key,
  workspace_id text not null references workspace (id) on delete cascade,
  source text not null check (source in ('store', 'channel')),
  source_id text not null,
  topic text not null,
  dedupe_key text not null,
  -- order: subject_id is an order id; else what the notice is about
  subject_kind text not null,
  subject_id text,
  copies integer not null default 1,
  received_at timestamptz not null default now(),
  due_at timestamptz,
  lease_until timestamptz,
  tries integer not null default 0,
  done_at timestamptz,
  say text,
  unique (source_id, dedupe_key)
);
create index inbox_due on inbox (due_at, id) where due_at is not null;

-- Coarse duties that come round: poll a store, read changed orders, refresh tokens, sweep, forget.
create table schedule (
  id text primary key,
  workspace_id text references workspace (id) on delete cascade,
  duty text not null,
  subject_id text,
  due_at timestamptz not null,
  every_ms bigint not null,
  lease_until timestamptz,
  fence bigint not null default 0,
  tries integer not null default 0,
  last_run_at timestamptz,
  last_say text
);
create index schedule_due on schedule (due_at);

-- One row per cause, not per order.
create table alert (
  id text primary key,
  workspace_id text not null references workspace (id) on delete cascade,
  cause_key text not null,
  severity text not null check (severity in ('info', 'warning', 'urgent')),
  say text not null,
  next_step text,
  times integer not null default 1,
  opened_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  closed_at timestamptz
);
create unique index alert_open on alert (workspace_id, cause_key) where closed_at is null;

create table audit (
  id bigint generated always as identity primary key,
  workspace_id text not null references workspace (id) on delete cascade,
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  subject text not null,
  detail jsonb not null default '{}',
  previous_hash text not null,
  hash text not null
);
create index audit_workspace on audit (workspace_id, id desc);

create table api_key (
  id text primary key,
  workspace_id text not null references workspace (id) on delete cascade,
  name text not null,
  role text not null check (role in ('owner', 'operator', 'viewer')),
  -- the first characters, to recognise it by
  shown_prefix text not null,
  secret_hash text not null unique,
  created_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);

-- Row-level security: a transaction sees one workspace, the engine's sessions say '*', and a session that says nothing sees nothing.
do $$
declare name text;
begin
  foreach name in array array['store', 'channel', 'provider_list', 'mapping', 'channel_order', 'store_order', 'link', 'shipment',
    'sync', 'intent', 'attempt', 'inbox', 'schedule', 'alert', 'audit', 'api_key']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format($policy$create policy workspace_wall on %I using (
      workspace_id = current_setting('waybridge.workspace_id', true)
      or current_setting('waybridge.workspace_id', true) = '*')$policy$, name);
  end loop;
  alter table workspace enable row level security;
  alter table workspace force row level security;
  create policy workspace_wall on workspace using (
    id = current_setting('waybridge.workspace_id', true) or current_setting('waybridge.workspace_id', true) = '*');
end $$;
