package io.bookmaru.faults.workload;

import tools.jackson.databind.JsonNode;

/// @param status 0 when there was none
/// @param body missing when there was none
public record Answer(Outcome outcome, int status, JsonNode body) {

    public boolean isAcknowledged() {
        return outcome == Outcome.ACKNOWLEDGED;
    }
}
