/** Title cards: pictures of a title on a drawn background, made by rules, without a model and without a network. */
@NullMarked
package io.insightstream.clients.titlecard;

import org.jspecify.annotations.NullMarked;
