package io.insightstream.examples.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.examples.demo.SyntheticCatalog;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Compiles every Java block of the README, runs it beside the demo's catalog and compares what it prints. */
class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("```java\\n(?<code>.*?)```\\s+```text\\n(?<output>.*?)```", Pattern.DOTALL);
    private static final String CLASS = "ReadmeExample";

    @TempDir
    private Path folder = Path.of("");

    private record Example(int number, String code, String output) {

        static List<Example> all() throws IOException {
            List<Example> examples = new ArrayList<>();
            Matcher matcher = EXAMPLE.matcher(Files.readString(README));
            while (matcher.find()) {
                examples.add(new Example(examples.size() + 1, matcher.group("code"), matcher.group("output")));
            }
            return examples;
        }

        /** The block as a class: imports on top, the rest in the main method. */
        String source() {
            String imports =
                    code.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
            String body =
                    code.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
            return imports + "\nclass " + CLASS + " {\n  public static void main(String[] args) throws Exception {\n"
                    + body + "\n  }\n}\n";
        }
    }

    @Test
    void every_java_block_shows_what_it_prints() throws IOException {
        long blocks = Files.readString(README).lines().filter("```java"::equals).count();

        assertTrue(blocks >= 5, "the README has " + blocks + " Java blocks");
        assertEquals(blocks, Example.all().size());
    }

    @TestFactory
    Stream<DynamicTest> examples_print_what_the_readme_says() throws IOException {
        return Example.all().stream()
                .map(example -> DynamicTest.dynamicTest("Java block " + example.number(), () -> {
                    Path work = Files.createDirectory(folder.resolve("block" + example.number()));
                    compile(example.source(), work);
                    SyntheticCatalog.copyTo(work.resolve("videos.csv"));
                    assertEquals(example.output(), run(work));
                }));
    }

    private static void compile(String source, Path work) throws IOException {
        Path file = Files.writeString(work.resolve(CLASS + ".java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertNotNull(compiler, "the tests run on a JDK");
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of(
                                    "-proc:none",
                                    "--release",
                                    "17",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "-d",
                                    work.toString()),
                            null,
                            files.getJavaFileObjects(file))
                    .call();
            assertTrue(compiled, messages + source);
        }
    }

    private static String run(Path work) throws IOException, InterruptedException {
        Path output = work.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.language=en",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        work + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                        CLASS)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertTrue(process.waitFor(1, TimeUnit.MINUTES), "the example does not end");
        } finally {
            process.destroyForcibly();
        }
        String printed = Files.readString(output);
        assertEquals(0, process.exitValue(), printed);
        return printed;
    }
}
