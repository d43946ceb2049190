/// What the service does while the servers that it needs are down.
package io.bookmaru.api.outage;
