/** Names the modules of the SDK as its documentation does. */
module stranger.app {
    requires io.insightstream.analytics;
    requires io.insightstream.core;
}
