package io.insightstream.clients.http;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Everything that is logged while it is open, at every level, through SLF4J and through the platform's loggers. What the
 * test server logs does not count: it is told the key.
 */
public final class CapturedLog implements AutoCloseable {

    private static final Set<CapturedLog> OPEN = ConcurrentHashMap.newKeySet();
    private static final java.util.logging.Logger ROOT =
            LogManager.getLogManager().getLogger("");

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final java.util.logging.@Nullable Level levelBefore = ROOT.getLevel();
    private final Handler platform = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            if (!String.valueOf(logged.getLoggerName()).startsWith("mockwebserver3")) {
                write(logged.getMessage() + " " + Arrays.toString(logged.getParameters()), logged.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private CapturedLog() {}

    /**
     * Starts to capture.
     *
     * @return the log; to be closed
     */
    public static CapturedLog open() {
        CapturedLog log = new CapturedLog();
        for (Handler quiet : ROOT.getHandlers()) {
            // The console stays readable.
            quiet.setLevel(java.util.logging.Level.WARNING);
        }
        ROOT.addHandler(log.platform);
        ROOT.setLevel(java.util.logging.Level.ALL);
        OPEN.add(log);
        return log;
    }

    /**
     * What was logged so far.
     *
     * @return messages and stack traces
     */
    public String text() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        OPEN.remove(this);
        ROOT.removeHandler(platform);
        ROOT.setLevel(levelBefore);
    }

    private void write(@Nullable String message, @Nullable Throwable thrown) {
        StringWriter trace = new StringWriter();
        if (thrown != null) {
            thrown.printStackTrace(new PrintWriter(trace));
        }
        lines.add(message + " " + trace);
    }

    /** Gives SLF4J loggers that write to whatever is open. Found as a service. */
    public static final class Provider implements SLF4JServiceProvider {

        private final IMarkerFactory markers = new BasicMarkerFactory();
        private final MDCAdapter context = new NOPMDCAdapter();
        private final Map<String, Logger> loggers = new ConcurrentHashMap<>();

        /** For the service loader. */
        public Provider() {}

        @Override
        public ILoggerFactory getLoggerFactory() {
            return name -> loggers.computeIfAbsent(name, CapturedLogger::new);
        }

        @Override
        public IMarkerFactory getMarkerFactory() {
            return markers;
        }

        @Override
        public MDCAdapter getMDCAdapter() {
            return context;
        }

        @Override
        public String getRequestedApiVersion() {
            return "2.0.99";
        }

        @Override
        public void initialize() {}
    }

    private static final class CapturedLogger extends AbstractLogger {

        private static final long serialVersionUID = 1L;

        CapturedLogger(String name) {
            this.name = name;
        }

        @Override
        protected @Nullable String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level,
                @Nullable Marker marker,
                String message,
                Object @Nullable [] arguments,
                @Nullable Throwable thrown) {
            if (OPEN.isEmpty()) {
                return;
            }
            String line = level + " " + name + " "
                    + MessageFormatter.basicArrayFormat(message, arguments == null ? new Object[0] : arguments);
            OPEN.forEach(log -> log.write(line, thrown));
        }

        @Override
        public boolean isTraceEnabled() {
            return true;
        }

        @Override
        public boolean isTraceEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isDebugEnabled() {
            return true;
        }

        @Override
        public boolean isDebugEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isInfoEnabled() {
            return true;
        }

        @Override
        public boolean isInfoEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isWarnEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled(Marker marker) {
            return true;
        }
    }
}
