package io.insightstream.examples.cli;

import io.insightstream.channel.UploadsProgress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows on standard error how many uploads have arrived, if somebody sits there. */
final class UploadsBar implements UploadsProgress, AutoCloseable {

    /** What comes in a page or two is there before a bar could be seen. */
    private static final int MANY = 100;

    private final boolean terminal = ReadingBar.isTerminal();
    private @Nullable ProgressBar bar;

    @Override
    public void arrived(int videos, @Nullable Long expected) {
        if (!terminal || (expected != null && expected <= MANY)) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("Uploads")
                    .setInitialMax(expected == null ? -1 : expected)
                    .setStyle(ProgressBarStyle.ASCII)
                    .clearDisplayOnFinish()
                    .build();
        }
        bar.stepTo(videos);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
