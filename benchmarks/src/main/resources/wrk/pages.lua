-- Asks for one prepared page after the other, each with its own token, at a given rate over all
-- threads as far as connections are free. Each thread has entries of its own.
--
-- Asks for SECONDS, then waits for the answers that are due.
--
-- wrk -d SECONDS-AND-A-FEW -s pages.lua URL -- DATA THREADS SECONDS RATE

local ffi = require("ffi")
ffi.cdef([[
typedef struct { long seconds; int micros; int unused; } moment;
int gettimeofday(moment *now, void *zone);
]])

local threads = {}
local IDLE_MILLIS = 3600 * 1000

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

function init(args)
  local count = tonumber(args[2])
  requests = {}
  for i, page in ipairs(dofile(args[1])) do
    if i % count == number then
      table.insert(requests, wrk.format("GET", page.path, { Authorization = "Bearer " .. page.token }))
    end
  end
  moment = ffi.new("moment")
  step, accepted, accepted_in_time, refused = 0, 0, 0, 0
  started = now()
  deadline = started + tonumber(args[3])
  interval = count / tonumber(args[4])
  slot = 0
end

function now()
  ffi.C.gettimeofday(moment, nil)
  return tonumber(moment.seconds) + moment.micros / 1e6
end

function delay()
  if now() >= deadline then return IDLE_MILLIS end
  slot = slot + 1
  return math.max(0, math.floor((started + slot * interval - now()) * 1000))
end

function request()
  step = step + 1
  return requests[(step - 1) % #requests + 1]
end

function response(status)
  if status ~= 200 then
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
  local errors = summary.errors
  print(string.format(
    '{"accepted":%d,"acceptedInTime":%d,"refused":%d,"broken":%d,"p50Micros":%d,"p99Micros":%d}',
    total("accepted"), total("accepted_in_time"), total("refused"),
    errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
