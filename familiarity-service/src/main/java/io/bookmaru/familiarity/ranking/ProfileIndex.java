package io.bookmaru.familiarity.ranking;

import io.bookmaru.familiarity.profile.ProfileVersion;
import io.bookmaru.familiarity.profile.ProfileVersion.Approved;
import io.bookmaru.familiarity.profile.Profiles;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// All profiles in memory, read at the first view and kept current by reading what changed since.
///
/// Views read while another one adds. That is harmless because a reader takes the watermark first:
/// what it may see too early or only half has a higher number, and is asked for again next time.
@Component
class ProfileIndex {
    private static final int ROWS_AT_ONCE = 5_000;

    private final Profiles profiles;
    private final Map<Long, ProfileVersion> byMember = new ConcurrentHashMap<>();
    private final ConcurrentNavigableMap<Long, Long> memberByChange = new ConcurrentSkipListMap<>();
    private volatile long watermark;

    ProfileIndex(Profiles profiles) {
        this.profiles = profiles;
    }

    /// @return the number up to which every change is in the index now
    long catchUp() {
        var last = profiles.lastChangeSeq();
        if (watermark < last) readUpTo(last);
        return watermark;
    }

    /// Nobody may look for a long time, and an erased profile should not stay in memory until then.
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void forgetErased() {
        if (watermark > 0) catchUp();
    }

    /// @return null for a member without an approved profile
    @Nullable Approved find(long memberId) {
        return byMember.get(memberId) instanceof Approved approved ? approved : null;
    }

    Collection<ProfileVersion> all() {
        return byMember.values();
    }

    /// Withdrawn ones included.
    Stream<ProfileVersion> changedAfter(long changeSeq) {
        return memberByChange.tailMap(changeSeq, false).values().stream()
                .distinct()
                .map(byMember::get)
                .filter(Objects::nonNull);
    }

    private synchronized void readUpTo(long last) {
        var read = watermark;
        List<ProfileVersion> changed;
        do {
            changed = profiles.changedAfter(read, ROWS_AT_ONCE);
            changed.forEach(this::put);
            if (!changed.isEmpty()) read = changed.getLast().changeSeq();
        } while (changed.size() == ROWS_AT_ONCE);
        watermark = Math.max(read, last);
    }

    /// The old number goes last, so that a changed profile is always found under some number.
    private void put(ProfileVersion version) {
        var before = byMember.put(version.memberId(), version);
        memberByChange.put(version.changeSeq(), version.memberId());
        if (before != null && before.changeSeq() < version.changeSeq()) {
            memberByChange.remove(before.changeSeq());
        }
    }
}
