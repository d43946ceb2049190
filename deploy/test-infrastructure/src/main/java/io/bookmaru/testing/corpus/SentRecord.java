package io.bookmaru.testing.corpus;

import io.bookmaru.testing.corpus.DeadLetter.Place;

record SentRecord(BadRecord record, Place place) {

    boolean is(Verdict verdict) {
        return record.verdict() == verdict;
    }

    @Override
    public String toString() {
        return "%s of %s-%d@%d".formatted(record, place.topic(), place.partition(), place.offset());
    }
}
