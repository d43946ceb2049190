package io.bookmaru.push.subscription;

import org.jspecify.annotations.Nullable;

/// What a browser gave its member's page.
///
/// @param applicationServerKey which of our public keys it subscribed for, base64url; null when the
///   page does not say
record NewBrowser(PushAddress address, @Nullable String applicationServerKey) {}
