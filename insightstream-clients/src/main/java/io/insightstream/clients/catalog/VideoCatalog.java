package io.insightstream.clients.catalog;

import io.insightstream.call.ProviderId;
import io.insightstream.error.InvalidInput;
import io.insightstream.report.RowSummary;
import io.insightstream.spi.Page;
import io.insightstream.spi.UploadsRequest;
import io.insightstream.spi.VideoProvider;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Video;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The videos in a file. The file is read once, to its end; the catalog is immutable and safe for use by several
 * threads.
 *
 * <p>The content of the file tells its format, whatever its name:
 *
 * <ul>
 *   <li>CSV with a header, separated by commas, semicolons or tabs;
 *   <li>JSON: a list of objects, one object a line, answers of the operation {@code videos.list} or
 *       {@code search.list} of the YouTube Data API (several behind each other or in a list), and objects that lie under
 *       the ids of channels and videos;
 *   <li>either compressed with gzip. The text is UTF-8, with or without a byte order mark.
 * </ul>
 *
 * <p><b>Columns.</b> A row needs a video id and a publish date. Views, likes, comments, title, duration, channel id,
 * channel title and the time of the snapshot are read if they are there. Names are compared without case, blanks and
 * punctuation, and with or without {@code snippet.}, {@code statistics.} or {@code contentDetails.} in front, so that
 * {@code viewCount}, {@code view_count} and {@code statistics.viewCount} are one name. If several columns name one
 * field, the most specific name counts for the whole file ({@code video_id} before {@code id}, {@code published_at}
 * before {@code publish_date} before {@code upload_date}, {@code view_count} before {@code views}), and the leftmost of
 * equal ones. A duration in seconds is used where the other duration column is empty.
 *
 * <p><b>Values.</b>
 *
 * <ul>
 *   <li>An empty cell, {@code NaN}, {@code NaT}, {@code null}, {@code None} and {@code <NA>} are missing values. A
 *       missing count, title or duration is null, never 0; a row without id or publish date is dropped.
 *   <li>Counts may have thousands separators ({@code 1,305}) and a fraction of zero ({@code 2595.0}).
 *   <li>Dates are ISO 8601 with {@code T} or a blank, up to nanoseconds, or seconds or milliseconds since 1970. A time
 *       without a zone is taken as UTC, a date without a time as midnight in UTC. A publish date that could mean several
 *       days, such as {@code 17.14.11}, drops its row; a snapshot time that cannot be read is not known.
 *   <li>Durations are ISO 8601 ({@code PT9M9S}), seconds or clock times ({@code 1:02:03}).
 *   <li>An apostrophe in front of {@code = + - @}, tab or carriage return at the start of an id, a title or a channel in
 *       CSV is taken off: exports put it there so that spreadsheets do not run the cell as a formula.
 * </ul>
 *
 * <p><b>Rows.</b> Each row is behind a video or dropped for a reason, and {@link #rows()} adds up. Of several rows about
 * one video the one with the newest snapshot wins; at equal times the one further down. A row without a snapshot time
 * counts as taken when the newest row of that video before it was.
 *
 * <p><b>Channels.</b> The id of a channel is what the row says; if it only has a title, the title; if it has neither,
 * the name of the file without extensions. A channel is called what the newest of its rows calls it.
 */
public final class VideoCatalog implements VideoProvider {

    private static final ProviderId ID = new ProviderId("catalog");

    private final List<Channel> channels;
    private final RowSummary rows;
    private final VideoProvider videos;

    private VideoCatalog(Map<Channel, List<Video>> channels, RowSummary rows, Clock clock) {
        this.channels = List.copyOf(channels.keySet());
        this.rows = rows;
        this.videos = VideoProvider.of(ID, channels, clock);
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return its videos
     * @throws InvalidInput if the file is missing, empty or cannot be read, is not UTF-8, breaks its format, or has no
     *     videos: a CSV file whose header has no video id, a JSON file with nothing like a video in it. The exception
     *     says on which line
     */
    public static VideoCatalog read(Path file) {
        return builder(file).read();
    }

    /**
     * Prepares to read a file.
     *
     * @param file the file
     * @return a builder whose options all have a default
     */
    public static Builder builder(Path file) {
        return new Builder(file);
    }

    /**
     * The channels that have at least one video, in the order in which the file first names them.
     *
     * @return the channels; empty if every row is dropped
     */
    public List<Channel> channels() {
        return channels;
    }

    /**
     * What became of the rows of the file. A row is what describes one video: a record of a CSV file behind the header,
     * an object of a JSON file. Blank lines are not rows.
     *
     * @return the rows read, used and dropped by reason, with the first five lines of each reason
     */
    public RowSummary rows() {
        return rows;
    }

    @Override
    public ProviderId id() {
        return videos.id();
    }

    @Override
    public Channel channel(ChannelRef ref) {
        return videos.channel(ref);
    }

    @Override
    public Page<Video> uploads(UploadsRequest request) {
        return videos.uploads(request);
    }

    @Override
    public Page<Video> videos(Collection<String> ids) {
        return videos.videos(ids);
    }

    @Override
    public void close() {
        videos.close();
    }

    /** Options of reading a file. */
    public static final class Builder {

        private final Path file;
        private Clock clock = Clock.systemUTC();
        private Consumer<? super DroppedRow> droppedRows = row -> {};
        private ReadProgress progress = (bytesRead, totalBytes, rows) -> {};

        private Builder(Path file) {
            this.file = Objects.requireNonNull(file, "file");
        }

        /**
         * Sets the clock that tells when an answer was made; the system's clock by default.
         *
         * @param clock the clock
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Sets who is told of every dropped row, on the reading thread and as soon as it is clear that the row is
         * dropped. That is not the order of the lines: a row is also dropped when a newer one comes.
         *
         * @param listener takes the rows; an exception of it ends the reading
         * @return this builder
         */
        public Builder onDroppedRow(Consumer<? super DroppedRow> listener) {
            this.droppedRows = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Sets who is told how far the reading has come.
         *
         * @param listener takes the progress; an exception of it ends the reading
         * @return this builder
         */
        public Builder onProgress(ReadProgress listener) {
            this.progress = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Reads the file.
         *
         * @return its videos
         * @throws InvalidInput in the cases of {@link VideoCatalog#read}
         */
        public VideoCatalog read() {
            try (SourceFile source = SourceFile.open(file)) {
                DropLog drops = new DropLog(source.name(), droppedRows);
                NewestRows newest = new NewestRows(source.stem(), drops);
                CatalogRows rows = new CatalogRows(source, progress, drops, newest);
                String head = source.text().head();
                if (head.isBlank()) {
                    throw new InvalidInput(source.name(), 0, null, "the file is empty; expected CSV or JSON", null);
                }
                char first = head.stripLeading().charAt(0);
                if (first == '{' || first == '[') {
                    new JsonRows(source, rows).read();
                } else {
                    new CsvRows(source, rows).read(head);
                }
                RowSummary summary = rows.end();
                return new VideoCatalog(newest.channels(), summary, clock);
            } catch (IOException e) {
                throw new InvalidInput(file.toString(), 0, null, "the file cannot be read: " + e.getMessage(), e);
            }
        }
    }
}
