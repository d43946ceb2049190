package io.bookmaru.preference;

import io.bookmaru.preference.testing.PreferenceService;
import io.bookmaru.testing.corpus.SendBadRecords;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@PreferenceService
class BadRecordsIT {
    @Autowired ApplicationContext service;

    @Test
    void stopNoListenerAndAreKept() {
        SendBadRecords.toEveryListenerOf(service);
    }
}
