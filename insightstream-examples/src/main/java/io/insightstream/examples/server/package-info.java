/** A server of reports over HTTP, one class for each resource. */
@NullMarked
package io.insightstream.examples.server;

import org.jspecify.annotations.NullMarked;
