/** The floor that every provider over HTTP stands on: calls with retries, keys, quotas, limits and a cache. */
@NullMarked
package io.insightstream.clients.http;

import org.jspecify.annotations.NullMarked;
