package io.insightstream.clients.youtube;

import io.insightstream.clients.http.HttpAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What YouTube answered.
 *
 * @param body the answer; empty if YouTube refused
 * @param refusal why there is no answer where that is no failure, such as {@code commentsDisabled}; null if there is one
 * @param http the answer as it came, with its cost
 * @param <T> the model of the answer
 */
record Answer<T>(T body, @Nullable String refusal, HttpAnswer http) {}
