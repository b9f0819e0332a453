package io.insightstream.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.insightstream.clients.http.KeyPool.KeyStatus;
import io.insightstream.clients.http.QuotaLedger.Bucket;
import io.insightstream.examples.youtube.YouTubeAccount;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code insightstream quota}. */
@Command(
        name = "quota",
        description = {
            "Tells what is spent of today's quota of YouTube and how the keys stand.",
            "It asks nobody: the figures are those of the folder INSIGHTSTREAM_HOME."
        },
        mixinStandardHelpOptions = true)
final class QuotaCommand implements Callable<Integer> {

    /** The forms the quota can be printed in; the names are the ones typed. */
    enum Format {
        table,
        json
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORM",
            description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE})")
    private Format format = Format.table;

    record BucketJson(String project, String bucket, long limit, long spent, long left, String resetsAt) {
        static BucketJson of(Bucket bucket) {
            return new BucketJson(
                    bucket.project(),
                    bucket.name(),
                    bucket.limit(),
                    bucket.spent(),
                    bucket.left(),
                    bucket.resetsAt().toString());
        }
    }

    record KeyJson(
            String key,
            String project,
            String state,
            @Nullable String until,
            @Nullable String reason) {
        static KeyJson of(KeyStatus key) {
            Instant until = key.until();
            return new KeyJson(
                    key.key(),
                    key.project(),
                    key.state().name(),
                    until == null ? null : until.toString(),
                    key.reason());
        }
    }

    record QuotaJson(List<BucketJson> quota, List<KeyJson> keys) {
        static QuotaJson of(YouTubeAccount account) {
            return new QuotaJson(
                    account.ledger().snapshot().stream().map(BucketJson::of).toList(),
                    account.keyStates().stream().map(KeyJson::of).toList());
        }
    }

    @Override
    public Integer call() throws JsonProcessingException {
        Surroundings around = Surroundings.of(spec);
        YouTubeAccount account = YouTubeAccount.of(around.environment(), around.clock());
        if (format == Format.table) {
            QuotaText.print(account.ledger().snapshot(), account.keyStates(), around.zone(), around.out());
        } else {
            around.out()
                    .println(JsonMapper.builder()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .build()
                            .writeValueAsString(QuotaJson.of(account)));
        }
        return ExitCode.OK;
    }
}
