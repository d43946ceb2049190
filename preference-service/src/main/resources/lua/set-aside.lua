-- Moves the buffer aside for a drain and leaves an empty one that goes on at the same offset.
-- KEYS: buffer, drain. ARGV: epoch, next offset. Answers the number of reactions set aside, or -1 when refused.
local held = redis.call('HMGET', KEYS[1], 'epoch', 'next', 'received', 'reactions', 'drain')
if held[1] ~= ARGV[1] or held[2] ~= ARGV[2] or not held[4] then return -1 end
-- The answer to an earlier call may have been lost on its way: then nobody has applied what it set aside.
if held[5] then return -1 end
local reactions = tonumber(held[4])
if reactions == 0 then return 0 end
if redis.call('RENAMENX', KEYS[1], KEYS[2]) == 0 then return -1 end
redis.call('HSET', KEYS[1], 'epoch', held[1], 'next', held[2], 'received', held[3], 'reactions', '0', 'drain', KEYS[2])
return reactions
