-- Orders that wait for tracking, by deadline: the list of orders no shipment speaks for.
create index channel_order_open on channel_order (workspace_id, (coalesce(ship_by_at, 'infinity'::timestamptz)), channel_id, order_id)
  where status in ('AWAITING_SHIPMENT', 'PARTIALLY_SHIPPING', 'ON_HOLD');
