package io.insightstream.clients.catalog;

import io.insightstream.call.ProviderId;
import io.insightstream.error.InvalidInput;
import io.insightstream.report.InputNote;
import io.insightstream.report.RowSummary;
import io.insightstream.spi.Found;
import io.insightstream.spi.Page;
import io.insightstream.spi.UploadsRequest;
import io.insightstream.spi.VideoProvider;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Video;
import io.insightstream.video.VideoSnapshot;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
 *   <li>JSON of yt-dlp: the description of a video or of a list with its entries;
 *   <li>any of them compressed with gzip.
 * </ul>
 *
 * <p>Comments are no videos: what has a text or an author, but neither title, views, duration nor a number of comments.
 *
 * <p><b>Text.</b> UTF-8 or UTF-16 if a byte order mark says so. Without one the text is UTF-8, or all of it windows-1252
 * if a byte does not fit: the file is then read once more from its start. CSV follows RFC 4180; in a quoted cell a quote
 * that is neither doubled nor in front of a separator or a line end is text. A line ends at LF or CRLF; a CR alone is
 * text unless the file has no LF.
 *
 * <p><b>Columns.</b> A row needs a video id and a publish date. Views, likes, comments, title, duration, channel id,
 * channel title and the time of the snapshot are read if they are there; other columns, and those without a name, are
 * not. Names are compared without case, blanks and punctuation, and with or without {@code snippet.},
 * {@code statistics.} or {@code contentDetails.} in front, so that {@code viewCount}, {@code view_count} and
 * {@code statistics.viewCount} are one name. If several columns name one field, the most specific name counts for the
 * whole file ({@code video_id} before {@code id}, {@code published_at} before {@code publish_date} before
 * {@code upload_date}, {@code view_count} before {@code views}), and the leftmost of equal ones. A duration in seconds is
 * used where the other duration column is empty.
 *
 * <p><b>Values.</b>
 *
 * <ul>
 *   <li>An empty cell, {@code NaN}, {@code NaT}, {@code null}, {@code None} and {@code <NA>} are missing values. A
 *       missing count, title or duration is null, never 0; a row without id or publish date is dropped. A 0 is missing
 *       too if {@code ratings_disabled} or {@code comments_disabled} of its row says so.
 *   <li>Counts may have thousands separators ({@code 1,305}) and a fraction of zero ({@code 2595.0}).
 *   <li>Dates are ISO 8601 with {@code T} or a blank, up to nanoseconds, or seconds or milliseconds since 1970. A time
 *       without a zone is in {@link Builder#zone}, a date without a time is midnight. {@code 17.14.11} or
 *       {@code 03/04/2021} is read if the beginning of its column (some ten thousand characters of the file) shows which
 *       number is the day; a column {@code trending_date} that does not show it is year, day, month. A snapshot on
 *       {@code 13.09} is in the year that the name of the file has, or else from the publish date on. A publish date that
 *       still could mean several days drops its row; a snapshot time that cannot be read is not known.
 *   <li>Durations are ISO 8601 ({@code PT9M9S}), seconds or clock times ({@code 1:02:03}).
 *   <li>An apostrophe in front of {@code = + - @}, tab or carriage return at the start of an id, a title or a channel in
 *       CSV is taken off: exports put it there so that spreadsheets do not run the cell as a formula.
 * </ul>
 *
 * <p><b>Rows.</b> Each row is behind a video or dropped for a reason, and {@link #rows()} adds up. What had to be assumed
 * for the file is in {@link #notes()}. Rows about one video with different snapshot times are its {@link #history} and
 * all of them are used; the newest says what the video is now. Of rows about one video and one time the one furthest down
 * is used. A row without a snapshot time counts as taken when the newest row of that video above it was.
 *
 * <p><b>Channels.</b> The id of a channel is what the row says; if it only has a title, the title; if it has neither,
 * the name of the file without extensions. A channel is called what the newest of its rows calls it.
 *
 * <p><b>Memory.</b> One row is held at a time, and the videos: {@link #bytesPerVideo()} says how much they take.
 */
public final class VideoCatalog implements VideoProvider {

    private final VideoStore store;
    private final RowSummary rows;
    private final List<InputNote> notes;
    private final CatalogVideos videos;

    private VideoCatalog(CatalogReading.Result read, Clock clock) {
        this.store = read.videos();
        this.rows = read.rows();
        this.notes = read.notes();
        this.videos = new CatalogVideos(store, clock);
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return its videos
     * @throws InvalidInput if the file is missing, empty or cannot be read, has bytes without a meaning in any of the
     *     encodings, breaks its format, or has no videos: a CSV file whose header has no video id or is that of a table of
     *     comments, a JSON file with nothing like a video in it. The exception says on which line
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
        return videos.channels();
    }

    /**
     * What became of the rows of the file. A row is what describes one video: a record of a CSV file behind the header,
     * an object of a JSON file. Blank lines are not rows. A row is used if its counts are in the catalog, be it as an
     * older snapshot.
     *
     * @return the rows read, used and dropped by reason, with the first five lines of each reason
     */
    public RowSummary rows() {
        return rows;
    }

    /**
     * What had to be assumed to read the file, and what is odd about it without costing a row. Each note has the number
     * of rows it is about and the first five of their lines. The codes, in this order:
     *
     * <ul>
     *   <li>{@code charset-windows-1252}: the file is not UTF-8; the line is the first that is not
     *   <li>{@code charset-utf-16}
     *   <li>{@code quotes-unescaped}: quotes in quoted cells are not doubled
     *   <li>{@code truncated-last-row}: the file ends within a row, which is dropped
     *   <li>{@code truncated-gzip}: the compressed data end too early, at that line
     *   <li>{@code zone-assumed-utc}: dates have no zone, and {@link Builder#zone} was not called
     *   <li>{@code day-order-assumed}: the order of day, month and year is taken from other dates of the column
     *   <li>{@code year-assumed}: dates have no year
     *   <li>{@code snapshot-time-unknown}: rows of a file with snapshot times have none that can be read
     *   <li>{@code disabled-counts}: a 0 is taken as missing because the row says that the count is switched off
     *   <li>{@code pages-fetched-twice}: rows are about a video and a time that an earlier row is about
     *   <li>{@code counts-fell}: views, likes or comments are lower than in the snapshot before
     * </ul>
     *
     * @return the notes; empty if there is nothing to tell
     */
    public List<InputNote> notes() {
        return notes;
    }

    /**
     * The counts of a video over time: of each of its rows whose snapshot time is known. They are as the file has them,
     * even if they fall.
     *
     * @param videoId the id of the video
     * @return the snapshots, oldest first; empty if the file does not say when its counts were taken or does not have
     *     the video
     */
    public List<VideoSnapshot> history(String videoId) {
        StoredVideo video = store.byId().get(Objects.requireNonNull(videoId, "videoId"));
        return video == null ? List.of() : video.history();
    }

    /**
     * How much memory a video of this catalog takes on average, its history included. Added up from the sizes of the
     * objects on a 64-bit JVM with references of 4 bytes (heaps below 32 GB): 80 bytes for the video and its list of
     * snapshots, 16 and 48 for each snapshot, some 50 in the index, and the id and the title, which are 40 bytes each and
     * one a character, or two if a character is not Latin-1. Names of channels are shared and not counted.
     *
     * @return the bytes, rounded up; 0 if there are no videos
     */
    public long bytesPerVideo() {
        return store.bytesPerVideo();
    }

    @Override
    public ProviderId id() {
        return videos.id();
    }

    @Override
    public Found<Channel> channel(ChannelRef ref) {
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
        private @Nullable ZoneId zone;
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
         * Sets the zone of dates that name none. Without it they are in UTC, as platforms give them, and the catalog says
         * so in its notes.
         *
         * @param zone the zone
         * @return this builder
         */
        public Builder zone(ZoneId zone) {
            this.zone = Objects.requireNonNull(zone, "zone");
            return this;
        }

        /**
         * Sets who is told of every dropped row, on the reading thread and as soon as it is clear that the row is
         * dropped. That is not the order of the lines: a row is also dropped when one about the same time comes.
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
            return new VideoCatalog(new CatalogReading(file, zone, droppedRows, progress).read(), clock);
        }
    }
}
