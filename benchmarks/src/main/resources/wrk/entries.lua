-- Enters each member into each giveaway once, in waves: all giveaways with one block of members, then with the next.
-- Each thread has members of its own.
--
-- Sends RATE a second over all threads for SECONDS, then waits for the answers that are due. Late is by how much a
-- request missed its place in the schedule; wrk measures from the sending on, so both together are from when it was due.
--
-- wrk -d SECONDS-AND-A-FEW -s entries.lua URL -- DATA THREADS SECONDS RATE

local ffi = require("ffi")
ffi.cdef([[
typedef struct { long seconds; int micros; int unused; } moment;
int gettimeofday(moment *now, void *zone);
]])

local threads = {}
local IDLE_MILLIS = 3600 * 1000
local MOST_LATE = 500

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

function init(args)
  local data = dofile(args[1])
  local count = tonumber(args[2])
  giveaways = data.giveaways
  block = data.block / count
  heads, tails = {}, {}
  for _, id in ipairs(giveaways) do
    table.insert(heads, "POST /api/v1/giveaways/" .. id .. "/entries HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nAuthorization: Bearer ")
  end
  local line = 0
  for token in io.lines(data.tokens) do
    if line % count == number then table.insert(tails, token .. "\r\n\r\n") end
    line = line + 1
  end
  moment = ffi.new("moment")
  late = {}
  for millis = 1, MOST_LATE do late[millis] = 0 end
  step, accepted, accepted_in_time, refused = 0, 0, 0, 0
  interval = count / tonumber(args[4])
  seconds = tonumber(args[3])
  slot = 0
end

function now()
  ffi.C.gettimeofday(moment, nil)
  return tonumber(moment.seconds) + moment.micros / 1e6
end

function begin()
  if not started then
    started = now()
    deadline = started + seconds
  end
end

function delay()
  begin()
  if now() >= deadline then return IDLE_MILLIS end
  slot = slot + 1
  return math.max(0, math.floor((started + slot * interval - now()) * 1000))
end

-- wrk asks the first thread for one that it only looks at.
function request()
  if number == 0 and not looked_at then
    looked_at = true
    return heads[1] .. tails[1]
  end
  begin()
  local millis = math.ceil((now() - started - step * interval) * 1000)
  if millis < 1 then millis = 1 elseif millis > MOST_LATE then millis = MOST_LATE end
  late[millis] = late[millis] + 1
  local wave = block * #giveaways
  local inWave = step % wave
  local member = math.floor(step / wave) * block + inWave % block
  local giveaway = math.floor(inWave / block)
  step = step + 1
  return heads[giveaway + 1] .. tails[member + 1]
end

function response(status)
  if status ~= 202 then
    refused = refused + 1
    return
  end
  accepted = accepted + 1
  if now() < deadline then accepted_in_time = accepted_in_time + 1 end
end

function done(summary, latency)
  local function total(name)
    local sum = 0
    for _, thread in ipairs(threads) do sum = sum + thread:get(name) end
    return sum
  end
  local sent, later, millis = total("step"), 0, MOST_LATE
  -- Milliseconds by which all but one in 200 were late at most.
  while millis > 1 do
    for _, thread in ipairs(threads) do later = later + thread:get("late")[millis] end
    if later > sent / 200 then break end
    millis = millis - 1
  end
  local errors = summary.errors
  print(string.format(
    '{"sent":%d,"accepted":%d,"acceptedInTime":%d,"refused":%d,"broken":%d,"p50Micros":%d,"p99Micros":%d,"p995Micros":%d,"lateP995Millis":%d}',
    sent, total("accepted"), total("accepted_in_time"), total("refused"),
    errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50), latency:percentile(99), latency:percentile(99.5), millis))
end
