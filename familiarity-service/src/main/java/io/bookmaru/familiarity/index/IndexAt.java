package io.bookmaru.familiarity.index;

import io.bookmaru.familiarity.profile.Profile;
import io.bookmaru.familiarity.score.Rarity;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The index as of one change, for as long as its reader holds it.
public final class IndexAt {
    private final MemberIndex members;
    private final ChangeLog changes;
    private final long watermark;

    IndexAt(MemberIndex members, ChangeLog changes, long watermark) {
        this.members = members;
        this.changes = changes;
        this.watermark = watermark;
    }

    /// Every change up to this number is in it, and none after.
    public long watermark() {
        return watermark;
    }

    public Rarity rarity() {
        return members.rarity();
    }

    /// Of all approved profiles.
    public int size() {
        return members.size();
    }

    public boolean contains(long member) {
        return members.contains(member);
    }

    public @Nullable Profile find(long member) {
        return members.find(member);
    }

    public Comparison compareWith(long member) {
        return members.compareWith(member);
    }

    /// Whether [#changedAfter] can tell.
    public boolean knowsAllChangedAfter(long changeSeq) {
        return changeSeq <= watermark && changes.knowsAllAfter(changeSeq);
    }

    /// Whose profiles have changed since, withdrawn ones included.
    public Set<Long> changedAfter(long changeSeq) {
        return changes.changedAfter(changeSeq);
    }
}
