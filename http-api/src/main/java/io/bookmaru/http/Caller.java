package io.bookmaru.http;

/// Who makes the request, from a verified token. A controller method takes it as a parameter.
public record Caller(long memberId, boolean admin) {}
