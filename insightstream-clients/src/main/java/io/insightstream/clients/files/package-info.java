/** What is kept in a folder: small pieces of state and media that survive the process. */
@NullMarked
package io.insightstream.clients.files;

import org.jspecify.annotations.NullMarked;
