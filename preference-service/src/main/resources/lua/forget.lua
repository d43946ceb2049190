-- Takes the reactions of one child out of the buffer. What was set aside before is left to the drain, which counts it.
-- KEYS: buffer. ARGV: child. Answers how many there were.
if redis.call('HDEL', KEYS[1], ARGV[1]) == 0 then return 0 end
local forgotten = 0
local cursor = '0'
repeat
  local found = redis.call('HSCAN', KEYS[1], cursor, 'MATCH', ARGV[1] .. ':*', 'COUNT', 1000)
  cursor = found[1]
  for i = 1, #found[2], 2 do forgotten = forgotten + redis.call('HDEL', KEYS[1], found[2][i]) end
until cursor == '0'
redis.call('HINCRBY', KEYS[1], 'reactions', -forgotten)
return forgotten
