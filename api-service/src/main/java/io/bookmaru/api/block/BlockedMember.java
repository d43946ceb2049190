package io.bookmaru.api.block;

import java.time.Instant;

record BlockedMember(long memberId, String displayName, Instant since) {}
