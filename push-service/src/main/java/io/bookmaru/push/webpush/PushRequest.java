package io.bookmaru.push.webpush;

import java.net.URI;
import java.util.Map;

/// A message as it goes over the wire: encrypted, signed and ready to be posted.
///
/// @param endpoint the object that the caller has checked, not parsed again
/// @param body header and one record (RFC 8188 §2.1, RFC 8291 §4)
public record PushRequest(URI endpoint, Map<String, String> headers, byte[] body) {}
