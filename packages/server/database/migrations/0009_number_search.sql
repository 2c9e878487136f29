-- A tracking number is found by its beginning, while somebody types it. This index answers equality too.
drop index sync_number;
create index sync_number on sync (channel_id, tracking_number text_pattern_ops);
