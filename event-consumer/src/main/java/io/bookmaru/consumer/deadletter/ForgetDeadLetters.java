package io.bookmaru.consumer.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.events.Topics;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Deletes the dead letters about an erased subject, in whatever state: those whose key it is, and
/// those whose payload names it in a field as our producers write it. What is too broken to be
/// recognised stays until an admin discards it.
public class ForgetDeadLetters {
    private static final String[] TOPICS_OF_CHILDREN = {Topics.CHILD_CHANGED, Topics.BOOK_LIKE};
    private static final String[] TOPICS_OF_MEMBERS = {
        Topics.MEMBER_JOINED,
        Topics.MEMBER_CHANGED,
        Topics.BLOCK_CHANGED,
        Topics.PROFILE_CHANGE,
        Topics.READER_INFO_CHANGED,
        Topics.SUBSCRIPTION_REQUEST
    };

    private final JdbcClient jdbc;

    ForgetDeadLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An erasure that is a dead letter itself is kept, also one of a retry topic.
    public void about(Kind kind, long id) {
        switch (kind) {
            case CHILD -> delete(TOPICS_OF_CHILDREN, id, List.of("childId"));
            case MEMBER ->
                    delete(
                            TOPICS_OF_MEMBERS,
                            id,
                            List.of("memberId", "blockedMemberId", "authorId", "postAuthorId"));
        }
    }

    private void delete(String[] topics, long id, List<String> fields) {
        var named =
                fields.stream()
                        .map(field -> "\"%s\":%d".formatted(field, id))
                        .flatMap(text -> Stream.of(text + ",", text + "}"))
                        .map(text -> text.getBytes(UTF_8))
                        .toArray(byte[][]::new);
        jdbc.sql(
                        """
                        delete from dead_letters
                        where topic not like :erasures
                          and (topic = any (:topics) and key = :key
                               or exists (select from unnest(:named::bytea[]) as named (text)
                                          where position(named.text in value) > 0))
                        """)
                .param("erasures", Topics.MEMBER_ERASED + "%")
                .param("topics", topics)
                .param("key", Long.toString(id).getBytes(UTF_8))
                .param("named", named)
                .update();
    }
}
