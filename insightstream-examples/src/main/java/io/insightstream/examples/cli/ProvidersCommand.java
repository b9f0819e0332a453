package io.insightstream.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.insightstream.examples.wiring.Providers;
import io.insightstream.examples.youtube.YouTubeAccount;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code insightstream providers}. */
@Command(
        name = "providers",
        description = {
            "Tells which providers the environment configures, how their keys stand, and what to set for the others.",
            "Keys are named by the beginning of their hash. It asks nobody unless told to check."
        },
        mixinStandardHelpOptions = true)
final class ProvidersCommand implements Callable<Integer> {

    /** The forms the list can be printed in; the names are the ones typed. */
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

    @Option(
            names = "--check",
            description =
                    "asks each configured provider for the list of its models, which costs nothing; ends with 1 if "
                            + "one does not answer or lacks a configured model")
    private boolean check;

    @Override
    public Integer call() throws JsonProcessingException {
        Surroundings around = Surroundings.of(spec);
        Providers providers = Providers.of(around.environment(), around.clock());
        YouTubeAccount youTube = YouTubeAccount.of(around.environment(), around.clock());
        List<ProviderLook> looks = providers.accounts().stream()
                .map(account -> ProviderLook.of(account, check))
                .toList();
        MediaLook media = MediaLook.of(providers.media(), check);
        Listing listing = Listing.of(providers, looks, media, youTube);
        if (format == Format.table) {
            new ProvidersText(around.zone(), around.out()).print(listing, youTube);
        } else {
            around.out()
                    .println(JsonMapper.builder()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .build()
                            .writeValueAsString(listing));
        }
        boolean failed = media.problem() != null || looks.stream().anyMatch(ProviderLook::failed);
        return check && failed ? ExitCode.SOFTWARE : ExitCode.OK;
    }
}
