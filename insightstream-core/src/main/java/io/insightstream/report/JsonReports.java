package io.insightstream.report;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.insightstream.channel.ChannelOverview;
import io.insightstream.channel.ChannelReport;
import io.insightstream.channel.OutlierReport;
import io.insightstream.channel.RobustOutlierReport;
import io.insightstream.channel.StreakReport;
import io.insightstream.video.Video;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reports as JSON. The records here and in the classes of each report are the contract: their components are the fields,
 * in this order.
 */
final class JsonReports {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            // The shortest digits that read back as the same number: the same text on every JDK.
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private JsonReports() {}

    static void write(ReportSet<?> reports, Writer out) throws IOException {
        List<Object> channels =
                reports.channels().stream().map(JsonReports::json).toList();
        MAPPER.writeValue(out, new SetJson(reports.input(), reports.rows(), reports.notes(), channels));
    }

    static void write(ChannelReport report, Writer out) throws IOException {
        MAPPER.writeValue(out, json(report));
    }

    private static Object json(ChannelReport report) {
        if (report instanceof OutlierReport outliers) {
            return OutlierJson.of(outliers);
        }
        if (report instanceof RobustOutlierReport robust) {
            return RobustOutlierJson.of(robust);
        }
        if (report instanceof StreakReport streak) {
            return StreakJson.of(streak);
        }
        ChannelOverview overview = (ChannelOverview) report;
        return new OverviewJson(
                overview.channel().title(),
                overview.channel().id(),
                OutlierJson.of(overview.outliers()),
                RobustOutlierJson.of(overview.robust()),
                StreakJson.of(overview.streak()));
    }

    private record SetJson(String input, @Nullable RowSummary rows, List<InputNote> notes, List<Object> channels) {}

    private record OverviewJson(
            String channel, String channelId, OutlierJson outliers, RobustOutlierJson robust, StreakJson streak) {}

    /** A video of which a report has no figures. */
    record VideoJson(String videoId, @Nullable String title, Instant publishedAt) {

        static List<VideoJson> of(List<Video> videos) {
            return videos.stream()
                    .map(video -> new VideoJson(video.id(), video.title(), video.publishedAt()))
                    .toList();
        }
    }
}
