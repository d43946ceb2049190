package io.bookmaru.api;

import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.testing.corpus.SendBadRecords;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ApiIT
class BadRecordsIT {
    @Autowired ApplicationContext service;

    @Test
    void stopNoListenerAndAreKept() {
        SendBadRecords.toEveryListenerOf(service);
    }
}
