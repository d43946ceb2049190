-- Starts a partition's buffer anew for one epoch.
-- KEYS: buffer. ARGV: epoch, next offset, offset up to which records had been received before.
local earlier = redis.call('HMGET', KEYS[1], 'next', 'drain')
local received = math.max(tonumber(ARGV[3]), tonumber(earlier[1] or '0'))
if earlier[2] then redis.call('UNLINK', earlier[2]) end
redis.call('UNLINK', KEYS[1])
redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'next', ARGV[2], 'received', string.format('%d', received), 'reactions', '0')
return 'OPENED'
