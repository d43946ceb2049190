-- Adds the reactions of one batch and moves the next offset, all or nothing.
-- KEYS: buffer. ARGV: epoch, next offset before, next offset after, most fields, then (child, book, revision, kind)*.
local held = redis.call('HMGET', KEYS[1], 'epoch', 'next')
if held[1] ~= ARGV[1] or held[2] ~= ARGV[2] then return 'REFUSED' end
if redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[4]) then return 'FULL' end

-- Numbers of Lua are exact up to 2^53 only; decimals without leading zeros compare by length, then by digits.
local function newer(revision, than)
  if #revision ~= #than then return #revision > #than end
  return revision > than
end

local added = 0
for i = 5, #ARGV, 4 do
  local field = ARGV[i] .. ':' .. ARGV[i + 1]
  local known = redis.call('HGET', KEYS[1], field)
  if not known or newer(ARGV[i + 2], string.match(known, '^%d+')) then
    redis.call('HSET', KEYS[1], field, ARGV[i + 2] .. ':' .. ARGV[i + 3], ARGV[i], '1')
    if not known then added = added + 1 end
  end
end
redis.call('HINCRBY', KEYS[1], 'reactions', added)
redis.call('HSET', KEYS[1], 'next', ARGV[3])
return 'ADDED'
