/** Pictures of Pollinations, whose whole request is an address. */
@NullMarked
package io.insightstream.clients.pollinations;

import org.jspecify.annotations.NullMarked;
