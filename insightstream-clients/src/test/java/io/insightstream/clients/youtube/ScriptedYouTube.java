package io.insightstream.clients.youtube;

import io.insightstream.call.Secret;
import io.insightstream.clients.http.KeyPool;
import io.insightstream.clients.http.QuotaLedger;
import io.insightstream.fake.PromptSockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/** A provider in front of a server that answers what it is told, the last answer again and again. */
final class ScriptedYouTube implements AutoCloseable {

    static final String KEY = "AIza-not-a-real-key-000000000000000000";

    final TestTime time = new TestTime();
    final KeyPool keys = KeyPool.builder("youtube")
            .keys(Secret.of(KEY), Secret.of(KEY + "-2"))
            .clock(time)
            .build();
    final QuotaLedger ledger = YouTubeQuota.builder().clock(time).build();
    final List<HttpUrl> requests = Collections.synchronizedList(new ArrayList<>());
    final List<RecordedRequest> recorded = Collections.synchronizedList(new ArrayList<>());
    private final Deque<MockResponse> answers = new ArrayDeque<>();
    private final MockWebServer server = PromptSockets.server();
    final YouTube youTube;

    ScriptedYouTube() {
        this(YouTube.builder());
    }

    ScriptedYouTube(YouTube.Builder builder) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request.getUrl());
                recorded.add(request);
                synchronized (answers) {
                    return answers.size() > 1 ? answers.remove() : answers.element();
                }
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        youTube = builder.keys(keys)
                .quota(ledger)
                .baseUrl(server.url("/").toString())
                .clock(time)
                .sleeper(time)
                .random(() -> 1)
                .build();
    }

    ScriptedYouTube answers(String body) {
        return answers(200, body);
    }

    ScriptedYouTube answers(int status, String body) {
        return answers(new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json; charset=UTF-8")
                .body(body)
                .build());
    }

    ScriptedYouTube answers(MockResponse response) {
        synchronized (answers) {
            answers.add(response);
        }
        return this;
    }

    @Override
    public void close() {
        youTube.close();
        server.close();
    }
}
