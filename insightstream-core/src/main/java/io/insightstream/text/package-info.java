/** Questions of a user's own to the configured text model. */
@NullMarked
package io.insightstream.text;

import org.jspecify.annotations.NullMarked;
