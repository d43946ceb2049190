-- Forgets what was set aside, once it has been applied.
-- KEYS: buffer, drain.
if redis.call('HGET', KEYS[1], 'drain') == KEYS[2] then redis.call('HDEL', KEYS[1], 'drain') end
return redis.call('UNLINK', KEYS[2])
