-- Puts a reaction to one (child, book) pair after the other, LIKE on one pass and DISLIKE on the
-- next, so that each request is a change. Each thread has children of its own.
--
-- Sends for SECONDS, then waits for the answers that are due: nothing is in flight when wrk ends,
-- and the services' own counts can be compared to the digit.
--
-- With a RATE, requests are sent at that many a second over all threads, as far as connections are
-- free; without one, as fast as they are answered.
--
-- wrk -d SECONDS-AND-A-FEW -s reactions.lua URL -- DATA THREADS SECONDS [RATE]

local ffi = require("ffi")
ffi.cdef([[
typedef struct { long seconds; int micros; int unused; } moment;
int gettimeofday(moment *now, void *zone);
]])

local threads = {}
local bodies = { '{"kind":"LIKE"}', '{"kind":"DISLIKE"}' }
local IDLE_MILLIS = 3600 * 1000

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

function init(args)
  local data = dofile(args[1])
  local count = tonumber(args[2])
  books = data.books
  children = {}
  for i, child in ipairs(data.children) do
    if i % count == number then
      table.insert(children, {
        path = "/api/v1/children/" .. child.id .. "/reactions/",
        headers = { Authorization = "Bearer " .. child.token, ["Content-Type"] = "application/json" },
      })
    end
  end
  moment = ffi.new("moment")
  step, accepted, accepted_in_time, refused = 0, 0, 0, 0
  started = now()
  deadline = started + tonumber(args[3])
  interval = args[4] and count / tonumber(args[4]) or 0
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

-- Neighbours in time are different children.
function request()
  local child = children[step % #children + 1]
  local round = math.floor(step / #children)
  local book = books[round % #books + 1]
  local kind = math.floor(round / #books) % 2 + 1
  step = step + 1
  return wrk.format("PUT", child.path .. book, child.headers, bodies[kind])
end

function response(status)
  if status < 200 or status > 299 then
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
