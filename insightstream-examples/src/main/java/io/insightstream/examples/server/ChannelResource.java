package io.insightstream.examples.server;

import io.insightstream.channel.ChannelReport;
import io.insightstream.channel.ChannelReports;
import io.insightstream.error.InvalidRequest;
import io.insightstream.report.ReportFormat;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.ZoneId;

/** {@code /api/v1/channels/{ref}}: the reports about a channel. */
final class ChannelResource {

    private final ServedChannels channels;

    ChannelResource(ServedChannels channels) {
        this.channels = channels;
    }

    void outliers(Context context) {
        answer(context, reports(context).outliers());
    }

    void uploadStreak(Context context) {
        answer(context, reports(context).uploadStreak(zone(context)));
    }

    private ChannelReports reports(Context context) {
        ChannelReports all = channels.insight().channel(channels.names().apply(context.pathParam("ref")));
        String limit = context.queryParam("limit");
        if (limit == null) {
            return all;
        }
        try {
            return all.withLimit(Integer.parseInt(limit));
        } catch (NumberFormatException e) {
            throw new InvalidRequest("limit must be a whole number, 1 or more; got '" + limit + "'", e);
        }
    }

    private static ZoneId zone(Context context) {
        String zone = context.queryParam("zone");
        try {
            return ZoneId.of(zone == null ? "UTC" : zone);
        } catch (DateTimeException e) {
            throw new InvalidRequest(
                    "zone must be a time zone such as Europe/Berlin or an offset; got '" + zone + "'", e);
        }
    }

    private static void answer(Context context, ChannelReport report) {
        context.contentType("application/json").result(ReportFormat.JSON.render(report));
    }
}
