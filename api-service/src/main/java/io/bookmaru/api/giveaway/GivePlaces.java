package io.bookmaru.api.giveaway;

import static java.util.stream.Collectors.groupingBy;

import io.bookmaru.api.giveaway.Entries.LoggedEntry;
import io.bookmaru.api.giveaway.ReadEntries.Read;
import io.bookmaru.consumer.erasure.ErasedSubjects;
import io.bookmaru.events.ErasureConfirmed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The place of an entry is its rank by offset among its giveaway's members, up to the marker.
///
/// What comes again changes nothing: a member has a place, or comes behind the marker, or is
/// erased.
@Component
class GivePlaces {
    private static final Logger log = LoggerFactory.getLogger(GivePlaces.class);

    private final Giveaways giveaways;
    private final Entries entries;
    private final ErasedSubjects erased;
    private final KnownGiveaways known;
    private final Counter given;
    private final Counter late;

    GivePlaces(
            Giveaways giveaways,
            Entries entries,
            ErasedSubjects erased,
            KnownGiveaways known,
            MeterRegistry meters) {
        this.giveaways = giveaways;
        this.entries = entries;
        this.erased = erased;
        this.known = known;
        this.given = meters.counter("bookmaru.giveaway.entries");
        this.late = meters.counter("bookmaru.giveaway.late");
    }

    /// @param records in the order of their offsets
    @Transactional(propagation = Propagation.MANDATORY)
    public void to(List<Read> records) {
        if (records.isEmpty()) return;
        var byGiveaway = records.stream().collect(groupingBy(Read::giveawayId));
        var locked = giveaways.lock(byGiveaway.keySet());
        var gone = erased(records);
        byGiveaway.forEach((id, ofOne) -> {
            var progress = locked.get(id);
            if (progress == null) log.warn("{} records of no giveaway ({})", ofOne.size(), id);
            else give(id, progress, ofOne, gone);
        });
    }

    private Set<Long> erased(List<Read> records) {
        var members =
                records.stream()
                        .map(Read::memberId)
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .toArray();
        return erased.among(ErasureConfirmed.Kind.MEMBER, members);
    }

    private void give(long id, Progress progress, List<Read> records, Set<Long> gone) {
        var marker = marker(progress, records);
        var first = new LinkedHashMap<Long, LoggedEntry>();
        for (var record : records) {
            var member = record.memberId();
            if (member == null || gone.contains(member)) continue;
            if (marker == null || record.offset() < marker)
                first.putIfAbsent(member, new LoggedEntry(member, record.offset()));
            else late.increment();
        }
        var added =
                first.isEmpty()
                        ? 0
                        : entries.add(id, progress.entries(), List.copyOf(first.values()));
        var advanced = progress.with(added, marker);
        if (!advanced.equals(progress)) giveaways.advance(id, advanced);
        given.increment(added);
        if (advanced.isSoldOut()) tellAfterCommit(id);
    }

    /// The first one counts.
    private static @Nullable Long marker(Progress progress, List<Read> records) {
        if (progress.closedOffset() != null) return progress.closedOffset();
        return records.stream()
                .filter(record -> record.memberId() == null)
                .map(Read::offset)
                .findFirst()
                .orElse(null);
    }

    private void tellAfterCommit(long id) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        known.sellOut(id);
                    }
                });
    }
}
