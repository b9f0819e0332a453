package io.insightstream.clients.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.insightstream.contract.ContractPictures;
import io.insightstream.contract.ImageProviderContract;
import io.insightstream.spi.ImageProvider;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;

class OpenAiImagesTest extends ImageProviderContract {

    private static final Pattern SIZE = Pattern.compile("\\b(\\d+)x(\\d+)\\b");
    private static final Pattern COUNT = Pattern.compile("\"n\":(\\d+)");

    private final List<ScriptedServer> servers = new ArrayList<>();

    @Override
    protected ImageProvider newProvider() {
        ScriptedServer server = new ScriptedServer(Dialect.OPENAI).always(OpenAiImagesTest::drawn);
        servers.add(server);
        return server.builder().images("painter-one");
    }

    @AfterEach
    void closeServers() {
        servers.forEach(ScriptedServer::close);
    }

    /** Draws at the size that was asked for, in the one format it knows. */
    private static MockResponse drawn(RecordedRequest request) {
        String body = Objects.requireNonNull(request.getBody()).utf8();
        for (String format : List.of("jpeg", "webp")) {
            if (body.contains("\"output_format\":\"" + format + "\"")) {
                return ScriptedServer.json(
                        400, "{\"error\": {\"message\": \"this server has no image/" + format + "\"}}");
            }
        }
        Matcher size = SIZE.matcher(body);
        Matcher count = COUNT.matcher(body);
        int pictures = count.find() ? Integer.parseInt(count.group(1)) : 1;
        if (!size.find()) {
            return ScriptedServer.json(400, "{\"error\": {\"message\": \"no size\"}}");
        }
        byte[] picture = ContractPictures.png(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)), 120);
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        for (int i = 0; i < pictures; i++) {
            data.addObject().put("b64_json", Base64.getEncoder().encodeToString(picture));
        }
        return ScriptedServer.json(200, answer.toString());
    }
}
