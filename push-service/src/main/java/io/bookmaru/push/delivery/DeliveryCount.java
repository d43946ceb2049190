package io.bookmaru.push.delivery;

/// @param reason without its details; empty when there is none
record DeliveryCount(DeliveryState state, String reason, long count) {}
