package io.bookmaru.preference.oracle;

import io.bookmaru.preference.ledger.Reaction;
import io.bookmaru.preference.testing.Facts;
import java.util.ArrayList;
import java.util.List;

/// Sends a story to Kafka, in its order.
public record Teller(Facts facts) {

    public void tell(List<Fact> story) {
        var together = new ArrayList<Reaction>();
        for (var fact : story) {
            switch (fact) {
                case Reacted(var reaction) -> together.add(reaction);
                case BookTags book -> {
                    send(together);
                    facts.book(
                            book.bookId(),
                            book.revision(),
                            book.genres(),
                            book.topics(),
                            book.mbti());
                }
            }
        }
        send(together);
    }

    private void send(List<Reaction> reactions) {
        facts.reactions(reactions);
        reactions.clear();
    }
}
