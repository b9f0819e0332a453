/** Media at ImageKit, kept once by content and served from there. */
@NullMarked
package io.insightstream.clients.imagekit;

import org.jspecify.annotations.NullMarked;
