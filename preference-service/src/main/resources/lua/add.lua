-- Adds the reactions of one batch and moves the next offset, all or nothing.
-- KEYS: buffer. ARGV: epoch, next offset before, next offset after, most fields, then (child, field, value)*, where a
-- field is child:book and a value revision:kind:offset.
local held = redis.call('HMGET', KEYS[1], 'epoch', 'next')
if held[1] ~= ARGV[1] or held[2] ~= ARGV[2] then return 'REFUSED' end
if redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[4]) then return 'FULL' end

-- Numbers of Lua are exact up to 2^53 only; decimals without leading zeros compare by length, then by digits.
local function newer(value, than)
  local revision, known = string.match(value, '^%d+'), string.match(than, '^%d+')
  if #revision ~= #known then return #revision > #known end
  return revision > known
end

local added = 0
for i = 5, #ARGV, 3 do
  local known = redis.call('HGET', KEYS[1], ARGV[i + 1])
  if not known or newer(ARGV[i + 2], known) then
    redis.call('HSET', KEYS[1], ARGV[i + 1], ARGV[i + 2], ARGV[i], '1')
    if not known then added = added + 1 end
  end
end
redis.call('HINCRBY', KEYS[1], 'reactions', added)
redis.call('HSET', KEYS[1], 'next', ARGV[3])
return 'ADDED'
