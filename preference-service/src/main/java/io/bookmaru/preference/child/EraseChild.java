package io.bookmaru.preference.child;

import io.bookmaru.consumer.erasure.ConfirmErasure;
import io.bookmaru.consumer.erasure.EraseSubject;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.events.MemberErased;
import io.bookmaru.preference.ledger.ForgetChild;
import io.bookmaru.preference.reaction.ForgetReactions;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Forgets a child, or a member with all its children, and confirms it. Repeatable: what is
/// forgotten already is confirmed again.
@Component
class EraseChild {
    private final EraseSubject eraseSubject;
    private final Children children;
    private final ForgetChild forgetChild;
    private final ForgetReactions forgetReactions;
    private final ConfirmErasure confirm;

    EraseChild(
            EraseSubject eraseSubject,
            Children children,
            ForgetChild forgetChild,
            ForgetReactions forgetReactions,
            ConfirmErasure confirm) {
        this.eraseSubject = eraseSubject;
        this.children = children;
        this.forgetChild = forgetChild;
        this.forgetReactions = forgetReactions;
        this.confirm = confirm;
    }

    @Transactional
    void erase(long childId) {
        forget(childId);
        confirm.of(Kind.CHILD, childId);
    }

    /// The event names the children, since some of them may not be known here yet.
    @Transactional
    void eraseAllOf(MemberErased member) {
        eraseSubject.erase(Kind.MEMBER, member.memberId());
        var all = new TreeSet<>(member.childIds());
        all.addAll(children.idsOf(member.memberId()));
        all.forEach(this::forget);
        confirm.of(Kind.MEMBER, member.memberId());
    }

    private void forget(long childId) {
        eraseSubject.erase(Kind.CHILD, childId);
        children.erase(childId);
        forgetChild.forget(childId);
        forgetReactions.of(childId);
    }
}
