package io.insightstream.examples.cli;

import io.insightstream.clients.catalog.ReadProgress;
import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows on standard error how far a long reading has come, if somebody sits there. */
final class ReadingBar implements ReadProgress, AutoCloseable {

    /** Smaller files are read before a bar could be seen. */
    private static final long LONG_FILE_BYTES = 16L << 20;

    private final boolean terminal = isTerminal();
    private @Nullable ProgressBar bar;

    @Override
    public void progress(long bytesRead, long totalBytes, long rows) {
        if (!terminal || totalBytes < LONG_FILE_BYTES) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("Reading")
                    .setInitialMax(totalBytes)
                    .setUnit(" MB", 1_000_000)
                    .setStyle(ProgressBarStyle.ASCII)
                    .clearDisplayOnFinish()
                    .build();
        }
        bar.stepTo(bytesRead);
        bar.setExtraMessage(String.format("%,d rows", rows));
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    @SuppressWarnings("SystemConsoleNull") // from JDK 22 on the console itself is asked
    static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true; // before JDK 22 there is a console only on a terminal
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
