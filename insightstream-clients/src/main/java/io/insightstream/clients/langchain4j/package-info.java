/** Text and pictures by any model that LangChain4j has an adapter for. */
@NullMarked
package io.insightstream.clients.langchain4j;

import org.jspecify.annotations.NullMarked;
