package io.bookmaru.familiarity.index;

import io.bookmaru.familiarity.profile.ProfileVersion;
import io.bookmaru.familiarity.profile.ProfileVersion.Approved;
import io.bookmaru.familiarity.profile.ProfileVersion.Withdrawn;
import io.bookmaru.familiarity.profile.Profiles;
import io.bookmaru.familiarity.score.Rarities;
import io.bookmaru.familiarity.score.ScoreFamiliarity;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// The index of this instance: read whole at start, kept current by what has changed since.
///
/// It is always as the database was at one moment, its watermark: whoever reads it keeps changes
/// out until they are done.
@Component
public class ProfileIndex implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ProfileIndex.class);
    private static final int ROWS_AT_ONCE = 5_000;

    private final Profiles profiles;
    private final Rarities rarities;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final MemberIndex members;
    private final ChangeLog changes = new ChangeLog();
    private volatile long watermark;
    private volatile boolean running;

    public ProfileIndex(
            Profiles profiles, Rarities rarities, ScoreFamiliarity score, MeterRegistry meters) {
        this.profiles = profiles;
        this.rarities = rarities;
        this.members = new MemberIndex(score);
        meters.gauge("bookmaru.familiarity.indexed", members, MemberIndex::size);
    }

    /// After this, every change and every weight that was committed before is in the index.
    public void catchUp() {
        var newest = profiles.newest();
        if (newest.rarityEpoch() == members.rarity().epoch() && newest.changeSeq() <= watermark)
            return;
        readUpTo(newest);
    }

    /// @param reader is alone with an index that does not change
    public <T> T read(Function<IndexAt, T> reader) {
        lock.readLock().lock();
        try {
            return reader.apply(new IndexAt(members, changes, watermark));
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Nobody may look for a long time, and an erased profile should not stay in memory until then.
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void follow() {
        try {
            catchUp();
        } catch (RuntimeException e) {
            log.warn("Profiles are those of change {}: {}", watermark, e.toString());
        }
    }

    private synchronized void readUpTo(Profiles.Newest newest) {
        if (newest.rarityEpoch() != members.rarity().epoch()) {
            var rarity = rarities.current();
            alone(() -> members.weigh(rarity));
        }
        List<ProfileVersion> changed;
        do {
            changed = profiles.changedAfter(watermark, ROWS_AT_ONCE);
            apply(changed);
        } while (changed.size() == ROWS_AT_ONCE);
        // A number may belong to no row any more: its profile has a newer one.
        alone(() -> watermark = Math.max(watermark, newest.changeSeq()));
    }

    private void apply(List<ProfileVersion> changed) {
        if (changed.isEmpty()) return;
        alone(() -> {
            changed.forEach(this::apply);
            watermark = changed.getLast().changeSeq();
        });
    }

    private void apply(ProfileVersion version) {
        switch (version) {
            case Approved approved -> members.put(approved.memberId(), approved.profile());
            case Withdrawn withdrawn -> members.remove(withdrawn.memberId());
        }
        changes.add(version.changeSeq(), version.memberId(), members.size());
    }

    private void alone(Runnable change) {
        lock.writeLock().lock();
        try {
            change.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// Before any request is taken.
    @Override
    public void start() {
        catchUp();
        running = true;
        log.info("{} profiles are indexed, up to change {}", members.size(), watermark);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
