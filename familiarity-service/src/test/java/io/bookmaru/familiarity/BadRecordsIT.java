package io.bookmaru.familiarity;

import io.bookmaru.familiarity.testing.Neighbourhood;
import io.bookmaru.testing.corpus.SendBadRecords;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class BadRecordsIT extends Neighbourhood {
    @Autowired ApplicationContext service;

    @Test
    void stopNoListenerAndAreKept() {
        SendBadRecords.toEveryListenerOf(service);
    }
}
