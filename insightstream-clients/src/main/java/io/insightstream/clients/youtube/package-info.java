/** YouTube as a provider of channels, videos, searches, charts and comments, over the YouTube Data API v3. */
@NullMarked
package io.insightstream.clients.youtube;

import org.jspecify.annotations.NullMarked;
