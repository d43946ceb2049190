package io.bookmaru.push.delivery;

/// What the service worker shows, as JSON.
///
/// @param url where a click leads, relative to the web page
/// @param tag replaces what is shown with the same tag, so that a message that arrives twice is
///   seen once
record PushPayload(long id, String kind, String title, String body, String url, String tag) {}
