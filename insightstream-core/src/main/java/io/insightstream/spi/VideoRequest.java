package io.insightstream.spi;

/** What a video provider can be asked to list; {@link VideoProvider#cost} says what it would cost. */
public sealed interface VideoRequest permits UploadsRequest, SearchRequest, ChartRequest, CommentsRequest {}
