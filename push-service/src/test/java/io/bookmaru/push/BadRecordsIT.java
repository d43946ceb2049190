package io.bookmaru.push;

import io.bookmaru.testing.corpus.SendBadRecords;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class BadRecordsIT extends PushServiceTest {
    @Autowired private ApplicationContext service;

    @Test
    void stopNoListenerAndAreKept() {
        SendBadRecords.toEveryListenerOf(service);
    }
}
