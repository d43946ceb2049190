package io.bookmaru.consumer.erasure;

import io.bookmaru.consumer.deadletter.ForgetDeadLetters;
import io.bookmaru.events.ErasureConfirmed.Kind;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// What an erasure is in every service: the first thing in the transaction that deletes what the
/// service has of the subject.
public class EraseSubject {
    private final ErasedSubjects erased;
    private final RecentlyErasedMembers recently;
    private final ForgetDeadLetters forgetDeadLetters;

    EraseSubject(
            ErasedSubjects erased,
            RecentlyErasedMembers recently,
            ForgetDeadLetters forgetDeadLetters) {
        this.erased = erased;
        this.recently = recently;
        this.forgetDeadLetters = forgetDeadLetters;
    }

    /// Waits for those who write about the subject, keeps others out for ever, and forgets its dead
    /// letters. Repeatable.
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(Kind kind, long id) {
        erased.add(kind, id);
        forgetDeadLetters.about(kind, id);
        if (kind == Kind.MEMBER) refuseAfterCommit(id);
    }

    private void refuseAfterCommit(long memberId) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        recently.add(memberId);
                    }
                });
    }
}
